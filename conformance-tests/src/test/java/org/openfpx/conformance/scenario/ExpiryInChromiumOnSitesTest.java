package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.SystemsOnSites;

@Tag("browser")
@PlayedIn(value = SystemsOnSites.class, inChromium = true)
class ExpiryInChromiumOnSitesTest extends ExpiryScenarios {
  ExpiryInChromiumOnSitesTest(Setting setting) {
    super(setting);
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.asked().status()).isEqualTo(200);
  }
}
