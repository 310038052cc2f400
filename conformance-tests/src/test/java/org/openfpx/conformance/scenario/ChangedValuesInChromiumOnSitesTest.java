package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.SystemsOnSites;

@Tag("browser")
@Tag("long")
@PlayedIn(value = SystemsOnSites.class, inChromium = true)
class ChangedValuesInChromiumOnSitesTest extends ChangedValuesScenarios {
  ChangedValuesInChromiumOnSitesTest(Setting setting) {
    super(setting);
  }
}
