package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openfpx.conformance.processes.DemandingSystems;
import org.openfpx.conformance.scenario.PlayedProvider.Person;

@PlayedIn(value = DemandingSystems.class, alone = true)
class LeastLevelOverHttpTest extends LeastLevelScenarios {
  LeastLevelOverHttpTest(Setting setting) {
    super(setting);
  }

  /** Nothing but the level is missing: the source is linked. */
  @Test
  void aYesThatThePageDoesNotOfferIsNone() {
    var rosario = new Person("rosario", 2, false);
    try (var person = new Traveller(setting, rosario.user())) {
      var page = signedIn(person, person.begin(), rosario);
      person.visitor().linkEverySource(Visitor.wish(network, rosario.user()));

      var answer =
          Visitor.page(
              person.sayYesAnyway(person.shown(page.address()), "city-clinic-immunizations"));

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.document().select("main [role=alert]").text())
          .contains("This cannot be shared right now");
      assertSharesNothing(person);
    }
  }
}
