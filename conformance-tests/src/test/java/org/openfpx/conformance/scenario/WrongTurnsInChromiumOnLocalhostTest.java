package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(DemoInChromium.class)
class WrongTurnsInChromiumOnLocalhostTest extends WrongTurnsScenarios {
  WrongTurnsInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
