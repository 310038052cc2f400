package org.openfpx.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;
import org.w3c.dom.Document;

/** What is written of a run is read back. */
class ReportsTest {
  private static final String SECRET = "cjBZDnVpjHvJQaLnHAWUY7E1u4w0PMSq6TdNuFhMHQb";
  private static final URI TOKEN = URI.create("https://as.example/token");

  @TempDir Path folder;

  private static Result result(String id, String module, Outcome outcome) {
    var headers =
        HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (a, b) -> true);
    var body = "{\"error\":\"<b>bad</b>\",\"ticket\":\"" + SECRET + "\"}";
    var answer = new Answer(TOKEN, 400, headers, body);
    var request = Request.form("Present it", TOKEN, Map.of("ticket", SECRET));
    var exchange = new Exchange(request, Optional.of(answer), Duration.ZERO, Duration.ZERO);
    return new Result(
        module,
        Check.of(id, "A <check> & more", _ -> {}),
        outcome,
        List.of(exchange),
        Duration.ofMillis(1234));
  }

  private static Run run(Result... results) {
    return new Run(
        new Run.Server("https://as.example", "manual", Party.AUTHORIZATION_SERVER),
        Instant.parse("2030-01-02T03:04:05Z"),
        Duration.ofSeconds(7),
        Catalogue.whole(),
        List.of(results),
        Optional.empty());
  }

  private static final Run RUN =
      run(
          result("UG-2-01", "discovery", new Outcome.Pass()),
          result("UG-2-02", "discovery", new Outcome.Warning("this", "that")),
          result("FA-4.1-01", "permission-endpoint", new Outcome.Fail("201", "<script>\u0001")),
          result("FA-4-04", "permission-endpoint", new Outcome.Skip("no PAT")));

  private String written(String file) throws Exception {
    Reports.write(RUN, folder);
    return Files.readString(folder.resolve(file));
  }

  @Test
  void whatIsWrittenIsForItsOwnerAloneWhateverWasThere() throws Exception {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var made = folder.resolve("runs").resolve("one");
    Reports.write(RUN, made);
    var page = made.resolve("report.html");
    Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r--r--"));

    Reports.write(RUN, made);

    assertThat(permissions(made)).isEqualTo("rwx------");
    try (var files = Files.list(made)) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(one -> assertThat(permissions(one)).isEqualTo("rw-------"));
    }
  }

  private static String permissions(Path place) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
  }

  @Test
  void thePageTellsEachFindingWithItsClauseAndWhatWasSeen() throws Exception {
    var page = Jsoup.parse(written("report.html"));

    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select(".verdict").text()).isEqualTo("1 check failed.");
    assertThat(page.select("nav a").eachText()).containsExactly("discovery", "permission-endpoint");
    assertThat(page.select("section > details")).hasSize(5);
    var open = page.select("section > details[open]");
    assertThat(open).hasSize(1);
    assertThat(open.text())
        .contains("FA-4.1-01", "A <check> & more", "Expected 201", "Seen <script>")
        .contains("one JSON object, or an array of one or more")
        .contains("POST https://as.example/token");
    assertThat(page.text())
        .contains("3 of 221 clauses for authorization servers")
        .contains("no PAT");
  }

  @Test
  void aPageOfAllClausesSaysOfEachHowItIsMetOrWhyNot() throws Exception {
    var file = folder.resolve("clauses.md");
    Reports.writePage(Map.of("ours", RUN), file);

    assertThat(Files.readAllLines(file))
        .contains(
            "| all | 310 |", "| fail | 1 |", "| no check | 253 |", "| pass (own target) | 37 |")
        .anyMatch(line -> line.matches("[|] UG-2-01 [|] must [|] .* [|] pass [|] A <check> .*"))
        .anyMatch(line -> line.contains("| fail | expected 201; saw <script>� | [ReportsTest]("))
        .anyMatch(line -> line.matches("[|] FA-4-04 [|] .* [|] skip [|] .*: no PAT [|] .*"))
        .anyMatch(
            line -> line.matches("[|] UG-5.5-05 [|] .* [|] no check [|] Not testable: .* [|]"));
  }

  /** The page needs nothing from elsewhere, and nothing that a server said becomes part of it. */
  @Test
  void thePageStandsByItself() throws Exception {
    var page = Jsoup.parse(written("report.html"));

    assertThat(page.select("script, link, img, iframe, [src], b")).isEmpty();
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("style").first().data())
        .contains("prefers-color-scheme: dark")
        .doesNotContain("@import", "url(");
    assertThat(page.select("meta[name=viewport]")).hasSize(1);
    assertThat(page.select("a").eachAttr("href"))
        .allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
  }

  @Test
  void secretsAreShortenedEverywhere() throws Exception {
    for (var file : List.of("report.html", "report.json", "junit.xml", "badge.svg")) {
      assertThat(written(file)).as(file).doesNotContain(SECRET);
    }
    assertThat(written("report.html")).contains("ticket=cjBZDn…");
  }

  @Test
  void jsonHasAllOfIt() throws Exception {
    var root = new JsonMapper().readTree(written("report.json"));

    assertThat(root.required("issuer").asText()).isEqualTo("https://as.example");
    assertThat(root.required("counts").toString())
        .isEqualTo("{\"fail\":1,\"pass\":1,\"skip\":1,\"warning\":1}");
    assertThat(root.required("clauses").required("covered").asInt()).isEqualTo(3);
    assertThat(root.required("clauses").required("notCovered")).hasSize(218);
    var failed = root.required("results").get(2);
    assertThat(failed.required("id").asText()).isEqualTo("FA-4.1-01");
    assertThat(failed.required("outcome").asText()).isEqualTo("fail");
    assertThat(failed.required("expected").asText()).isEqualTo("201");
    assertThat(failed.required("exchanges").get(0).required("request").asText())
        .startsWith("POST https://as.example/token");
  }

  @Test
  void whatARunDidNotKeepIsSaidWhereItIsMissing() throws Exception {
    var whole = result("UG-2-01", "discovery", new Outcome.Pass());
    var cut =
        new Result(
            whole.module(), whole.check(), whole.outcome(), whole.exchanges(), 3, whole.took());
    Reports.write(run(cut), folder);

    var page = Jsoup.parse(Files.readString(folder.resolve("report.html")));
    assertThat(page.select(".facts").text())
        .contains("Not kept 3 exchanges, more than a run keeps");
    assertThat(page.select(".exchanges summary").text())
        .isEqualTo("1 exchange, and 3 that were not kept");
    var root = new JsonMapper().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(root.required("results").get(0).required("dropped").asInt()).isEqualTo(3);
  }

  private Document xml(String file) throws Exception {
    var bytes = written(file).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void buildServersReadTheSameCounts() throws Exception {
    var suite = xml("junit.xml").getDocumentElement();

    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    var names = suite.getElementsByTagName("testcase").item(2).getAttributes().getNamedItem("name");
    assertThat(names.getNodeValue()).isEqualTo("FA-4.1-01 A <check> & more");
  }

  @Test
  void theBadgeSaysHowManyFailed() throws Exception {
    var svg = xml("badge.svg").getDocumentElement();

    assertThat(svg.getTagName()).isEqualTo("svg");
    assertThat(svg.getAttribute("aria-label")).isEqualTo("UMA 2.0: 1 failed");
  }

  @Test
  void whatSkippedEverythingIsNotGreen() throws Exception {
    Reports.write(run(result("UG-2-01", "discovery", new Outcome.Skip("no PAT"))), folder);

    assertThat(Files.readString(folder.resolve("badge.svg")))
        .contains("UMA 2.0: nothing checked", "#57606a")
        .doesNotContain("#116329");
    var verdict = Jsoup.parse(Files.readString(folder.resolve("report.html"))).select(".verdict");
    assertThat(verdict.text()).isEqualTo("Nothing was checked.");
    assertThat(verdict.hasClass("pass")).isFalse();
  }
}
