package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.TwoOfEach;

@Order(2)
@Tag("server")
@Tag("browser")
@Tag("long")
@PlayedIn(value = TwoOfEach.OnSites.class, inChromium = true)
class OneOfTwoKilledInChromiumOnSitesTest extends AsKilledScenarios {
  OneOfTwoKilledInChromiumOnSitesTest(Setting setting) {
    super(setting);
  }
}
