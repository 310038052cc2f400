package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.Gated;

@Order(2)
@Tag("server")
@Tag("browser")
@Tag("long")
@PlayedIn(value = Gated.OnSites.class, alone = true, inChromium = true)
class AsKilledInChromiumOnSitesTest extends AsKilledScenarios {
  AsKilledInChromiumOnSitesTest(Setting setting) {
    super(setting);
  }
}
