package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;
import org.openfpx.conformance.scenario.ScenarioNetwork.Stoppable;

/**
 * A source that goes down in the middle; needs a network in which it can, and whose time can be
 * moved.
 */
abstract class SourceDownScenarios {
  /** For so long a source that answered counts as being there. */
  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  private final String goes;
  private final String comesBack;
  private final Setting setting;
  private final ScenarioNetwork network;
  private final MovableTime time;
  private final Stoppable clinic;
  private final Stoppable registry;
  private final Traveller june;

  /**
   * @param goes somebody whom no other class has link anything in this network
   * @param comesBack another of that kind
   */
  SourceDownScenarios(Setting setting, String goes, String comesBack) {
    this.goes = goes;
    this.comesBack = comesBack;
    this.setting = setting;
    this.network = setting.network();
    this.time = network.time().orElseThrow();
    this.clinic = network.stoppable("clinic").orElseThrow();
    this.registry = network.stoppable("rsa").orElseThrow();
    this.june = new Traveller(setting);
  }

  @AfterEach
  void sheClosesHerBrowser() {
    june.close();
  }

  /** The wallet asks a source before it sends anybody there, unless it did so just now. */
  @Test
  void aSourceThatIsDownWhenHeGoesToLinkItIsNamedAndLinkedWhenItIsBack() {
    try (var person = new Traveller(setting, goes)) {
      var page = person.pageToLinkAt(person.sentTo(person.begin()));
      time.pass(JUST_NOW);

      var without = clinic.whileDown(() -> Visitor.page(person.answer(page)));
      time.pass(JUST_NOW);

      assertUnreachable(without);
      assertGoesOn(person, without);
    }
  }

  @Test
  void aSourceThatIsDownWhenHeComesBackFromItIsNamedAndLinkedWhenItIsBack() {
    try (var person = new Traveller(setting, comesBack)) {
      var page = person.pageToLinkAt(person.sentTo(person.begin()));
      var callback = person.fromLinking(page);

      var without = clinic.whileDown(() -> person.shown(callback));

      assertUnreachable(without);
      assertGoesOn(person, without);
    }
  }

  private static void assertUnreachable(Page page) {
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.heading()).isEqualTo("The source does not answer");
  }

  private static void assertGoesOn(Traveller person, Page problem) {
    var callback = person.consent(person.wayOn(problem));
    var tokens = person.redeem(person.ticket(person.sentTo(callback))).expect(200).json();
    assertThat(person.records(tokens)).isPositive();
  }

  @Test
  void aSourceThatIsDownWhenSheSaysYesIsNamedAndYesWorksWhenItIsBack() {
    var page = june.lastPage(june.sentTo(june.begin()));

    var refused = clinic.whileDown(() -> Visitor.page(june.answer(page)));

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

    var without = clinic.whileDown(() -> june.shown(back));

    assertThat(without.address()).isEqualTo(network.client("/"));
    assertThat(without.document().select("table.records")).isEmpty();
    assertThat(without.document().select("section .notice").text()).contains("City Clinic");
    var again = Visitor.page(june.press(without, "/refresh"));
    assertThat(again.document().select("table.records tbody tr")).isNotEmpty();
  }

  @Test
  void anAdapterThatIsDownWhenTheClientReadsIsNamedAndReadWhenItIsBack() {
    var wish = Visitor.june(network).from(1, "provincial-registry-immunizations");
    try (var visitor = new Traveller(setting, wish)) {
      var back = visitor.sentTo(visitor.consent(visitor.sentTo(visitor.beginAtSampleClient())));

      var without = registry.whileDown(() -> visitor.shown(back));

      assertThat(without.document().select("table.records")).isEmpty();
      assertThat(without.document().select("section .notice").text())
          .contains("Provincial Registry");
      var again = Visitor.page(visitor.press(without, "/refresh"));
      assertThat(again.document().select("table.records tbody tr")).isNotEmpty();
    }
  }
}
