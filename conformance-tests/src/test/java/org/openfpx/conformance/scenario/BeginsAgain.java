package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

/** Scenarios in which something goes wrong for a person, who then can begin again. */
abstract class BeginsAgain {
  final ScenarioNetwork network;
  final Traveller june;

  BeginsAgain(Setting setting) {
    this.network = setting.network();
    this.june = new Traveller(setting);
  }

  /** Whatever went wrong: the same person in the same browser can begin again. */
  @AfterEach
  void theSameBrowserCanBeginAgain() {
    try (var person = june) {
      assertThat(person.statusOfAFreshTransaction()).isEqualTo(200);
    }
  }
}
