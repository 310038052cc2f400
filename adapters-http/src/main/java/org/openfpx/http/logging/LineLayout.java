package org.openfpx.http.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.openfpx.http.json.Json;
import org.openfpx.http.problem.Problems;

/** One event as one line, or as one and a stack trace. */
final class LineLayout extends LayoutBase<ILoggingEvent> {
  // What a library quotes of another party would move the cursor of a terminal, or the words.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\r\t]]");

  private final LogFormat format;
  private final QuietTraces traces;

  /**
   * @param databases what may be told of a failure of the database; nothing of all others
   */
  LineLayout(LogFormat format, Function<Throwable, Optional<String>> databases) {
    this.format = format;
    traces = new QuietTraces(databases);
  }

  @Override
  public void start() {
    traces.setContext(getContext());
    traces.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    return switch (format) {
      case READABLE -> readable(event);
      case JSON -> json(event);
    };
  }

  private String readable(ILoggingEvent event) {
    var line = new StringBuilder().append(time(event)).append(' ');
    line.append(String.format("%-5s", event.getLevel())).append(' ');
    var correlation = correlation(event);
    if (!correlation.isEmpty()) {
      line.append('[').append(correlation).append("] ");
    }
    line.append(shortName(event)).append(": ").append(message(event)).append('\n');
    return line.append(trace(event)).toString();
  }

  private String json(ILoggingEvent event) {
    var line = new LinkedHashMap<String, String>();
    line.put("time", time(event));
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    var correlation = correlation(event);
    if (!correlation.isEmpty()) {
      line.put("correlation_id", correlation);
    }
    line.put("message", message(event));
    var trace = trace(event);
    if (!trace.isEmpty()) {
      line.put("exception", trace);
    }
    return Json.write(line) + "\n";
  }

  private static String time(ILoggingEvent event) {
    return Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String correlation(ILoggingEvent event) {
    return event.getMDCPropertyMap().getOrDefault(Problems.MDC_KEY, "");
  }

  private static String shortName(ILoggingEvent event) {
    var name = event.getLoggerName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String message(ILoggingEvent event) {
    // A line break in a message would make one event look like two.
    var line = Redaction.of(event.getFormattedMessage()).replace("\n", "\\n").replace("\r", "\\r");
    return UNSEEN.matcher(line).replaceAll("?");
  }

  private String trace(ILoggingEvent event) {
    return event.getThrowableProxy() == null
        ? ""
        : UNSEEN.matcher(Redaction.of(traces.convert(event))).replaceAll("?");
  }
}
