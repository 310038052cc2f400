package org.openfpx.domain.wallet.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.owning.AnswerAsked;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.domain.wallet.owning.WaitingRequests.Waiting;

/** A yes whose answer was lost, and the request that it was to. */
class EachOnceTest {
  private final WalletHouse house = new WalletHouse();
  private final Session alice = house.signIn("alice");
  private final AccountId account = alice.signedIn().orElseThrow().account();
  private final Place clinic = place();

  private Place place() {
    var id = LastingAccount.id(account, "as", "clinic");
    house.asAccounts.keep(
        WalletMother.asAccount(id, account), house.world.instant().plusSeconds(60));
    return house.places.find(account, id).orElseThrow();
  }

  @BeforeEach
  void ask() {
    ask("first");
    ask("second");
    house.waiting.refresh();
  }

  private void ask(String id) {
    var line =
        new Asked.Line(
            "the-diary",
            Optional.of("https://types.example/diary"),
            Optional.of("My diary"),
            ScopeSet.of("read"),
            Optional.of(Duration.ofDays(90)));
    var now = house.world.instant();
    house.owners.ask(
        new Asked(
            id,
            clinic.account().credentials().clientId(),
            "my-immunizations",
            Optional.empty(),
            List.of(line),
            now,
            now.plus(Duration.ofDays(7)),
            Optional.empty(),
            Asked.State.PENDING,
            List.of()));
  }

  private void approve(String id) {
    house.answerAsked.approve(
        clinic, id, new AnswerAsked.Yes(ScopeSet.of("read"), HowLong.WEEK, WalletHouse.ENGLISH));
  }

  private EachOnce seen(List<Waiting> waiting) {
    return EachOnce.of(house.dashboard.home(account, alice.id()).active(), waiting);
  }

  private EachOnce seen() {
    return seen(house.waiting.of(account));
  }

  @Test
  void whatNobodyHasAnsweredWaits() {
    assertThat(seen().active()).isEmpty();
    assertThat(seen().asked()).extracting(EachOnce.Asked::saidYes).containsExactly(false, false);
  }

  @Test
  void aYesThatWasHeardIsSharedAndWaitsNoMore() {
    approve("first");

    assertThat(seen().active()).hasSize(1);
    assertThat(seen().asked())
        .extracting(one -> one.waiting().asked().id())
        .containsExactly("second");
  }

  @Test
  void aYesOfWhichNobodyKnowsWhetherItArrivedIsShownAsTheRequestAlone() {
    house.owners.loseTheNextRequest();
    approve("first");

    assertThat(seen().active()).isEmpty();
    assertThat(seen().asked()).extracting(EachOnce.Asked::saidYes).containsExactly(true, false);
  }

  /** Another replica has heard of it, and this one not yet. */
  @Test
  void whatIsKnownToHoldIsSharedThoughTheRequestIsNotKnownToBeOver() {
    var before = house.waiting.of(account);
    approve("first");

    assertThat(seen(before).active()).hasSize(1);
    assertThat(seen(before).asked()).hasSize(1);
  }

  @Test
  void aYesWhoseRequestIsOverIsShownAsWhatIsShared() {
    house.owners.loseTheNextRequest();
    approve("first");

    assertThat(seen(List.of()).active()).hasSize(1);
  }

  @Test
  void whoeverStopsWhatTheyPromisedIsAskedAsBefore() {
    house.owners.loseTheNextRequest();
    approve("first");
    var promised = house.dashboard.home(account, alice.id()).active().getFirst();

    house.stopSharing.stop(account, promised.consent().id());

    assertThat(seen().active()).isEmpty();
    assertThat(seen().asked()).extracting(EachOnce.Asked::saidYes).containsExactly(false, false);
  }
}
