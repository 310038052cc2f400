package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.robot.Sight;
import org.openfpx.conformance.scenario.ScenarioNetwork.Stoppable;

/** A source that goes down in the middle; needs a network in which it can. */
abstract class SourceDownScenarios {
  private final ScenarioNetwork network;
  private final Stoppable clinic;
  private final Traveller june;

  SourceDownScenarios(Setting setting) {
    this.network = setting.network();
    this.clinic = network.stoppableClinic().orElseThrow();
    this.june = new Traveller(setting);
  }

  @AfterEach
  void sheClosesHerBrowser() {
    june.close();
  }

  @Test
  void aSourceThatIsDownWhenSheSaysYesIsNamedAndYesWorksWhenItIsBack() {
    var page = june.lastPage(june.sentTo(june.begin()));

    clinic.stop();
    var refused = Visitor.page(june.sayYes(page));
    clinic.startAgain();

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.document().select("main [role=alert]").text())
        .contains("does not answer right now");
    var callback = ((Sight.Left) june.insist(refused)).to();
    var tokens = june.redeem(june.ticket(june.sentTo(callback))).expect(200).json();
    assertThat(june.records(tokens)).isPositive();
  }

  @Test
  void aSourceThatIsDownWhenTheClientReadsIsNamedAndReadWhenItIsBack() {
    var back = june.sentTo(june.consent(june.sentTo(june.beginAtSampleClient())));

    clinic.stop();
    var without = june.shown(back);
    clinic.startAgain();

    assertThat(without.address()).isEqualTo(network.client("/"));
    assertThat(without.document().select("table.records")).isEmpty();
    assertThat(without.document().select("section .notice").text()).contains("City Clinic");
    var again = Visitor.page(june.press(without, "/refresh"));
    assertThat(again.document().select("table.records tbody tr")).isNotEmpty();
  }
}
