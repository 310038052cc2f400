package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.robot.Sight;
import org.openfpx.domain.testing.oauth.KeyHolder;

/** The AS-first transaction as people live it. */
abstract class AsFirstScenarios {
  private final Setting setting;
  private final ScenarioNetwork network;

  AsFirstScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @Test
  void juneLinksBothSourcesAndSeesHerRecordsFromCityClinic() {
    try (var june = new Visitor(setting)) {
      var sources = june.linkEverySource(Visitor.june(network));
      assertThat(sources.document().select("a[href$=/unlink]")).hasSize(2);

      var page = june.share(Visitor.june(network));

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.document().select("table.records tbody tr")).isNotEmpty();
      assertThat(Expect.given(page)).contains("City Clinic").doesNotContain("Provincial Registry");
    }
  }

  @Test
  void recordsAndProfileMayComeFromTwoSources() {
    try (var june = new Visitor(setting)) {
      var wish = Visitor.june(network).from(2, "provincial-registry-profile");
      var page = june.share(wish);

      assertThat(Expect.given(page)).contains("City Clinic").contains("Provincial Registry");
      assertThat(page.text()).contains("June");
    }
  }

  @Test
  void whatIsOptionalMayBeLeftOut() {
    try (var june = new Visitor(setting)) {
      var page = june.share(Visitor.june(network).withoutOptional());

      assertThat(page.document().select("table.records tbody tr")).isNotEmpty();
      assertThat(page.document().select("dl")).as("no name, no birth date").isEmpty();
      assertThat(page.text()).contains("You did not share your name and birth date");
    }
  }

  @Test
  void aNoGivesTheClientNothing() {
    try (var june = new Visitor(setting)) {
      var page = june.share(Visitor.june(network).refusing());

      assertThat(page.document().select("table.records")).isEmpty();
      assertThat(page.document().select("form[action=/ask]")).as("a way to try again").isNotEmpty();
      assertThat(page.text()).contains("We were not given access");
    }
  }

  @Test
  void aNoComesBackAsAccessDeniedWithoutATicket() {
    try (var june = new Traveller(setting)) {
      var no = june.sayNo(june.lastPage(june.sentTo(june.begin())));

      var back = june.sentTo(((Sight.Left) no).to());

      assertThat(Traveller.of(back, "error")).isEqualTo("access_denied");
      assertThat(Traveller.of(back, "ticket")).isEmpty();
    }
  }

  @Test
  void whatIsStoppedIsRefusedFromThenOn() {
    try (var lena = new Visitor(setting)) {
      var shared = lena.share(Visitor.wish(network, "lena"));
      assertThat(shared.document().select("table.records")).isNotEmpty();

      assertThat(lena.stopSharing().status()).isEqualTo(200);

      assertThat(lena.refresh().document().select("table.records")).isEmpty();
    }
  }

  @Test
  void tokensOfWhatIsStoppedAreRefusedAtEverySourceAndNotRefreshed() {
    var wish = Visitor.wish(network, "abram").from(2, "provincial-registry-profile");
    try (var abram = new Traveller(setting, wish)) {
      var tokens = abram.redeem(abram.grantedTicket()).expect(200).json();
      assertThat(abram.statuses(tokens)).containsExactly(200, 200);

      assertThat(abram.visitor().stopSharing().status()).isEqualTo(200);

      assertThat(abram.statuses(tokens)).containsExactly(401, 401);
      Expect.invalidGrant(abram.refresh(tokens.required("refresh_token").asText()));
    }
  }

  @Test
  void ofOneTicketUsedAtBothEndpointsAtOnceOneWins() throws Exception {
    try (var june = new Traveller(setting)) {
      for (int time = 0; time < 10; time++) {
        assertThat(june.useAtBothEndpointsAtOnce()).containsExactlyInAnyOrder(true, false);
      }
    }
  }

  @Test
  void whoComesBackSignedInAndLinkedConsentsInTwoClicks() {
    try (var june = new Visitor(setting)) {
      june.linkEverySource(Visitor.june(network));
      june.share(Visitor.june(network));

      var sight = june.ask();

      assertThat(Visitor.page(sight).address().getAuthority())
          .isEqualTo(network.wallet("/").getAuthority());
      assertThat(Visitor.page(sight).document().select("button[name=link]")).isEmpty();
      assertThat(june.presses(sight, Visitor.june(network))).isBetween(1, 2);
      assertThat(june.clientPage().document().select("table.records")).isNotEmpty();
    }
  }

  @Test
  void aTokenIsGoodAtItsOwnSourceOnly() {
    var wish = Visitor.june(network).from(2, "provincial-registry-profile");
    try (var june = new Traveller(setting, wish)) {
      var tokens = june.redeem(june.grantedTicket()).expect(200).json().required("access_tokens");

      assertThat(tokens).hasSize(2);
      var clinic = tokens.get(0).required("access_token").asText();
      var registry = tokens.get(1).required("access_token").asText();
      assertThat(june.status(network.clinic("/api/Immunization"), clinic)).isEqualTo(200);
      assertThat(june.status(network.clinic("/api/Immunization"), registry)).isEqualTo(401);
      assertThat(june.status(network.registry("/api/Patient"), registry)).isEqualTo(200);
      assertThat(june.status(network.registry("/api/Patient"), clinic)).isEqualTo(401);
    }
  }

  @Test
  void boundTokensAreRefusedAsBearerTokensAndGoodWithAProofOfTheOneKeyAtEachSource() {
    var wish = Visitor.june(network).from(2, "provincial-registry-profile");
    var holder = new KeyHolder();
    try (var june = new Traveller(setting, wish)) {
      var tokens = june.redeemBound(holder, june.grantedTicket()).expect(200).json();

      assertThat(june.statuses(tokens)).as("as bearer tokens").containsExactly(401, 401);
      for (var one : tokens.required("access_tokens")) {
        var address =
            URI.create(one.required("permissions").get(0).required("resource_uri").asText());
        var token = one.required("access_token").asText();
        var proof = holder.proof("GET", address.toString(), june.now(), token);
        assertThat(june.readBound(address, token, proof).status()).isEqualTo(200);
        assertThat(june.readBound(address, token, proof).status()).as("again").isEqualTo(401);
        var another = new KeyHolder().proof("GET", address.toString(), june.now(), token);
        assertThat(june.readBound(address, token, another).status()).isEqualTo(401);
      }
      var refreshToken = tokens.required("refresh_token").asText();
      Expect.invalidGrant(june.refresh(refreshToken));
    }
  }

  @Test
  void ofSimultaneousUsesOfATicketOneWins() throws Exception {
    try (var june = new Traveller(setting)) {
      assertThat(june.redeemAtOnce(june.grantedTicket(), 4))
          .containsExactlyInAnyOrder(200, 400, 400, 400);
    }
  }
}
