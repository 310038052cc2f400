package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROVINCE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.oauth.ResourceIndicator;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;

/** Protocol, section 2.8; RFC 8707: at which resource servers tokens are asked to be good. */
class TargetsTest {
  private static final String AT_THE_CLINIC = "https://city-clinic.example/api/vaccines";
  private static final String AT_THE_PROVINCE = "https://provincial-registry.example";

  private final AsHouse house = new AsHouse();

  @Test
  void whoNamesOneServerGetsATokenForThatOneAlone() {
    var ticket = house.decided(AT_CLINIC, PROFILE_AT_PROVINCE).orElseThrow();

    var set = ((RedeemTicket.Granted) redeem(ticket, AT_THE_PROVINCE)).tokens();

    assertThat(set.tokens())
        .extracting(one -> one.resourceServer().id().value())
        .containsExactly("provincial-registry");
    var token = set.tokens().getFirst().token();
    assertThat(house.introspect(PROVINCE, token)).isInstanceOf(IntrospectToken.Active.class);
    assertThat(house.introspect(CLINIC, token)).isInstanceOf(IntrospectToken.Inactive.class);
  }

  @Test
  void whoNamesAllGetsAllAsDoesWhoNamesNone() {
    var ticket = house.decided(AT_CLINIC, PROFILE_AT_PROVINCE).orElseThrow();

    var set = ((RedeemTicket.Granted) redeem(ticket, AT_THE_PROVINCE, AT_THE_CLINIC)).tokens();

    assertThat(set.tokens()).hasSize(2);
    assertThat(house.grant(AT_CLINIC, PROFILE_AT_PROVINCE).tokens()).hasSize(2);
  }

  @Test
  void whoNamesMoreThanWasGrantedGetsNothingAndMayAskAgain() {
    var ticket = house.decided(AT_CLINIC).orElseThrow();

    for (var wider :
        List.of(
            List.of(AT_THE_CLINIC, AT_THE_PROVINCE),
            List.of(AT_THE_PROVINCE),
            List.of("https://city-clinic.example.evil"),
            List.of("urn:clinic"))) {
      var refused = (RedeemTicket.NoSuchTarget) redeem(ticket, wider.toArray(String[]::new));
      assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
      ticket = refused.next();
    }

    assertThat(redeem(ticket, AT_THE_CLINIC)).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void aTicketOfOneServerIsForNoOtherBeforeAnybodyIsAsked() {
    var wanted = new AskForTicket.Wanted(AT_CLINIC, ScopeSet.of("read"));
    var asked =
        house.askForTicket().ask(Pat.own(CLINIC), house.registry.current(), List.of(wanted));
    var ticket = ((AskForTicket.Opened) asked).ticket();

    var refused = (RedeemTicket.NoSuchTarget) redeem(ticket, AT_THE_PROVINCE);

    assertThat(redeem(refused.next(), AT_THE_CLINIC)).isInstanceOf(RedeemTicket.NeedInfo.class);
  }

  @Test
  void refreshingMayBeForFewerAndNeverForMore() {
    var first = house.grant(AT_CLINIC, PROFILE_AT_PROVINCE).refreshToken().orElseThrow();

    assertThat(refresh(first, "https://elsewhere.example"))
        .isInstanceOf(RefreshTokens.TargetNotGranted.class);
    var narrowed = ((RefreshTokens.Refreshed) refresh(first, AT_THE_CLINIC)).tokens();
    assertThat(narrowed.tokens())
        .extracting(one -> one.resourceServer().id().value())
        .containsExactly("city-clinic");
    var all = (RefreshTokens.Refreshed) refresh(narrowed.refreshToken().orElseThrow());
    assertThat(all.tokens().tokens()).as("the grant is as wide as it was").hasSize(2);

    var onlyClinic = house.grant(AT_CLINIC).refreshToken().orElseThrow();
    assertThat(refresh(onlyClinic, AT_THE_PROVINCE))
        .isInstanceOf(RefreshTokens.TargetNotGranted.class);
    assertThat(refresh(onlyClinic, AT_THE_CLINIC)).isInstanceOf(RefreshTokens.Refreshed.class);
  }

  private RedeemTicket.Outcome redeem(Secret ticket, String... resources) {
    var request =
        new RedeemTicket.Request(
            ticket,
            ScopeSet.NONE,
            Optional.of(house.verifier),
            Optional.empty(),
            Optional.empty(),
            RedeemTicket.Brought.NOTHING,
            named(resources));
    return house.redeemTicket().redeem(house.authenticated(APP), request);
  }

  private RefreshTokens.Outcome refresh(Secret token, String... resources) {
    return house
        .refreshTokens()
        .refresh(
            house.authenticated(APP),
            token,
            new RefreshTokens.Narrowing(Optional.empty(), named(resources)));
  }

  private static List<ResourceIndicator> named(String... resources) {
    return Arrays.stream(resources).map(one -> ResourceIndicator.parse(one).orElseThrow()).toList();
  }
}
