package org.openfpx.conformance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
