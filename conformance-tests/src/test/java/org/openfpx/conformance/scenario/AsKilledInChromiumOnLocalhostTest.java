package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.Gated;

@Order(3)
@Tag("server")
@Tag("browser")
@Tag("long")
@PlayedIn(value = Gated.OnLocalhost.class, inChromium = true)
class AsKilledInChromiumOnLocalhostTest extends AsKilledScenarios {
  AsKilledInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
