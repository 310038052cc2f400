package org.openfpx.domain.as.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.logout.LogoutReceivers.Reception;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;

/** OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.5. */
class SendLogoutsTest {
  private static final URI RECEIVER = URI.create("https://app.example/logout");

  private final AsHouse house = new AsHouse();
  private final List<String> sent = new ArrayList<>();
  private final List<URI> to = new ArrayList<>();
  private Reception answer = Reception.TAKEN;
  private final SendLogouts send =
      new SendLogouts(
          house.world.world(),
          AsNetwork.ISSUER,
          house.registry,
          house.logoutNotices,
          new SendLogouts.Delivery(
              house.signed,
              (address, token) -> {
                to.add(address);
                sent.add(token);
                return answer;
              }));

  @Test
  void aLogoutTokenSaysWhichSignInOfWhomIsOverAndNothingMore() {
    over("one", AsNetwork.APP);

    assertThat(send.send(10)).isEqualTo(1);

    assertThat(to).containsExactly(RECEIVER);
    UnverifiedClaims token = house.signed.read(sent.getFirst()).orElseThrow();
    assertThat(token.type()).isEqualTo("logout+jwt");
    var client = house.registry.current().client(AsNetwork.APP).orElseThrow().registered();
    assertThat(house.signed.algorithmOf(sent.getFirst())).isEqualTo(client.idTokenSignature());
    assertThat(token.claims().members().keySet())
        .containsExactlyInAnyOrder("iss", "aud", "iat", "exp", "jti", "sub", "sid", "events");
    assertThat(token.claims().text("iss")).contains(AsNetwork.ISSUER.value());
    assertThat(token.claims().texts("aud")).containsExactly(AsNetwork.APP.value());
    assertThat(token.claims().text("sub")).contains("june there");
    assertThat(token.claims().text("sid")).contains("one");
    assertThat(token.claims().instant("exp")).contains(house.now().plus(Duration.ofMinutes(2)));
    assertThat(token.claims().value("events"))
        .contains(
            new ClaimValue.Nested(
                Claims.NONE.with(
                    "http://schemas.openid.net/event/backchannel-logout",
                    new ClaimValue.Nested(Claims.NONE))));
  }

  @Test
  void whatWasTakenIsNotSentAgainAndWhatWasNotIs() {
    answer = Reception.REFUSED;
    over("one", AsNetwork.APP);
    send.send(10);
    assertThat(send.send(10)).as("not at once").isZero();

    answer = Reception.TAKEN;
    house.world.pass(Duration.ofMinutes(1));
    assertThat(send.send(10)).isEqualTo(1);
    house.world.pass(Duration.ofDays(2));
    assertThat(send.send(10)).isZero();
    assertThat(id(0)).as("a token of its own each time").isNotEqualTo(id(1));
  }

  @Test
  void aClientThatNeverTakesItIsGivenUpWithinADay() {
    answer = Reception.REFUSED;
    over("one", AsNetwork.APP);
    for (int minute = 0; minute < 2 * 24 * 60; minute++) {
      send.send(10);
      house.world.pass(Duration.ofMinutes(1));
    }

    assertThat(sent).hasSizeBetween(8, 12);
    assertThat(house.logoutNotices.takeDue(Instant.MAX, Instant.MAX, 10)).isEmpty();
  }

  @Test
  void oneThatFailsKeepsNoOtherFromItsTurn() {
    answer = Reception.REFUSED;
    over("one", AsNetwork.APP);
    over("two", AsNetwork.OTHER);

    assertThat(send.send(10)).isEqualTo(2);
    assertThat(sent).hasSize(2);
  }

  @Test
  void aClientThatDoesNotAnswerIsNotWaitedForTwiceInOneRound() {
    answer = Reception.UNREACHABLE;
    over("one", AsNetwork.APP);
    over("two", AsNetwork.APP);

    send.send(10);
    assertThat(sent).hasSize(1);

    answer = Reception.TAKEN;
    house.world.pass(Duration.ofMinutes(1));
    send.send(10);
    assertThat(sent).hasSize(3);
  }

  @Test
  void whatAClientRefusesConcernsThatNoticeAlone() {
    answer = Reception.REFUSED;
    over("one", AsNetwork.APP);
    over("two", AsNetwork.APP);

    send.send(10);

    assertThat(sent).hasSize(2);
  }

  @Test
  void whatIsNotSentForItsClientIsSilentLosesNoTry() {
    answer = Reception.UNREACHABLE;
    for (int which = 0; which < 20; which++) {
      over("sign-in " + which, AsNetwork.APP);
    }
    for (int minute = 0; minute < 2 * 24 * 60; minute++) {
      send.send(100);
      house.world.pass(Duration.ofMinutes(1));
    }
    assertThat(sent).as("it is left alone for ever longer").hasSizeLessThan(30);
    sent.clear();

    answer = Reception.TAKEN;
    house.world.pass(Duration.ofDays(1));
    send.send(100);

    assertThat(sent).hasSizeGreaterThan(15);
  }

  @Test
  void whatWouldBeOverByItselfIsGivenUp() {
    answer = Reception.UNREACHABLE;
    over("one", AsNetwork.APP);
    send.send(10);

    house.world.pass(Duration.ofDays(8));
    send.send(10);

    assertThat(sent).hasSize(1);
    assertThat(house.logoutNotices.takeDue(Instant.MAX, Instant.MAX, 10)).isEmpty();
  }

  @Test
  void aClientThatTakesPartNoMoreIsToldNothing() {
    over("one", AsNetwork.APP);
    house.registry.become(AsNetwork.open().without("my-immunizations").participants());

    send.send(10);

    assertThat(sent).isEmpty();
    assertThat(house.logoutNotices.takeDue(Instant.MAX, Instant.MAX, 10)).isEmpty();
  }

  private Optional<String> id(int which) {
    return house.signed.read(sent.get(which)).flatMap(token -> token.claims().text("jti"));
  }

  private void over(String grant, ClientId client) {
    var id = new GrantId(grant);
    house.logoutNotices.expect(
        new LogoutNotice(id, client, "june there", house.now().plus(Duration.ofDays(7))));
    house.logoutNotices.due(id, house.now());
  }
}
