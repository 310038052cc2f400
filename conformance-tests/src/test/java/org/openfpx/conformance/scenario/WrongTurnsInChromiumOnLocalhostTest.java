package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

@Order(2)
@Tag("browser")
@Tag("long")
@PlayedIn(value = DemoHere.class, inChromium = true)
class WrongTurnsInChromiumOnLocalhostTest extends WrongTurnsScenarios {
  WrongTurnsInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
