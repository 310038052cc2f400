package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class ExpiryInChromiumOnLocalhostTest extends ExpiryScenarios {
  ExpiryInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.asked().status()).isEqualTo(200);
  }
}
