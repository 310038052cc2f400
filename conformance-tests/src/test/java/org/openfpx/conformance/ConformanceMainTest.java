package org.openfpx.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.conformance.driver.FakeKeycloak;

/** The command {@code openfpx conformance}, where it tests nothing. */
class ConformanceMainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ConformanceMain(out, false, Map.of(), folder).run(List.of(arguments));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String target(String text) throws IOException {
    return Files.writeString(folder.resolve("target.yaml"), text).toString();
  }

  @Test
  void theListHasALineForEachClause() {
    assertThat(run("--list")).isZero();

    var lines = printed().lines().toList();
    assertThat(lines).hasSize(310);
    assertThat(lines)
        .anyMatch(line -> line.matches("UG-2-01 +must +BB +discovery +check UG-2-01: There is .*"))
        .anyMatch(line -> line.matches("UG-2-07 +should +INS +discovery +review: docs/.*"))
        .anyMatch(line -> line.matches("UG-5.5-05 +lower case +POL +security +not covered"));
  }

  @Test
  void theListOfOneModuleHasItsClausesAlone() {
    assertThat(run("--list", "--only", "discovery")).isZero();

    assertThat(printed().lines().toList())
        .hasSizeBetween(2, 100)
        .allMatch(line -> line.contains(" discovery "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lst|unknown option --lst",
        "--only|--only needs a value",
        "--only discover|there is no module or clause discover; did you mean discovery?",
        "--only permission-endpont|clause permission-endpont; did you mean permission-endpoint?",
        "--only fa-4.1-1|there is no module or clause fa-4.1-1; did you mean FA-4.1-01?",
        "--only UG|there is no module or clause UG; --list has them all",
        "--only everything|there is no module or clause everything; --list has them all",
        "--only rs|nothing was checked: rs looks at resource servers, so it needs a target file"
            + " with driver: resource-server (docs/guides/conformance.md#resource-server)",
        "--only client|driver: client (docs/guides/conformance.md#client)",
        "--only UG-5.5-05|nothing was checked: the kit has no check for UG-5.5-05",
        "--only UG-5.1-05|nothing was checked: UG-5.1-05 looks at clients, so it needs a target"
            + " file",
        "--mode lax|--mode is strict or standard",
        "--mode strict --target x.yaml|--mode is of a network of ours",
        "--page x.md --mode strict|--page is about all of ours",
        "--page x.md --record x.har|--page is of networks in which things run out",
        "--report pom.xml/report|no report can be written to pom.xml/report",
        "--target nowhere.yaml|nowhere.yaml can't be read",
      })
  void aCommandLineThatMeansNothingIsNamed(String words, String said) {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(printed()).contains(said);
  }

  @Test
  void aTargetThatIsNoneIsNamed() throws Exception {
    var file = target("{issuer: 'https://as.example', driver: nobody}");

    assertThat(run("--target", file)).isEqualTo(2);
    assertThat(printed()).contains("there is no driver nobody");
  }

  @Test
  void whatIsNotAboutSuchATargetIsSaidToNeedAnother() throws Exception {
    var file = target("{issuer: 'http://127.0.0.1:1', driver: openfpx}");
    assertThat(run("--target", file, "--only", "rs")).isEqualTo(2);
    assertThat(printed())
        .contains("nothing was checked: rs looks at resource servers, so it needs");

    var server =
        target(
            "{issuer: 'http://127.0.0.1:%d', driver: resource-server,".formatted(freePort())
                + " resource: {url: 'http://127.0.0.1:1/x', id: x, scopes: [read]}}");
    assertThat(run("--target", server, "--only", "push")).isEqualTo(2);
    assertThat(printed())
        .contains(
            "push looks at authorization servers, so it needs a target file with driver: keycloak"
                + " or manual or openfpx (docs/guides/conformance.md#a-target-file)");
  }

  @Test
  void aServerThatIsNotThereIsSaidNotToBe() throws Exception {
    var file = target("{issuer: 'http://127.0.0.1:1', driver: openfpx}");

    assertThat(run("--target", file)).isEqualTo(3);
    assertThat(printed()).contains("http://127.0.0.1:1 cannot be reached");
  }

  /** A server whose discovery document is an object, and nothing more. */
  @Test
  void whatFailsMakesTheRunFailAndIsInTheReport() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ConformanceMainTest::answerObject);
    server.start();
    var report = folder.resolve("report");
    try {
      var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
      var file = target("{issuer: '" + issuer + "', driver: openfpx}");

      assertThat(run("--target", file, "--only", "UG-2-01")).isZero();
      assertThat(run("--target", file, "--only", "permission-endpoint")).isEqualTo(2);
      assertThat(run("--target", file, "--only", "discovery", "--report", "" + report))
          .isEqualTo(1);
    } finally {
      server.stop(0);
    }
    assertThat(printed())
        .contains("pass     UG-2-01 ")
        .contains("fail     UG-2-03 ")
        .contains("expected issuer, a text that is not empty; saw no issuer")
        .contains("skip     FA-2-03 ")
        .containsPattern("skipped, and why:\n +[0-9]+  .*\n +[A-Z]+-[0-9.]+-[0-9]+")
        .contains("nothing was checked")
        .containsPattern("1 passed, [0-9]+ failed, 0 warnings");
    assertThat(report)
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/report.json")
        .isDirectoryContaining("glob:**/junit.xml")
        .isDirectoryContaining("glob:**/badge.svg");
  }

  /** A server that knows nobody. */
  @Test
  void whoIsRefusedEndsTheRunBeforeItBegins() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/", exchange -> answer(exchange, 200, "{\"token_endpoint\":\"" + issuer + "/t\"}"));
    server.createContext("/t", exchange -> answer(exchange, 401, "{\"error\":\"invalid_client\"}"));
    server.start();
    try {
      assertThat(run("--target", targetWithServer(issuer))).isEqualTo(2);
    } finally {
      server.stop(0);
    }
    assertThat(printed().lines())
        .containsExactly(
            "openfpx conformance: resource-servers.first: the server refuses its id or secret:"
                + " /t answered 401 instead of 400: invalid_client");
  }

  @Test
  void whatIsMisspeltInTheTargetFileIsNamed() throws Exception {
    var file = target("{issuer: 'https://as.example', driver: openfpx, resource-server: {}}");

    assertThat(run("--target", file)).isEqualTo(2);
    assertThat(printed())
        .contains("the target file has resource-server, of which the kit knows nothing");
  }

  @Test
  void noSecretIsSentInTheClear() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/", exchange -> answer(exchange, 200, "{\"token_endpoint\":\"http://as.example/t\"}"));
    server.start();
    try {
      assertThat(run("--target", targetWithServer(issuer))).isEqualTo(2);
    } finally {
      server.stop(0);
    }
    assertThat(printed())
        .contains("no secret is sent to the token_endpoint", "http://as.example/t");
  }

  private String targetWithServer(String issuer) throws IOException {
    return target(
        "{issuer: '%s', driver: openfpx, resource-servers: {first: {id: rs, secret: s-1}}}"
            .formatted(issuer));
  }

  private static void answerObject(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void whoSetsAServerUpByHandGetsTheTableOfWhatIsWanted() throws Exception {
    var file = target("{issuer: 'https://as.example', driver: manual}");

    assertThat(run("--target", file)).isZero();
    assertThat(printed()).contains("# What to set up at https://as.example", "| `pats.first` |");
  }

  @Test
  void aServerThatRefusesTheAdministratorEndsBeforeAnyCheck() throws Exception {
    try (var keycloak = new FakeKeycloak()) {
      assertThat(run("--target", target(keycloak.target("wrong")))).isEqualTo(2);
    }

    assertThat(printed())
        .contains("admin: Keycloak does not let them in")
        .doesNotContain("UG-2-01");
  }

  /** There is nothing to start a network from in an empty folder. */
  @Test
  void aNetworkOfOursThatDoesNotStartIsToldWithItsOwnWords() {
    assertThat(run("--only", "UG-2-01")).isEqualTo(3);
    assertThat(printed()).contains("the network did not start; it said: ");
  }
}
