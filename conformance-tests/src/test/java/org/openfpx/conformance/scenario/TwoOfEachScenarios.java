package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.conformance.processes.ProcessNetwork;
import org.openfpx.conformance.robot.Sight;

/** Two processes of each system on one MariaDB, each request going to the other one in turn. */
abstract class TwoOfEachScenarios extends BeginsAgain {
  private final Setting setting;
  private final ProcessNetwork processes;

  TwoOfEachScenarios(Setting setting) {
    super(setting);
    this.setting = setting;
    this.processes = (ProcessNetwork) setting.network();
  }

  @Test
  void juneSeesHerRecords() {
    try (var visitor = new Visitor(setting)) {
      var page = visitor.share(Visitor.june(network).from(2, "provincial-registry-profile"));

      assertThat(page.document().select("table.records tbody tr")).isNotEmpty();
      assertThat(Expect.given(page)).contains("City Clinic").contains("Provincial Registry");
    }
  }

  @Test
  void aNoLeavesNothing() {
    try (var visitor = new Visitor(setting)) {
      var wish = Visitor.june(network).from(2, "provincial-registry-profile");
      visitor.linkEverySource(wish);
      var before = Grants.in(processes);

      visitor.share(wish.refusing());
      Grants.in(processes).assertNothingNewAfter(before);

      visitor.share(wish);
      Grants.in(processes).assertMoreAfter(before);
    }
  }

  @Test
  void ofSimultaneousUsesOfATicketOneWins() throws Exception {
    assertThat(june.redeemAtOnce(june.grantedTicket(), 4))
        .containsExactlyInAnyOrder(200, 400, 400, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wallet-1", "wallet-2"})
  void whicheverWalletIsKilledSheSaysYesAtTheOther(String killed) {
    var page = june.lastPage(june.sentTo(june.begin()));

    var sight = processes.process(killed).whileDown(() -> june.answer(page));

    assertThat(sight).isInstanceOf(Sight.Left.class);
    var ticket = june.ticket(june.sentTo(((Sight.Left) sight).to()));
    assertThat(june.records(june.redeem(ticket).expect(200).json())).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-1", "as-2"})
  void whicheverServerIsKilledHerYesIsWorthTokensAtTheOther(String killed) {
    var page = june.lastPage(june.sentTo(june.begin()));

    var answer =
        processes
            .process(killed)
            .whileDown(() -> {
              var callback = ((Sight.Left) june.answer(page)).to();
              return june.redeem(june.ticket(june.sentTo(callback)));
            });

    assertThat(june.records(answer.expect(200).json())).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-1", "rsa-2"})
  void whicheverAdapterIsKilledTheOtherAnswers(String killed) {
    try (var visitor = new Visitor(setting)) {
      var wish = Visitor.june(network).from(1, "provincial-registry-immunizations");
      var page = processes.process(killed).whileDown(() -> visitor.share(wish));

      assertThat(page.document().select("table.records tbody tr")).isNotEmpty();
      assertThat(Expect.given(page)).contains("Provincial Registry");
    }
  }
}
