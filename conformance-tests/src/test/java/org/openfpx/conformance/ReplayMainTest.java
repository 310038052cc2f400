package org.openfpx.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.HarWriter;
import org.openfpx.conformance.recording.Recording;

/** The command {@code openfpx replay}. */
class ReplayMainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ReplayMain(out, Map.of()).run(List.of(arguments));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String target(String issuer) throws IOException {
    var text = "{issuer: '" + issuer + "', driver: openfpx}";
    return Files.writeString(folder.resolve("target.yaml"), text).toString();
  }

  /** Two entries: one of UG-2-01, and one of FA-2-01 for which a client is needed. */
  private String recording() {
    var file = folder.resolve("run.har");
    var server = new Recording.Server("https://old.example", "x", Map.of());
    HarWriter.write(
        new Recording(
            server, List.of(entry("UG-2-01", "/a"), entry("FA-2-01", "/{{client_id:first}}")), 0),
        file);
    return file.toString();
  }

  private static Entry entry(String clause, String path) {
    return new Entry(
        new Entry.Proof("Ask", clause, List.of(clause), "pass"),
        new Entry.Moment(Duration.ZERO, Duration.ZERO, false),
        Entry.How.PLAIN,
        new Entry.Sent("GET", "https://old.example" + path, List.of(), ""),
        new Entry.Got(200, List.of(new Entry.Header("Content-Type", "application/json")), "{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target x|which FILE?",
        "run.har|--target is missing",
        "run.har --target|--target needs a value",
        "run.har more --target x|unknown option more",
        "run.har --target x --fast|unknown option --fast",
        "nowhere.har --target x|nowhere.har can't be read",
      })
  void aCommandLineThatMeansNothingIsNamed(String words, String said) {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(printed()).contains(said);
  }

  @Test
  void aRecordingOrATargetThatIsNoneIsNamed() throws Exception {
    var broken = Files.writeString(folder.resolve("broken.har"), "{\"log\": {}}").toString();
    assertThat(run(broken, "--target", target("https://as.example"))).isEqualTo(2);
    assertThat(printed()).contains(broken + ": log.version is missing");

    var prose = Files.writeString(folder.resolve("README.md"), "# Words\n").toString();
    assertThat(run(prose, "--target", target("https://as.example"))).isEqualTo(2);
    assertThat(printed()).contains(prose + ": no JSON at line 1, column ");

    var deep = Files.writeString(folder.resolve("deep.har"), "[".repeat(100_000)).toString();
    assertThat(run(deep, "--target", target("https://as.example"))).isEqualTo(2);
    assertThat(printed()).contains(deep + ": no JSON");

    assertThat(run(recording(), "--target", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(printed()).contains("none.yaml can't be read");

    assertThat(run(recording(), "--target", target("https://as.example"), "--only", "UG-9-99"))
        .isEqualTo(2);
    assertThat(printed()).contains("run.har has nothing of UG-9-99");
  }

  @Test
  void aServerThatIsNotThereIsSaidNotToBe() throws Exception {
    assertThat(run(recording(), "--target", target("http://127.0.0.1:1"))).isEqualTo(3);
    assertThat(printed()).contains("http://127.0.0.1:1 cannot be reached");
  }

  @Test
  void aRecordingThatIsNotWholeIsSaidNotToBe() throws Exception {
    var file = folder.resolve("cut.har");
    var from = new Recording.Server("https://old.example", "x", Map.of());
    HarWriter.write(new Recording(from, List.of(entry("UG-2-01", "/a")), 7), file);
    try (var server = new MockWebServer()) {
      server.start();
      answering(server, Headers.of("Content-Type", "application/json"), 200);

      assertThat(run("" + file, "--target", target("http://127.0.0.1:" + server.getPort())))
          .isZero();
    }
    assertThat(printed()).startsWith("requests of its run that the recording lacks: 7");
  }

  @Test
  void sameDifferentAndNothingSentAreToldApart() throws Exception {
    try (var server = new MockWebServer()) {
      server.start();
      var issuer = "http://127.0.0.1:" + server.getPort();
      var headers = Headers.of("Content-Type", "application/json");

      answering(server, headers, 200);
      assertThat(run(recording(), "--target", target(issuer))).isZero();
      assertThat(printed())
          .contains("not sent entry 2, FA-2-01: Ask: the target file has no client first")
          .contains(issuer + ": 1 answered alike, 0 differ, 1 not sent");

      printed.reset();
      answering(server, headers, 404);
      assertThat(run(recording(), "--target", target(issuer), "--only", "UG-2-01", "--json"))
          .isEqualTo(1);
      assertThat(printed()).startsWith("{").contains("\"seen\" : \"404\"").doesNotContain("FA-2");

      printed.reset();
      answering(server, headers);
      assertThat(run(recording(), "--target", target(issuer), "--only", "FA-2-01")).isEqualTo(2);
      assertThat(printed()).contains("0 answered alike, 0 differ, 1 not sent");
    }
  }

  private static void answering(MockWebServer server, Headers headers, int... statuses) {
    server.enqueue(new MockResponse(200, headers, "{}"));
    for (var status : statuses) {
      server.enqueue(new MockResponse(status, headers, "{}"));
    }
  }
}
