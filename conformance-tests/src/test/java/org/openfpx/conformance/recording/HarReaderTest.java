package org.openfpx.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording that is not as it should be is refused with the place. */
class HarReaderTest {
  private static final String GOOD =
      HarWriter.text(
          new Recording(
              new Recording.Server("https://as.example", "x", Map.of("jwks_uri", "https://k")),
              List.of(
                  new Entry(
                      new Entry.Proof("Ask", "UG-2-01", List.of("UG-2-01"), "pass"),
                      new Entry.Moment(Duration.ZERO, Duration.ofMillis(5), false),
                      new Entry.How(
                          "", List.of(new Entry.Step("allow", "{{_id-1}}", List.of("a")))),
                      new Entry.Sent(
                          "GET",
                          "https://as.example/x",
                          List.of(new Entry.Header("Accept", "*/*")),
                          "body"),
                      new Entry.Got(200, List.of(new Entry.Header("Allow", "GET")), "answer"))),
              0));

  @TempDir Path folder;

  @Test
  void whatIsGoodIsRead() {
    assertThat(HarReader.of(GOOD).entries()).hasSize(1);
    assertThat(HarReader.of(GOOD).entries().getFirst().how().before())
        .containsExactly(new Entry.Step("allow", "{{_id-1}}", List.of("a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"1.2\"|\"1.1\"|log.version is not 1.2",
        "\"method\":\"GET\"|\"method\":7|log.entries[0].request.method is no text",
        "\"method\":\"GET\"|\"method\":\"get it\"|log.entries[0].request.method is no method",
        "\"method\":\"GET\"|\"methods\":\"GET\"|log.entries[0].request.methods is nothing",
        "\"status\":200|\"status\":2000|log.entries[0].response.status is no whole number from"
            + " 0",
        "\"status\":200|\"status\":200.5|log.entries[0].response.status is no whole number",
        "\"_driver\":\"x\"|\"_driver\":\"x\",\"_dropped\":0|log._dropped is no whole number from 1",
        "\"_together\":false|\"_together\":0|log.entries[0]._together is neither true nor"
            + " false",
        "\"act\":\"allow\"|\"act\":\"steal\"|log.entries[0]._before[0].act is none of ",
        "1970-01-01T00:00:00Z|some time|log.entries[0].startedDateTime is no time",
        "\"text\":\"answer\"|\"more\":1|log.entries[0].response.content.more is nothing",
        "\"_clause\":[\"UG-2-01\"]|\"_clause\":[7]|log.entries[0]._clause[0] is no text",
        "\"_clause\":[\"UG-2-01\"]|\"_clause\":{}|log.entries[0]._clause is no list",
        "\"cache\":{}|\"cache\":1|log.entries[0].cache is no object",
        "\"_person\":\"\",||log.entries[0]._person is missing",
        "\"_driver\":\"x\"|\"_driver\":\"x\", \"_driver\":\"y\"|no JSON at line 1, column",
      })
  void whatIsWrongIsNamedByItsPlace(String right, String wrong, String said) {
    assertThat(GOOD).contains(right);
    var bad = GOOD.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> HarReader.of(bad))
        .isInstanceOf(BadRecording.class)
        .hasMessageContaining(said);
  }

  /** Whoever sent them would be refused only then, in words that have them in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept|X-A\\r\\nHost: evil|request.headers[0].name is no name of a header",
        "Accept|X A|request.headers[0].name is no name of a header",
        "Accept||request.headers[0].name is no name of a header",
        "Accept|X-\u00e9|request.headers[0].name is no name of a header",
        "*/*|v\\u001b]0;owned\\u0007|request.headers[0].value has what no header may have",
        "*/*|v\\r\\nY: z|request.headers[0].value has what no header may have",
        "*/*|v\\u007f|request.headers[0].value has what no header may have",
        "*/*|v\u20ac|request.headers[0].value has what no header may have",
        "Allow|X:|response.headers[0].name is no name of a header",
        "\"value\":\"GET\"|\"value\":\"\\u0000\"|response.headers[0].value has what no header",
        "Accept|Host|request.headers[0].name is one that no recording has: Host",
        "Accept|content-length|request.headers[0].name is one that no recording has",
        "Accept|Connection|request.headers[0].name is one that no recording has",
        "Accept|EXPECT|request.headers[0].name is one that no recording has",
        "Accept|Upgrade|request.headers[0].name is one that no recording has",
      })
  void aHeaderThatHttpDoesNotHaveIsNamedByItsPlace(String right, String wrong, String said) {
    whatIsWrongIsNamedByItsPlace(right, wrong, "log.entries[0]." + said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\\tb c", "{{pat:first}}", "\u00e9\u0080"})
  void aHeaderMayHaveWhatHttpLetsItHave(String value) {
    var headers = HarReader.of(GOOD.replace("*/*", value)).entries().getFirst().sent().headers();

    assertThat(headers).containsExactly(new Entry.Header("Accept", value.replace("\\t", "\t")));
  }

  @Test
  void whatIsNestedTooDeepIsNoRecording() {
    assertThatThrownBy(() -> HarReader.of("[".repeat(100_000)))
        .isInstanceOf(BadRecording.class)
        .hasMessageStartingWith("no JSON");
  }

  @Test
  void whatIsNoRecordingAtAllIsSaidToBeNone() {
    assertThatThrownBy(() -> HarReader.of("{"))
        .isInstanceOf(BadRecording.class)
        .hasMessageContaining("no JSON at line 1");
    assertThatThrownBy(() -> HarReader.of("[]")).isInstanceOf(BadRecording.class);
    assertThatThrownBy(() -> HarReader.of(GOOD + "{}")).isInstanceOf(BadRecording.class);
    assertThatThrownBy(() -> HarReader.read(folder.resolve("none.har")))
        .isInstanceOf(BadRecording.class)
        .hasMessageContaining("none.har can't be read");
  }

  /** A file that somebody else wrote may have as many entries as it likes. */
  @Test
  void theNumberOfEntriesIsBounded() {
    int begin = GOOD.indexOf('[', GOOD.indexOf("\"entries\"")) + 1;
    var many = GOOD.substring(0, begin) + "{},".repeat(10_000) + GOOD.substring(begin);

    assertThatThrownBy(() -> HarReader.of(many)).hasMessage("log.entries has more than 10000");
  }
}
