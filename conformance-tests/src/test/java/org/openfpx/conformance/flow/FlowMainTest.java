package org.openfpx.conformance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.scenario.DemoHere;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.ScenarioNetwork;
import org.openfpx.conformance.scenario.Setting;

/** The command {@code openfpx flow}. */
@PlayedIn(DemoHere.class)
class FlowMainTest {
  private final ScenarioNetwork network;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  FlowMainTest(Setting setting) {
    this.network = setting.network();
  }

  private int run(String... arguments) {
    return FlowMain.run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @Test
  void itReadsRecordsAndSaysSoInOneDocument() throws Exception {
    var portBase = String.valueOf(network.start("/").getPort());

    int exit = run("--json", "--port-base", portBase);

    var document = new JsonMapper().readTree(printed.toByteArray());
    assertThat(exit).as(document.toString()).isZero();
    assertThat(document.required("ok").asBoolean()).isTrue();
    assertThat(document.required("records").asInt()).isPositive();
    assertThat(document.required("steps").size()).isGreaterThan(5);
    assertThat(document.required("steps").get(0).required("status").asInt()).isEqualTo(200);
    assertThat(document.toString()).doesNotContain(network.password("june"));

    printed.reset();
    assertThat(run("--port-base", portBase)).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("Redeem the ticket for tokens")
        .contains("done: ")
        .doesNotContain(network.password("june"));
  }

  @Test
  void withoutANetworkItNamesTheStepThatFailed() throws Exception {
    assertThat(run("--json", "--port-base", "1")).isEqualTo(1);

    var document = new JsonMapper().readTree(printed.toByteArray());
    assertThat(document.required("ok").asBoolean()).isFalse();
    assertThat(document.required("failed").asText()).isEqualTo("Ask the demo where everything is");
  }

  /** A network whose server says what it is, and then opens no transaction. */
  @Test
  void whoFailsInTheMiddleIsNamedAsTheStepThatFailed() throws Exception {
    var down = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var here = "http://localhost:" + down.getAddress().getPort();
    down.createContext("/", exchange -> answer(exchange, 503, Map.of("error", "down")));
    down.createContext("/network.json", exchange -> answer(exchange, 200, toldOf(here)));
    down.createContext(
        "/.well-known/uma2-configuration",
        exchange -> answer(exchange, 200, Map.of("token_endpoint", here + "/oauth2/token")));
    down.start();
    try {
      assertThat(run("--json", "--port-base", "" + down.getAddress().getPort())).isEqualTo(1);
    } finally {
      down.stop(0);
    }

    var document = new JsonMapper().readTree(printed.toByteArray());
    assertThat(document.required("ok").asBoolean()).isFalse();
    assertThat(document.required("records").asInt()).isZero();
    assertThat(document.required("failed").asText())
        .isEqualTo("Open a transaction for types of records");
    assertThat(document.required("why").asText()).contains("503");
    assertThat(document.required("steps"))
        .extracting(step -> step.required("status").asInt())
        .containsExactly(200, 200, 503);
    assertThat(document.required("steps"))
        .allSatisfy(step -> assertThat(step.required("ms").isNumber()).isTrue())
        .last()
        .extracting(step -> step.required("name").asText())
        .isEqualTo(document.required("failed").asText());
  }

  private static Map<String, Object> toldOf(String server) {
    return Map.of(
        "authorization_server",
        server,
        "client_id",
        "flow",
        "claims_redirect_uri",
        server + "/flow/callback",
        "capability_ticket",
        "flow",
        "person",
        Map.of("user", "june", "password", "-"));
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = new JsonMapper().writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aWrongCommandLineIsNamed() {
    assertThat(run("--jsn")).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--jsn").contains("usage");
    assertThat(run("--port-base", "many")).isEqualTo(2);
    printed.reset();
    assertThat(run("--port-base")).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--port-base takes a number");
  }
}
