package org.openfpx.http.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.http.problem.Problems;

class LineLayoutTest {
  @Test
  void aReadableLineSaysWhenWhatAndForWhichRequest() {
    assertThat(line(LogFormat.READABLE, "started"))
        .isEqualTo("2026-01-05T10:00:00Z INFO  [abcdefghij] Thing: started\n");
  }

  @Test
  void aJsonLineIsOneObject() {
    assertThat(line(LogFormat.JSON, "two\nlines"))
        .isEqualTo(
            "{\"time\":\"2026-01-05T10:00:00Z\",\"level\":\"INFO\",\"logger\":\"org.openfpx.Thing\",\"correlation_id\":\"abcdefghij\",\"message\":\"two\\\\nlines\"}\n");
  }

  @Test
  void whatWouldMoveTheCursorOrTheWordsIsNotWritten() {
    var said = "Invalid status line: \u001b[2J\u0000\u009b1m\u202e\u2028\ttab";

    assertThat(line(LogFormat.READABLE, said)).endsWith("Invalid status line: ?[2J??1m??\ttab\n");
    assertThat(line(LogFormat.JSON, said)).contains("Invalid status line: ?[2J??1m??\\ttab\"");
  }

  @Test
  void queryStringsTokensAndMailAddressesAreTakenOut() {
    var token = "dGhpcyBpcyBhIHRva2VuIG9mIDI1NiBiaXRzIQ0123";
    var line =
        line(
            LogFormat.READABLE,
            "GET /uma/claims?ticket=abc&state=x from june@example.org with " + token + " refused");
    assertThat(line)
        .doesNotContain("ticket=abc", "june@example.org", token)
        .contains("/uma/claims?[redacted] from [redacted] with [redacted] refused");
  }

  @Test
  void namesOfClassesAndIdsStay() {
    var said = "org.openfpx.http.as.TheLongestClassNameThatAnybodyEverThoughtOf failed on V12";
    assertThat(line(LogFormat.READABLE, said)).contains(said);
  }

  @Test
  void aStackTraceIsRedactedToo() {
    assertThat(trace(LogFormat.READABLE, new IllegalStateException("no person june@example.org")))
        .contains("IllegalStateException", "LineLayoutTest")
        .doesNotContain("june@example.org");
  }

  @Test
  void noTraceTellsWhatAFailedStatementHeld() {
    var database = new SQLException("Value too long: 'secretive'", "22001", 1406);
    database.initCause(new NumberFormatException("For input string: secretive"));
    database.addSuppressed(new IOException("secretive"));
    var thrown = new IllegalStateException("insert failed: 'secretive'", database);
    for (var format : LogFormat.values()) {
      assertThat(trace(format, thrown))
          .contains("IllegalStateException: [left out]")
          .contains("SQLException: SQL state 22001")
          .contains("NumberFormatException", "IOException", "at org.openfpx.http.logging")
          .doesNotContain("secretive");
    }
    assertThat(
            trace(LogFormat.READABLE, new IllegalStateException("no picture", new IOException())))
        .contains("IllegalStateException: no picture");
  }

  private static String trace(LogFormat format, Throwable thrown) {
    var event = event("failed");
    event.setThrowableProxy(new ThrowableProxy(thrown));
    return layout(format).doLayout(event);
  }

  private static String line(LogFormat format, String message) {
    return layout(format).doLayout(event(message));
  }

  private static LineLayout layout(LogFormat format) {
    var layout =
        new LineLayout(
            format,
            thrown ->
                thrown instanceof SQLException failed
                    ? Optional.of("SQL state " + failed.getSQLState())
                    : Optional.empty());
    layout.setContext(new LoggerContext());
    layout.start();
    return layout;
  }

  private static LoggingEvent event(String message) {
    var event = new LoggingEvent();
    event.setLoggerName("org.openfpx.Thing");
    event.setLevel(Level.INFO);
    event.setMessage(message);
    event.setInstant(java.time.Instant.parse("2026-01-05T10:00:00.123Z"));
    event.setMDCPropertyMap(Map.of(Problems.MDC_KEY, "abcdefghij"));
    return event;
  }
}
