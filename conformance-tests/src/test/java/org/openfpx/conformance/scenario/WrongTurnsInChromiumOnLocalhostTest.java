package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

@Order(2)
@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class WrongTurnsInChromiumOnLocalhostTest extends WrongTurnsScenarios {
  WrongTurnsInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.asked().status()).isEqualTo(200);
  }
}
