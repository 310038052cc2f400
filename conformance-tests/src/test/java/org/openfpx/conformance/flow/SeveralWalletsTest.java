package org.openfpx.conformance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.Demo;
import org.openfpx.conformance.scenario.DemoNetwork;

/** The command {@code openfpx flow} in a demo that knows the kit's wallet too. */
class SeveralWalletsTest {
  private static final String HOME = System.getProperty("openfpx.home", "..");

  @TempDir Path folder;

  @Test
  void thePersonChoosesTheDemosOwn() {
    var base = String.valueOf(DemoNetwork.freeBase(26_000));
    var kit = Path.of(HOME, "examples", "conformance").toString();
    var printed = new ByteArrayOutputStream();
    try (var demo = Demo.start("--dir", folder.toString(), "--with", kit, "--port-base", base)) {
      assertThat(demo).isNotNull();
      var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

      assertThat(FlowMain.run(List.of("--port-base", base), out)).as(printed.toString()).isZero();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("The person picks a wallet", "done: ");
  }
}
