package org.openfpx.domain.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.OwnSessions.Outcome;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;

/** OWASP ASVS 5.0, 7.5.2: people see and end their own sessions, after signing in once more. */
class OwnSessionsTest {
  private final WalletHouse house = new WalletHouse();
  private final Session there = house.signIn("june");
  private final Session here = house.signIn("june");
  private final Session bobs = house.signIn("bob");
  private final AccountId june = account(here);

  private static AccountId account(Session session) {
    return session.signedIn().orElseThrow().account();
  }

  @Test
  void aPersonSeesTheirOwnThatStillCountAndNobodyElses() {
    assertThat(house.ownSessions.of(june))
        .extracting(Session::id)
        .containsExactlyInAnyOrder(here.id(), there.id());

    house.world.pass(Duration.ofMinutes(20));
    house.sessions.seen(here.id(), house.world.instant());
    house.world.pass(Duration.ofMinutes(15));

    assertThat(house.ownSessions.of(june))
        .as("the other has been idle for too long")
        .extracting(Session::id)
        .containsExactly(here.id());
  }

  @Test
  void oneIsEndedAndTheOthersGoOn() {
    assertThat(house.ownSessions.end(here, june, there.id())).isEqualTo(Outcome.ENDED);

    assertThat(house.ownSessions.of(june)).extracting(Session::id).containsExactly(here.id());
    assertThat(house.ownSessions.of(account(bobs))).hasSize(1);
  }

  @Test
  void anothersIsNotEndedWhateverIsNamed() {
    house.ownSessions.end(here, june, bobs.id());

    assertThat(house.ownSessions.of(account(bobs))).hasSize(1);
  }

  @Test
  void allButThisOneAreEnded() {
    house.signIn("june");

    assertThat(house.ownSessions.endOthers(here, june)).isEqualTo(Outcome.ENDED);

    assertThat(house.ownSessions.of(june)).extracting(Session::id).containsExactly(here.id());
    assertThat(house.ownSessions.of(account(bobs))).hasSize(1);
  }

  @Test
  void whoeverSignedInSomeTimeAgoSignsInOnceMoreFirst() {
    house.world.pass(Duration.ofMinutes(5));

    assertThat(house.ownSessions.isFresh(here)).isFalse();
    assertThat(house.ownSessions.end(here, june, there.id())).isEqualTo(Outcome.SIGN_IN_AGAIN);
    assertThat(house.ownSessions.endOthers(here, june)).isEqualTo(Outcome.SIGN_IN_AGAIN);
    assertThat(house.ownSessions.of(june)).hasSize(2);

    house.signIn(here, "june");
    var again = house.ownSessions.of(june).getFirst();
    assertThat(again.id()).isEqualTo(here.id());
    assertThat(house.ownSessions.end(again, june, there.id())).isEqualTo(Outcome.ENDED);
    assertThat(house.ownSessions.of(june)).hasSize(1);
  }

  @Test
  void aFormIsTakenForAWhileLongerThanItIsOpened() {
    house.world.pass(Duration.ofMinutes(19));
    assertThat(house.ownSessions.isFresh(here)).isFalse();
    assertThat(house.ownSessions.maySend(here)).isTrue();

    house.world.pass(Duration.ofMinutes(1));
    assertThat(house.ownSessions.maySend(here)).isFalse();
  }

  /** By single sign-on anybody who sits there gets in by the plain page. */
  @Test
  void whomTheProviderMayJustRememberHasNotShownWhoTheyAre() {
    house.identityProviders.keepTimesToItself();

    var vouched = house.signIn("june");

    assertThat(house.ownSessions.since(vouched)).isEqualTo(house.world.instant());
    assertThat(house.ownSessions.isFresh(vouched)).isFalse();
    assertThat(house.ownSessions.maySend(vouched)).isFalse();
    assertThat(house.ownSessions.endOthers(vouched, june)).isEqualTo(Outcome.SIGN_IN_AGAIN);
  }

  @Test
  void whereTheProviderDoesNotSayWhenItIsWhenItVouchedHavingBeenAskedAnew() {
    house.identityProviders.keepTimesToItself();
    var anew = again(here);
    assertThat(anew.signedIn().orElseThrow().at()).as("nobody may claim so").isEmpty();
    assertThat(house.ownSessions.isFresh(anew)).isTrue();

    house.world.pass(Duration.ofMinutes(5));
    assertThat(house.ownSessions.isFresh(anew)).isFalse();
    assertThat(house.ownSessions.maySend(anew)).isTrue();

    house.world.pass(Duration.ofMinutes(15));
    assertThat(house.ownSessions.maySend(anew)).isFalse();
    assertThat(house.ownSessions.isFresh(again(anew))).isTrue();
  }

  @Test
  void whoeverComesBackByThePlainPageHasNotShownItAnyMore() {
    house.identityProviders.keepTimesToItself();
    var anew = again(here);

    house.signIn(anew, "june");

    assertThat(house.ownSessions.isFresh(found(anew))).isFalse();
  }

  @Test
  void whereTheProviderSaysWhenThatCountsWhateverItWasAsked() {
    house.identityProviders.remember();
    house.world.pass(Duration.ofMinutes(5));
    assertThat(house.ownSessions.isFresh(again(here))).as("it did not heed it").isFalse();

    house.identityProviders.say(house.world.instant().plus(Duration.ofMinutes(2)));
    assertThat(house.ownSessions.isFresh(again(here))).as("no time at all").isFalse();
  }

  /** Signs in once more in this browser, and asks the provider to make sure. */
  private Session again(Session session) {
    var wish =
        new BeginLogin.Wish("sample-id", ReturnPath.HOME, true, Recency.ANY, Optional.empty());
    var start = house.beginLogin.begin(session, wish, WalletHouse.ENGLISH);
    assertThat(house.comeBack(session, start, "june"))
        .isInstanceOf(FinishLogin.Outcome.Welcome.class);
    return found(session);
  }

  private Session found(Session session) {
    return house.ownSessions.of(june).stream()
        .filter(one -> one.id().equals(session.id()))
        .findFirst()
        .orElseThrow();
  }
}
