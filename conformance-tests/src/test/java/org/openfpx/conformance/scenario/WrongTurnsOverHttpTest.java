package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class WrongTurnsOverHttpTest extends WrongTurnsScenarios {
  WrongTurnsOverHttpTest(Setting setting) {
    super(setting);
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.statusOfAFreshTransaction()).isEqualTo(200);
  }
}
