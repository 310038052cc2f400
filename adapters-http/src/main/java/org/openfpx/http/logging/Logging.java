package org.openfpx.http.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up the log of the whole process, once, before anything else is started. */
public final class Logging {
  // They say at "info" what one line of ours says at start.
  private static final List<String> TALKATIVE =
      List.of("org.eclipse.jetty", "org.flywaydb", "com.zaxxer", "org.jooq");

  // They warn of malformed requests in their own words, which anybody can choose and which may tell
  // of a person; whoever sent one has been told.
  private static final List<String> QUOTING =
      List.of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort");

  // jOOQ believes what MySQL's driver says of MariaDB, "5.5", and warns; ours are tested (pool).
  private static final String MISTAKEN = "org.jooq.impl.DefaultExecuteContext.logVersionSupport";

  // When a migration fails it says that nothing could be rolled back either, with a trace, before
  // our line says what failed.
  private static final String UNASKED =
      "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate";

  // It tells of a failed start what is in the exception, and of a request nothing: what is thrown
  // there ends in Problems.
  private static final String DOUBLED = "io.javalin";

  // That there are as many connections as there may be, it tells at "info": else an operator sees
  // others hang and no reason.
  private static final String WORTH_A_LINE = "org.eclipse.jetty.server.NetworkConnectionLimit";

  private Logging() {}

  /**
   * Writes to standard output in that form from now on, "info" and worse.
   *
   * @param databases what may be told of a failure of the database; nothing of all others
   */
  public static void set(LogFormat format, Function<Throwable, Optional<String>> databases) {
    write(format, databases, ConsoleTarget.SystemOut, Level.INFO);
  }

  /** The same to standard error, warnings and worse: for commands whose output is their answer. */
  public static void aside(LogFormat format, Function<Throwable, Optional<String>> databases) {
    write(format, databases, ConsoleTarget.SystemErr, Level.WARN);
  }

  private static void write(
      LogFormat format,
      Function<Throwable, Optional<String>> databases,
      ConsoleTarget target,
      Level least) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("the log is written by another library than expected");
    }
    context.reset();
    var layout = new LineLayout(format, databases);
    layout.setContext(context);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setEncoder(encoder);
    console.setTarget(target.getName());
    console.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(least);
    root.addAppender(console);
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    QUOTING.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
    context.getLogger(MISTAKEN).setLevel(Level.ERROR);
    context.getLogger(UNASKED).setLevel(Level.OFF);
    context.getLogger(DOUBLED).setLevel(Level.OFF);
    context.getLogger(WORTH_A_LINE).setLevel(Level.INFO);
  }
}
