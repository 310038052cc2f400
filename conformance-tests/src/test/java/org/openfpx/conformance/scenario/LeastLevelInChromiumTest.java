package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.DemandingSystems;

@Tag("browser")
@Tag("long")
@PlayedIn(value = DemandingSystems.class, alone = true, inChromium = true)
class LeastLevelInChromiumTest extends LeastLevelScenarios {
  LeastLevelInChromiumTest(Setting setting) {
    super(setting);
  }
}
