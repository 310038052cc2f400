package org.openfpx.conformance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.conformance.scenario.DemoHere;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.ScenarioNetwork;
import org.openfpx.conformance.scenario.Setting;
import org.openfpx.conformance.scenario.Visitor;

/** What the demo's start page shows of a transaction: who knows what. */
@PlayedIn(DemoHere.class)
class StartPageTest {
  private final Setting setting;
  private final ScenarioNetwork network;

  StartPageTest(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/transactions"})
  void whatTheServerKnowsIsBesideTheOthersRowByRowAndNamesNobody(String path) {
    try (var june = new Visitor(setting)) {
      june.open(network.start(path)); // which remembers what others have left behind
      var wish = Visitor.june(network).from(2, "provincial-registry-profile");
      assertThat(june.share(wish).document().select("table.records")).isNotEmpty();

      var parties =
          june.open(network.start(path)).document().selectFirst("section").select(".view");

      assertThat(parties.select("h3, h4").eachText())
          .containsExactly(
              "What the authorization server knows",
              "What the wallet knows",
              "What the sources know",
              "What My Immunizations knows");
      var server = parties.get(0);
      assertThat(tables(server)).contains("uma_transaction", "permission", "account", "token");
      assertThat(tables(parties.get(1))).contains("wallet_account", "source_link", "consent");
      assertThat(tables(parties.get(2))).contains("person", "person_link", "clinic_rot");
      assertThat(tables(parties.get(3))).contains("reading");
      assertThat(parties.select(".row"))
          .allSatisfy(row -> assertThat(row.select("dd")).isNotEmpty());

      var person = parties.get(2).select(".row:has(code:matchesOwn(^person$)) dd").eachText();
      assertThat(person).hasSizeGreaterThan(1);
      assertThat(server.text()).doesNotContainIgnoringCase("june").doesNotContain(person);
    }
  }

  private static List<String> tables(Element party) {
    return party.select(".row > code.name").eachText();
  }
}
