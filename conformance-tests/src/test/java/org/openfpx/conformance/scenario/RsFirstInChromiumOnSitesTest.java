package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.SystemsOnSites;

@Tag("browser")
@PlayedIn(value = SystemsOnSites.class, inChromium = true)
class RsFirstInChromiumOnSitesTest extends RsFirstScenarios {
  RsFirstInChromiumOnSitesTest(Setting setting) {
    super(setting);
  }
}
