package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class OwnSessionsInChromiumTest extends OwnSessionsScenarios {
  OwnSessionsInChromiumTest(Setting setting) {
    super(setting);
  }
}
