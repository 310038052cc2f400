package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.SystemsOnSites;

@Order(1)
@Tag("browser")
@PlayedIn(value = SystemsOnSites.class, inChromium = true)
class WrongTurnsInChromiumOnSitesTest extends WrongTurnsScenarios {
  WrongTurnsInChromiumOnSitesTest(Setting setting) {
    super(setting);
  }
}
