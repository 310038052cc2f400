package org.openfpx.domain.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.Start;

/** Protocol, section 1.3: a callback never completes a login by itself; section 7: sessions. */
class LoginTest {
  private static final Recency YOUNG = new Recency(false, Optional.of(Duration.ofMinutes(5)));

  private final WalletHouse house = new WalletHouse();

  private Secret depart(Session session) {
    return WalletHouse.state(
        house.beginLogin.begin(
            session, WalletMother.signIn("sample-id", Recency.ANY), WalletHouse.ENGLISH));
  }

  private static Returned returned(Secret state, String code) {
    return new Returned(
        state, Optional.of(new Secret(code)), Optional.of("https://id.example"), Optional.empty());
  }

  @Test
  void thePersonComesBackToTheSameAccount() {
    var first = house.signIn("june").signedIn().orElseThrow().account();
    var second = house.signIn("june").signedIn().orElseThrow().account();
    var bob = house.signIn("bob").signedIn().orElseThrow().account();

    assertThat(second).isEqualTo(first);
    assertThat(bob).isNotEqualTo(first);
  }

  @Test
  void theBrowserGetsANewSecretAtLoginAndTheOldOneIsGoodForNothing() {
    var begun = house.visits.begin();

    var cookie = house.signIn(begun.session(), "june");

    assertThat(house.visits.resume(begun.secret())).isEmpty();
    assertThat(house.visits.resume(cookie)).isPresent();
  }

  @Test
  void anotherBrowserCanNotEndALogin() {
    var june = house.visit();
    var state = depart(june);
    var other = house.visit();

    assertThat(house.returnFromTrip.take(other.id(), returned(state, "june"))).isEmpty();
    assertThat(house.returnFromTrip.take(june.id(), returned(state, "june"))).isPresent();
  }

  /** RFC 7636 sections 4.1 and 7.1. */
  @Test
  void everyDepartureHasAVerifierOfItsOwn() {
    for (int departure = 0; departure < 100; departure++) {
      depart(house.visit());
    }

    assertThat(house.identityProviders.departures())
        .extracting(departure -> departure.codeVerifier().reveal())
        .hasSize(100)
        .doesNotHaveDuplicates()
        .allMatch(verifier -> verifier.length() >= 43);
  }

  @Test
  void aStateIsGoodForOneReturn() {
    var june = house.visit();
    var state = depart(june);

    assertThat(house.returnFromTrip.take(june.id(), returned(state, "june"))).isPresent();
    assertThat(house.returnFromTrip.take(june.id(), returned(state, "june"))).isEmpty();
  }

  @Test
  void aStateThatNobodyGaveIsUnknown() {
    var june = house.visit();
    depart(june);

    assertThat(house.returnFromTrip.take(june.id(), returned(new Secret("wrong"), "june")))
        .isEmpty();
  }

  @Test
  void whoeverIsAwayTooLongBeginsAgain() {
    var june = house.visit();
    var state = depart(june);
    house.world.pass(Duration.ofMinutes(16));

    assertThat(house.returnFromTrip.take(june.id(), returned(state, "june"))).isEmpty();
  }

  @Test
  void atTheCommonAddressAnAnswerMustNameItsIssuer() {
    var june = house.visit();
    var state = depart(june);
    var nameless =
        new Returned(state, Optional.of(new Secret("june")), Optional.empty(), Optional.empty());

    assertThat(house.returnFromTrip.take(june.id(), nameless)).isEmpty();
  }

  @Test
  void anAnswerAtTheAddressOfAnotherProviderIsRefused() {
    var june = house.visit();
    var state = depart(june);
    var mixedUp =
        new Returned(
            state, Optional.of(new Secret("june")), Optional.empty(), Optional.of("other-id"));

    assertThat(house.returnFromTrip.take(june.id(), mixedUp)).isEmpty();
  }

  @Test
  void aForgedAnswerSignsNobodyIn() {
    var june = house.visit();
    var returned = returned(depart(june), "forged");
    var trip = house.returnFromTrip.take(june.id(), returned).orElseThrow();

    assertThat(house.finishLogin.finish(june, trip, (Errand.SignIn) trip.errand(), returned))
        .isInstanceOf(FinishLogin.Outcome.NotValid.class);
  }

  @Test
  void whoMustSignInAnewIsNotTakenAtAProviderThatDoesNotSayWhenThatWas() {
    var june = house.visit();
    house.identityProviders.keepTimesToItself();

    assertThat(house.comeBack(june, demand(june, new Recency(true, Optional.empty())), "june"))
        .isInstanceOf(FinishLogin.Outcome.NotRecent.class);
    assertThat(house.comeBack(june, demand(june, YOUNG), "june"))
        .isInstanceOf(FinishLogin.Outcome.NotRecent.class);
  }

  @Test
  void whoMustSignInAnewIsNotTakenWhereTheProviderRemembersThem() {
    var june = house.visit();
    house.identityProviders.remember();
    house.world.pass(Duration.ofMinutes(1));

    assertThat(house.comeBack(june, demand(june, new Recency(true, Optional.empty())), "june"))
        .isInstanceOf(FinishLogin.Outcome.NotRecent.class);
    assertThat(house.comeBack(june, demand(june, YOUNG), "june"))
        .isInstanceOf(FinishLogin.Outcome.Welcome.class);
  }

  @Test
  void aSignInThatIsTooOldIsNotTakenUnlessItWasMadeForThis() {
    var june = house.visit();
    house.identityProviders.remember();
    house.world.pass(Duration.ofMinutes(6));
    assertThat(house.comeBack(june, demand(june, YOUNG), "june"))
        .isInstanceOf(FinishLogin.Outcome.NotRecent.class);

    var slow = demand(june, YOUNG);
    house.identityProviders.remember();
    house.world.pass(Duration.ofMinutes(10));
    assertThat(house.comeBack(june, slow, "june")).isInstanceOf(FinishLogin.Outcome.Welcome.class);
  }

  @Test
  void aSignInOfWhichNobodyKnowsWhenItWasIsNotSaidToBeOfNow() {
    house.identityProviders.keepTimesToItself();

    assertThat(house.signIn("june").signedIn().orElseThrow().at()).isEmpty();
  }

  private Start demand(Session session, Recency recency) {
    return house.beginLogin.begin(
        session, WalletMother.signIn("sample-id", recency), WalletHouse.ENGLISH);
  }

  @Test
  void aSessionEndsAfterThirtyMinutesIdleAndTwelveHoursInAll() {
    var begun = house.visits.begin();
    var cookie = house.signIn(begun.session(), "june");
    for (int i = 0; i < 24; i++) {
      house.world.pass(Duration.ofMinutes(29));
      assertThat(house.visits.resume(cookie)).isPresent();
    }
    house.world.pass(Duration.ofMinutes(29));
    assertThat(house.visits.resume(cookie)).isEmpty();

    var other = house.visits.begin();
    house.world.pass(Duration.ofMinutes(30));
    assertThat(house.visits.resume(other.secret())).isEmpty();
  }

  @Test
  void anUnknownPlaceToSignInIsNoPlace() {
    assertThat(
            house.beginLogin.begin(
                house.visit(), WalletMother.signIn("elsewhere", Recency.ANY), WalletHouse.ENGLISH))
        .isInstanceOf(Start.Unknown.class);
  }

  @Test
  void aReturnPathIsTheOneThatABrowserGoesTo() {
    assertThat(List.of("/.well/a..b/...?next=/../a//b", "/requests/", "/a%20b"))
        .allMatch(path -> ReturnPath.of(path).isPresent());
    assertThat(
            List.of(
                "/.//x",
                "/..//x",
                "/a//x",
                "/a/..//x",
                "/a/..",
                "/.",
                "/.?a",
                "/%2e//x",
                "/a/%2E%2e//x",
                "/.%2E/x"))
        .allMatch(path -> ReturnPath.of(path).isEmpty());
  }

  @Test
  void aReturnPathNeverLeavesTheWallet() {
    assertThat(ReturnPath.of("/requests/abc?like=last")).isPresent();
    assertThat(ReturnPath.of("//evil.example")).isEmpty();
    assertThat(ReturnPath.of("/\\evil.example")).isEmpty();
    assertThat(ReturnPath.of("https://evil.example")).isEmpty();
    assertThat(ReturnPath.of("/a\r\nSet-Cookie:x")).isEmpty();
    assertThat(ReturnPath.of("")).isEmpty();
  }
}
