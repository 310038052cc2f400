package org.openfpx.http.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
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
    var event = event("failed");
    event.setThrowableProxy(
        new ch.qos.logback.classic.spi.ThrowableProxy(
            new IllegalStateException("no person june@example.org")));
    assertThat(layout(LogFormat.READABLE).doLayout(event))
        .contains("IllegalStateException", "LineLayoutTest")
        .doesNotContain("june@example.org");
  }

  private static String line(LogFormat format, String message) {
    return layout(format).doLayout(event(message));
  }

  private static LineLayout layout(LogFormat format) {
    var layout = new LineLayout(format);
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
