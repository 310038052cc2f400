package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class RsFirstInChromiumOnLocalhostTest extends RsFirstScenarios {
  RsFirstInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
