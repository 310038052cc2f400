package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.conformance.scenario.Traveller.with;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;

/** What is wrong, used twice or carried to somebody else. */
abstract class WrongTurnsScenarios extends BeginsAgain {
  private static final String ELSEWHERE = "http://localhost:1/elsewhere";

  /** Somebody else, who has a browser of his own. */
  private static final String CARLO = "carlo";

  private final Setting setting;

  WrongTurnsScenarios(Setting setting) {
    super(setting);
    this.setting = setting;
  }

  @Test
  void anUnknownClientEndsInAPage() {
    var page = june.shown(with(june.begin(), "client_id", "nobody-knows-me"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("We do not know who sent you here", "start again");
  }

  @Test
  void anAddressThatIsNotTheClientsEndsInAPageThatLeadsNowhere() {
    var page = june.shown(with(june.begin(), "claims_redirect_uri", ELSEWHERE));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.document().html())
        .contains("We do not know where to send you back", "start again")
        .doesNotContain(ELSEWHERE);
  }

  @Test
  void reloadingTheClaimsAddressDoesNotStopWhatIsUnderWay() {
    var claims = june.begin();
    var wallet = june.sentTo(claims);

    Expect.refused(june.sentTo(claims), "invalid_request");

    var ticket = june.ticket(june.sentTo(june.consent(wallet)));
    assertThat(june.redeem(ticket).status()).isEqualTo(200);
  }

  @Test
  void ofSimultaneousUsesOfTheClaimsAddressOneWins() {
    var claims = june.begin();

    var ways = june.openAtOnce(claims, 4).stream().map(WrongTurnsScenarios::way).toList();

    assertThat(ways).filteredOn(way -> way.getPath().equals("/oauth2/authorize")).hasSize(1);
    assertThat(ways)
        .filteredOn(
            way -> way.getPath().equals(network.toldToClients().claimsRedirectUri().getPath()))
        .hasSize(3)
        .allSatisfy(way -> Expect.refused(way, "invalid_request"));
  }

  @Test
  void reloadingTheCallbackTakesNothingBack() {
    var callback = june.consent(june.sentTo(june.begin()));
    var back = june.sentTo(callback);

    Expect.over(june.shown(callback));

    assertThat(june.redeem(june.ticket(back)).status()).isEqualTo(200);
  }

  @Test
  void ofSimultaneousUsesOfTheCallbackOneWins() {
    var callback = june.consent(june.sentTo(june.begin()));

    var sights = june.openAtOnce(callback, 4);

    var left = sights.stream().filter(Sight.Left.class::isInstance).toList();
    assertThat(left).hasSize(1);
    sights.stream().filter(Sight.Shown.class::isInstance).map(Visitor::page).forEach(Expect::over);
    var back = way(left.getFirst());
    assertThat(june.redeem(june.ticket(back)).status()).isEqualTo(200);
  }

  @Test
  void yesWithADoubleClickGrantsOnce() {
    var callback = way(june.sayYesTwice(june.lastPage(june.sentTo(june.begin()))));

    var ticket = june.ticket(june.sentTo(callback));

    assertThat(june.redeem(ticket).status()).isEqualTo(200);
    Expect.invalidGrant(june.redeem(ticket));
  }

  @Test
  void yesInSeveralTabsAtOnceGrantsOnce() {
    var sights = june.sayYesAtOnce(june.lastPage(june.sentTo(june.begin())), 4);

    var ends =
        sights.stream()
            .filter(Sight.Left.class::isInstance)
            .flatMap(left -> june.openAtOnce(way(left), 1).stream())
            .toList();

    var left = ends.stream().filter(Sight.Left.class::isInstance).toList();
    assertThat(left).hasSize(1);
    ends.stream().filter(Sight.Shown.class::isInstance).map(Visitor::page).forEach(Expect::over);
    assertThat(june.redeem(june.ticket(way(left.getFirst()))).status()).isEqualTo(200);
  }

  @Test
  void goingBackAfterYesSaysThatItIsAnswered() {
    june.answer(june.lastPage(june.sentTo(june.begin())));

    assertAnswered(june.back());
  }

  @Test
  void whoGoesBackToTheClientAsksAnewAndSeesTheRecords() {
    try (var visitor = Visitor.unhalted(setting)) {
      visitor.ask();

      var client = visitor.back();

      assertThat(client.address()).isEqualTo(network.client("/"));
      var again = visitor.press(client, "/ask");
      assertRecords(visitor.walk(again, Visitor.june(network)));
    }
  }

  @Test
  void whoGoesBackFromTheRecordsFindsAWayOnAndTheRecordsAgain() {
    try (var visitor = Visitor.unhalted(setting)) {
      assertRecords(visitor.walk(visitor.ask(), Visitor.june(network)));

      assertAnswered(visitor.back());
      assertRecords(visitor.clientPage());
    }
  }

  @Test
  void whoAsksInTwoTabsMayAnswerTheFirst() {
    var first = june.beginAtSampleClient();
    june.beginAtSampleClient();

    assertRecords(june.shown(june.sentTo(june.consent(june.sentTo(first)))));
  }

  @Test
  void askingWithADoubleClickEndsWithTheRecords() {
    var claims = june.askTwiceAtSampleClient();

    assertRecords(june.shown(june.sentTo(june.consent(june.sentTo(claims)))));
  }

  @Test
  void theConsentPageReloadedAfterwardsSaysThatItIsAnswered() {
    var page = june.lastPage(june.sentTo(june.begin()));
    june.answer(page);

    assertAnswered(june.shown(page.address()));
  }

  @Test
  void aWalletAddressOpensInOneBrowserOnly() {
    var wallet = june.sentTo(june.begin());
    june.shown(wallet);

    try (var other = new Traveller(setting, CARLO)) {
      Expect.wayOn(other.shown(wallet), 403);
    }
  }

  @Test
  void aConsentAtAWalletAddressCarriedElsewhereGrantsNothing() {
    var wallet = june.sentTo(june.begin());

    try (var other = new Traveller(setting, CARLO)) {
      var callback = other.consent(wallet);

      Expect.over(other.shown(callback));
      Expect.over(june.shown(callback));
    }
  }

  @Test
  void aCallbackCarriedElsewhereGrantsNothing() {
    var callback = june.consent(june.sentTo(june.begin()));

    try (var other = new Traveller(setting, CARLO)) {
      Expect.over(other.shown(callback));
    }
    Expect.over(june.shown(callback));
  }

  @Test
  void aClaimsAddressCarriedElsewhereGivesNeitherAnything() {
    var claims = june.beginAtSampleClient();

    try (var other = new Traveller(setting, CARLO)) {
      var back = other.sentTo(other.consent(other.sentTo(claims)));

      Expect.wayOn(other.shown(back), 400);
      assertNoRecords(other);
      assertNoRecords(june);
    }
  }

  @Test
  void aTicketCarriedElsewhereGivesThatBrowserNothing() {
    var back = june.sentTo(june.consent(june.sentTo(june.beginAtSampleClient())));

    try (var other = new Traveller(setting, CARLO)) {
      Expect.wayOn(other.shown(back), 400);
      assertNoRecords(other);
    }
  }

  @Test
  void aSignInCarriedElsewhereSignsNobodyIn() {
    var wallet = june.sentTo(june.begin());
    var callback = june.haltedAt(network.wallet("/callback"), () -> june.look(wallet));

    try (var other = new Traveller(setting, CARLO)) {
      Expect.wayOn(other.shown(callback), 400);
      assertSignedOut(other);
    }
  }

  @Test
  void aSourcesSignInCarriedElsewhereLinksNothing() {
    try (var adelaide = new Traveller(setting, "adelaide");
        var other = new Traveller(setting, "adelle")) {
      var page = adelaide.pageToLinkAt(adelaide.sentTo(adelaide.begin()));
      var source = adelaide.toSource(page);

      var callback = other.haltedAt(network.wallet("/callback"), () -> other.look(source));

      Expect.wayOn(other.shown(callback), 400);
      assertLinkedNowhere(adelaide);
    }
  }

  @Test
  void aLinkCarriedElsewhereLinksNothing() {
    try (var alfredia = new Traveller(setting, "alfredia");
        var other = new Traveller(setting, "alphonse")) {
      var page = alfredia.pageToLinkAt(alfredia.sentTo(alfredia.begin()));
      var callback = alfredia.fromLinking(page);
      other.pageToLinkAt(other.sentTo(other.begin()));

      Expect.wayOn(other.shown(callback), 400);
      assertLinkedNowhere(other);
    }
  }

  @Test
  void anUpstreamSignInCarriedElsewhereEndsInAPage() {
    var wish = Visitor.wish(network, "amber").from(1, "provincial-registry-immunizations");
    try (var amber = new Traveller(setting, wish);
        var other = new Traveller(setting, "anja")) {
      var page = amber.pageToLinkAt(amber.sentTo(amber.begin()));
      var callback = amber.haltedAt(network.registry("/oidc/callback"), () -> amber.answer(page));

      var carried = other.shown(callback);

      assertThat(carried.status()).isBetween(400, 499);
      assertThat(carried.heading()).isNotBlank();
      var sources = amber.shown(network.wallet("/sources")).document();
      assertThat(sources.select("form[action$=/provincial-registry/link]")).isNotEmpty();
    }
  }

  private void assertSignedOut(Traveller person) {
    var page = person.shown(network.wallet("/"));
    assertThat(page.document().select("form[action=/sign-out]")).isEmpty();
  }

  private void assertLinkedNowhere(Traveller person) {
    var sources = person.shown(network.wallet("/sources"));
    assertThat(sources.document().select("form[action$=/link]")).hasSize(2);
    assertThat(sources.document().select("a[href$=/unlink]")).isEmpty();
  }

  private void assertNoRecords(Traveller person) {
    var page = person.shown(network.client("/"));
    assertThat(page.document().select("table.records")).isEmpty();
    assertThat(page.document().select("form[action=/ask]")).isNotEmpty();
  }

  private static void assertRecords(Page page) {
    assertThat(page.document().select("table.records tbody tr")).as(page.text()).isNotEmpty();
  }

  private static void assertAnswered(Page page) {
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.document().select("button[value=yes]")).isEmpty();
    assertThat(page.document().select("button[value=again]")).as("a way on").isNotEmpty();
  }

  private static URI way(Sight sight) {
    return ((Sight.Left) sight).to();
  }
}
