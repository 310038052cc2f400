package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class AsFirstInChromiumOnLocalhostTest extends AsFirstScenarios {
  AsFirstInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
