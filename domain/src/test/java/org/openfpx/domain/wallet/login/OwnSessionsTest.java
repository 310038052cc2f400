package org.openfpx.domain.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.OwnSessions.Outcome;

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

  @Test
  void whereTheProviderDoesNotSayWhenItIsWhenItVouched() {
    house.identityProviders.keepTimesToItself();
    var vouched = house.signIn("june");
    assertThat(house.ownSessions.since(vouched)).isEqualTo(house.world.instant());
    assertThat(house.ownSessions.isFresh(vouched)).isTrue();

    house.world.pass(Duration.ofMinutes(5));
    assertThat(house.ownSessions.isFresh(vouched)).isFalse();
  }
}
