package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.Gated;

@Order(3)
@Tag("server")
@PlayedIn(Gated.OnLocalhost.class)
class AsKilledOverHttpTest extends AsKilledScenarios {
  AsKilledOverHttpTest(Setting setting) {
    super(setting);
  }
}
