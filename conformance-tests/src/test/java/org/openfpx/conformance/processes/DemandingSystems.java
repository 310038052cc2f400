package org.openfpx.conformance.processes;

import java.util.Map;
import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;
import org.openfpx.domain.testing.FreePort;

/**
 * Each system in a process of its own, all on plain localhost, where immunizations need IAL 2 and
 * AAL 2, and people sign in to the wallet at a provider that says of each what a test has it say.
 */
public final class DemandingSystems implements Supplier<ProcessNetwork> {
  /** Where they sign in; tests play it. */
  public static final String PROVIDER = "http://localhost:" + FreePort.next();

  @Override
  public ProcessNetwork get() {
    return ProcessNetwork.start(
        Plan.LOCALHOST,
        Map.of("as", DemandingSystems::demanding, "wallet", DemandingSystems::elsewhere));
  }

  private static String demanding(String registry) {
    return registry.replace(
        "resourceId: immunizations\n", "resourceId: immunizations\n    minIal: 2\n    minAal: 2\n");
  }

  private static String elsewhere(String registry) {
    return registry.replaceFirst(
        "(handle: sample-id\n(?: {4}.+\n)*? {4}issuerUri: ).+", "$1" + PROVIDER);
  }
}
