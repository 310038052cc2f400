package org.openfpx.conformance.privacy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.http.logging.LogFormat;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of this JVM as the product writes it, correlation ids and stack traces included; without
 * the time at the beginning of a line, which is the log's own.
 */
final class WrittenLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new ArrayList<>();
  private final Encoder<ILoggingEvent> encoder;

  private WrittenLog(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  /** Sets the log up as a system does, and reads along. */
  static WrittenLog begin() {
    Logging.set(LogFormat.READABLE, DatabaseFailures::told);
    var root = context().getLogger(Logger.ROOT_LOGGER_NAME);
    if (!(root.iteratorForAppenders().next() instanceof OutputStreamAppender<ILoggingEvent> out)) {
      throw new IllegalStateException("the product writes its log otherwise than expected");
    }
    var log = new WrittenLog(out.getEncoder());
    log.setContext(context());
    log.start();
    root.addAppender(log);
    return log;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  @Override
  protected void append(ILoggingEvent event) {
    // Here and now: what belongs to the thread is gone later.
    var written = new String(encoder.encode(event), StandardCharsets.UTF_8);
    synchronized (lines) {
      lines.add(written.substring(written.indexOf(' ') + 1));
    }
  }

  /** What was written since this was last asked. */
  List<String> since() {
    synchronized (lines) {
      var since = List.copyOf(lines);
      lines.clear();
      return since;
    }
  }

  /** Gives the JVM the log of its tests back. */
  @Override
  public void close() {
    context().reset();
    try {
      new ContextInitializer(context()).autoConfig();
    } catch (JoranException e) {
      throw new IllegalStateException("the log of the tests can't be set up again", e);
    }
  }
}
