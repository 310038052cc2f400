package org.openfpx.conformance.module;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.Parts;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.JavaProcess.Launch;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;
import org.openfpx.conformance.run.ThrowAwayCa;
import org.openfpx.conformance.scenario.DemoNetwork;

/**
 * The kit's checks of resource servers, of the demo's City Clinic. A token alone opens nothing
 * there: a ROT says whose records are meant, so that what a sufficient one reads is not looked at.
 */
class CityClinicTest {
  private static final int FIRST_PORT = 32_000;

  @TempDir Path folder;

  private Target target(int base) throws Exception {
    var text =
        """
        issuer: https://localhost:%d
        driver: resource-server
        trust: tls/ca.crt
        tls: {certificate: tls/tls.crt, key: tls/tls.key}
        resource:
          url: https://localhost:%d/api/Immunization
          id: city-clinic-immunizations
          scopes: [read]
          serves: false
        """
            .formatted(base + 1, base + 7);
    return Target.read(Files.writeString(folder.resolve("target.yaml"), text), Map.of());
  }

  @Test
  void cityClinicDoesAsTheStandardsHaveIt() throws Exception {
    int base = DemoNetwork.freeBase(FIRST_PORT);
    var tls = ThrowAwayCa.in(folder.resolve("tls"), List.of("localhost")).folder();
    var words = new ArrayList<String>();
    words.addAll(List.of("--dir", folder.resolve("demo").toString()));
    words.addAll(List.of("--port-base", String.valueOf(base), "--tls", tls.toString()));
    Parts.layOut(words.toArray(String[]::new));
    words.add("CITY_CLINIC");
    var launch = new Launch(Parts.class, Map.of(), Map.of(), "ready: ", words);
    var catalogue = Catalogue.whole();
    var all = Selection.of(Modules.all(), catalogue, Optional.of("rs")).orElseThrow();
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (var process = JavaProcess.begin(launch);
        var driver = Drivers.of(target(base))) {
      var _ = process.await();
      var run = new Runner(driver, catalogue, new Progress(silent, false)).run(all);

      AsWritten.did(CityClinicTest.class, run.results());
    }
  }
}
