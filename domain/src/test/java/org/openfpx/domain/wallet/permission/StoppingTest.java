package org.openfpx.domain.wallet.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.AnswerYes;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.ConsentPage;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.consent.OpenRequest;
import org.openfpx.domain.wallet.consent.ShowRequest;
import org.openfpx.domain.wallet.dashboard.Sharing.State;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.mydata.DeleteAccount;
import org.openfpx.domain.wallet.permission.Permission.Reason;

/**
 * Protocol, section 5: what is stopped is stopped at the next introspection, or as soon as can be.
 */
class StoppingTest {
  private final WalletHouse house = new WalletHouse();
  private final Session june = house.signIn("june");
  private final AccountId account = june.signedIn().orElseThrow().account();

  @BeforeEach
  void juneHasLinkedTheClinic() {
    house.link(june, "clinic");
  }

  private ConsentId share() {
    var id =
        house.open(house.transaction(), june) instanceof OpenRequest.Outcome.Opened(var opened)
            ? opened
            : new ConsentId("none");
    var page =
        house.show.show(id, june, false) instanceof ShowRequest.Outcome.Ask(var asked)
            ? Optional.of(asked)
            : Optional.<ConsentPage>empty();
    var choices =
        new Choices(
            Map.of(1, new Choices.Choice(Optional.of("clinic-immunizations"), ScopeSet.of("read"))),
            HowLong.WEEK);
    var outcome =
        house.yes.answer(
            new AnswerYes.Yes(
                id, Optional.of(choices), page.orElseThrow().fingerprint(), WalletHouse.ENGLISH),
            june);
    assertThat(outcome).isInstanceOf(AnswerYes.Outcome.SendBack.class);
    return id;
  }

  private State state(ConsentId id) {
    return house.dashboard.one(account, id).orElseThrow().state();
  }

  @Test
  void stoppingEndsItAtTheAuthorizationServerAtOnce() {
    var id = share();
    assertThat(house.dashboard.home(account, june.id()).active()).hasSize(1);

    assertThat(house.stopSharing.stop(account, id)).isEqualTo(StopSharing.Outcome.STOPPED);

    assertThat(house.servers.open()).isZero();
    assertThat(state(id)).isInstanceOf(State.Ended.class);
    assertThat(house.dashboard.home(account, june.id()).active()).isEmpty();
    assertThat(house.dashboard.past(account, Optional.empty()).ended()).hasSize(1);
  }

  @Test
  void anAuthorizationServerThatIsDownIsAskedAgainUntilItConfirms() {
    var id = share();
    house.servers.goDown();

    assertThat(house.stopSharing.stop(account, id)).isEqualTo(StopSharing.Outcome.BEING_STOPPED);
    assertThat(state(id)).isInstanceOf(State.BeingStopped.class);
    assertThat(house.servers.open()).isEqualTo(1);

    house.servers.comeBack();
    house.world.pass(Duration.ofMinutes(1));
    assertThat(house.stopSharing.catchUp(10)).isEqualTo(1);
    assertThat(house.servers.open()).isZero();
    assertThat(state(id)).isInstanceOf(State.Ended.class);
  }

  @Test
  void nobodyStopsWhatIsAnothers() {
    share();
    var bob = house.signIn("bob").signedIn().orElseThrow().account();

    house.stopSharing.stopAll(bob);

    assertThat(house.servers.open()).isEqualTo(1);
  }

  @Test
  void whatASourceGivesToWhoHasLeftIsEndedThere() {
    house.deleteAccount.delete(account);
    assertThat(house.sources.revoked()).hasSize(1);

    house.link(june, "clinic");

    assertThat(house.links.of(account)).isEmpty();
    house.unlink.catchUp(10);
    assertThat(house.sources.revoked()).hasSize(2);
    assertThat(house.links.isParting(account)).isFalse();
  }

  @Test
  void stoppingTwiceIsStoppingOnce() {
    var id = share();
    house.stopSharing.stop(account, id);
    var first = state(id);
    house.world.pass(Duration.ofMinutes(5));

    assertThat(house.stopSharing.stop(account, id)).isEqualTo(StopSharing.Outcome.STOPPED);
    assertThat(state(id)).isEqualTo(first);
  }

  @Test
  void whatTheNetworkEndedIsNoticedWhenTheAccountsAreCompared() {
    var id = share();
    house.servers.endBehindTheBack();
    assertThat(house.reconcile.run(10)).isZero();

    assertThat(comparedWithin(Duration.ofHours(2))).isEqualTo(1);

    assertThat(state(id))
        .isInstanceOfSatisfying(
            State.Ended.class,
            ended -> assertThat(ended.reason()).contains(Reason.ENDED_ELSEWHERE));
  }

  private int comparedWithin(Duration time) {
    int compared = 0;
    for (var passed = Duration.ZERO; passed.compareTo(time) <= 0; passed = passed.plusMinutes(5)) {
      compared += house.reconcile.run(10);
      house.world.pass(Duration.ofMinutes(5));
    }
    return compared;
  }

  @Test
  void aWalletThatWasAwayDoesNotCompareAllAccountsInOneGo() {
    for (int i = 0; i < 10; i++) {
      share();
    }
    house.world.pass(Duration.ofDays(2));

    assertThat(house.reconcile.run(100)).isLessThanOrEqualTo(1);
    assertThat(comparedWithin(Duration.ofHours(24))).isGreaterThanOrEqualTo(9);
  }

  @Test
  void whatRunsOutIsNoLongerActive() {
    var id = share();
    house.world.pass(Duration.ofDays(8));

    assertThat(house.dashboard.home(account, june.id()).active()).isEmpty();
    assertThat(state(id)).isInstanceOf(State.Ended.class);
  }

  @Test
  void noNumberOfOthersHidesWhatIsShared() {
    var id = share();
    for (int i = 0; i < 300; i++) {
      // Said yes to, and come to nothing: they end sooner, and nobody sees anything by them.
      var sooner = Duration.ofHours(1 + i % 7);
      house.consents.record(
          WalletMother.consent("other" + i, account, house.world.instant(), sooner));
    }

    assertThat(house.dashboard.home(account, june.id()).active())
        .extracting(sharing -> sharing.consent().id())
        .containsExactly(id);
    assertThat(house.dashboard.servedBy(account, "clinic"))
        .extracting(sharing -> sharing.consent().id())
        .containsExactly(id);
  }

  @Test
  void deletingTheAccountStopsUnlinksAndForgets() {
    share();

    assertThat(house.deleteAccount.delete(account)).isEqualTo(DeleteAccount.Outcome.DELETED);

    assertThat(house.servers.open()).isZero();
    assertThat(house.sources.revoked()).containsExactly("clinic");
    assertThat(house.accounts.find(account)).isEmpty();
    assertThat(house.consents.answered(account, Optional.empty(), 10)).isEmpty();
    assertThat(house.signIn("june").signedIn().orElseThrow().account()).isNotEqualTo(account);
  }

  @Test
  void anAccountIsForgottenOnlyWhenEverybodyHasConfirmed() {
    share();
    house.servers.goDown();

    assertThat(house.deleteAccount.delete(account)).isEqualTo(DeleteAccount.Outcome.BEING_DELETED);
    assertThat(house.accounts.find(account).orElseThrow().closing()).isTrue();

    assertThat(house.deleteAccount.catchUp(10)).isZero();
    house.servers.comeBack();
    house.world.pass(Duration.ofMinutes(1));
    house.stopSharing.catchUp(10);
    assertThat(house.deleteAccount.catchUp(10)).isEqualTo(1);
    assertThat(house.accounts.find(account)).isEmpty();
    assertThat(house.servers.open()).isZero();
  }

  @Test
  void anAccountStaysUntilEachSourceHasConfirmedAndKeepsNothingElse() {
    share();
    house.sources.takeDown("clinic");

    assertThat(house.deleteAccount.delete(account)).isEqualTo(DeleteAccount.Outcome.BEING_DELETED);
    house.deleteAccount.catchUp(10);
    assertThat(house.accounts.find(account).orElseThrow().closing()).isTrue();
    assertThat(house.consents.answered(account, Optional.empty(), 10)).isEmpty();

    house.sources.bringBack("clinic");
    house.unlink.catchUp(10);
    house.deleteAccount.catchUp(10);
    assertThat(house.sources.revoked()).containsExactly("clinic");
    assertThat(house.accounts.find(account)).isEmpty();
  }
}
