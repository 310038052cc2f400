package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.conformance.scenario.Traveller.of;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.processes.DemandingSystems;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;
import org.openfpx.conformance.scenario.PlayedProvider.Person;

/**
 * Records for which a person must be proven and signed in surely enough (protocol, sections 2.6 and
 * 3.5); needs a network that demands it, and whose provider can be played.
 */
abstract class LeastLevelScenarios {
  private static final String WEAK =
      "To share this, it has to be surer that it is you. Sign in once more.";
  private static final String CANNOT = "You cannot say yes right now, for the reason given above.";

  /** One for all tests: a wallet that has read its keys does not ask for others at once. */
  private static PlayedProvider provider;

  final Setting setting;
  final ScenarioNetwork network;

  LeastLevelScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @BeforeAll
  static void play() throws IOException {
    provider = PlayedProvider.at(DemandingSystems.PROVIDER);
  }

  @AfterAll
  static void end() {
    provider.close();
  }

  @Test
  void whoSignsInForTheRequestIsAskedForTheLevelAtOnce() {
    var amber = new Person("amber", 2, true);
    try (var person = new Traveller(setting, amber.user())) {
      var wallet = person.sentTo(person.begin());

      var sent = person.haltedAt(provider.page(), () -> person.look(wallet));

      assertThat(of(sent, "acr_values")).isEqualTo("ial2-aal2");
      var page = person.shown(provider.signIn(sent, amber));
      assertThat(page.text()).doesNotContain(WEAK).doesNotContain(CANNOT);
      assertThat(page.document().select("button[name=stronger]")).isEmpty();
      var ticket = person.ticket(person.sentTo(person.consent(page.address())));
      assertThat(person.records(person.redeem(ticket).expect(200).json())).isPositive();
    }
  }

  @Test
  void whoSignedInTooWeaklySignsInOnceMoreAndTheRecordsCome() {
    var june = new Person("june", 2, true);
    var before = granted();
    try (var person = new Traveller(setting, june.user())) {
      signedInAtHome(person, june);
      var page = person.shown(person.sentTo(person.begin()));
      assertTooWeak(page);

      var sent = person.haltedAt(provider.page(), () -> person.signInOnceMore(page));

      assertThat(of(sent, "acr_values")).isEqualTo("ial2-aal2");
      assertThat(of(sent, "prompt")).isEqualTo("login");
      var now = person.shown(provider.signIn(sent, june));
      assertThat(Traveller.bare(now.address()))
          .as("the same request")
          .isEqualTo(Traveller.bare(page.address()));
      assertThat(now.text()).doesNotContain(WEAK).doesNotContain(CANNOT);
      var ticket = person.ticket(person.sentTo(person.consent(now.address())));
      var tokens = person.redeem(ticket).expect(200).json();
      assertThat(tokens.toString()).contains("/api/Immunization");
      assertThat(person.records(tokens)).isPositive();
    }
    assertThat(granted()).anyMatch(permission -> !before.contains(permission));
  }

  @Test
  void whoHasNoSecondFactorIsRefusedAndNothingIsGranted() {
    var omar = new Person("omar", 2, false);
    var before = granted();
    try (var person = new Traveller(setting, omar.user())) {
      var claims = person.begin();
      var page = signedInOnceMore(person, signedIn(person, claims, omar), omar);
      assertTooWeak(page);

      var back = person.sentTo(to(person.sayNo(page)));

      Expect.refused(back, "access_denied");
      Expect.invalidGrant(person.redeem(of(claims, "ticket")));
      assertSharesNothing(person);
    }
    assertThat(before).containsAll(granted());
  }

  @Test
  void whoIsNotProvenSurelyEnoughIsRefusedAndTheClientSaysSo() {
    var lena = new Person("lena", 1, true);
    try (var person = new Traveller(setting, lena.user())) {
      var first = signedIn(person, person.beginAtSampleClient(), lena);
      var page = signedInOnceMore(person, first, lena);
      assertTooWeak(page);

      var back = person.sentTo(to(person.sayNo(page)));

      Expect.refused(back, "access_denied");
      var client = person.shown(back);
      assertThat(client.text()).contains("We were not given access");
      assertThat(client.document().select("table.records")).isEmpty();
      assertThat(client.document().select("form[action=/ask]")).as("another try").isNotEmpty();
      assertSharesNothing(person);
    }
  }

  /** Goes from the client to the wallet and signs in there; answers what they are asked then. */
  static Page signedIn(Traveller person, URI claims, Person who) {
    var wallet = person.sentTo(claims);
    var sent = person.haltedAt(provider.page(), () -> person.look(wallet));
    return person.shown(provider.signIn(sent, who));
  }

  /** Signs in for nothing in particular. */
  private void signedInAtHome(Traveller person, Person who) {
    var sent = person.haltedAt(provider.page(), () -> person.look(network.wallet("/sign-in")));
    assertThat(of(sent, "acr_values")).isEmpty();
    person.shown(provider.signIn(sent, who));
  }

  private static Page signedInOnceMore(Traveller person, Page page, Person who) {
    var sent = person.haltedAt(provider.page(), () -> person.signInOnceMore(page));
    return person.shown(provider.signIn(sent, who));
  }

  /** It says why, what they can do about it, and takes nothing but a no. */
  private static void assertTooWeak(Page page) {
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains(WEAK, CANNOT);
    assertThat(page.document().select("button[name=stronger]").text())
        .startsWith("Sign in once more");
    assertThat(page.document().select("button[name=answer]").eachAttr("value"))
        .containsExactly("no");
  }

  void assertSharesNothing(Traveller person) {
    var home = person.visitor().open(network.wallet("/"));
    assertThat(home.text()).contains("Nobody can see anything of yours through this wallet");
  }

  private static URI to(Sight sight) {
    return ((Sight.Left) sight).to();
  }

  /** The permissions that the authorization server has, read while it is down. */
  private Set<String> granted() {
    var server = Books.of(network, "as");
    return network.stoppable("as").orElseThrow().whileDown(() -> server.keys("permission", "id"));
  }
}
