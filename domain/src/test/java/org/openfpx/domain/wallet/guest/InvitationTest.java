package org.openfpx.domain.wallet.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.guest.OpenInvitation.Outcome;
import org.openfpx.domain.wallet.mydata.DeleteAccount;
import org.openfpx.domain.wallet.owning.LetThrough;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.RuleLength;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.domain.wallet.owning.Thing;

/** One person lets another through by a link (protocol, section 3.10). */
class InvitationTest {
  private static final String DIARY = "the-diary";

  private final WalletHouse house = new WalletHouse();
  private final AccountId alice = person("alice");
  private final AccountId bob = person("bob");
  private Place clinic = place();

  private AccountId person(String name) {
    return house.signIn(name).signedIn().orElseThrow().account();
  }

  private Place place() {
    var id = LastingAccount.id(alice, "as", "clinic");
    house.asAccounts.keep(WalletMother.asAccount(id, alice), house.world.instant());
    return house.places.find(alice, id).orElseThrow();
  }

  @BeforeEach
  void register() {
    house.owners.register(
        clinic.account(),
        new Thing(
            DIARY,
            "https://types.example/diary",
            ScopeSet.of("read", "write"),
            "clinic",
            Optional.of("My diary")));
  }

  private LetThrough.Wish wish(Optional<String> called) {
    return new LetThrough.Wish(
        clinic,
        DIARY,
        Optional.empty(),
        Optional.of(new Whom.Inviting()),
        ScopeSet.of("read"),
        RuleLength.MONTH,
        called,
        Optional.of("my brother"),
        WalletHouse.ENGLISH);
  }

  private Secret link() {
    return house.letThrough.let(wish(Optional.of("Alice")))
            instanceof LetThrough.Outcome.Invites(var _, var code, var _)
        ? code
        : fail();
  }

  private static <T> T fail() {
    throw new AssertionError("not as it should be");
  }

  @Test
  void whoeverOpensTheLinkIsToldByWhomAndToWhatAndTakesIt() {
    var code = link();
    var open = (Outcome.Open) house.openInvitation.look(bob, code, WalletHouse.ENGLISH);
    assertThat(open.invitation().calledBy()).isEqualTo("Alice");
    assertThat(open.offered().scopes()).isEqualTo(ScopeSet.of("read"));

    var accepted = house.openInvitation.accept(bob, code, WalletHouse.ENGLISH);

    assertThat(accepted).isInstanceOf(Outcome.Accepted.class);
    var welcome = house.welcomes.of(bob, house.world.instant()).getFirst();
    assertThat(welcome.calledBy()).isEqualTo("Alice");
    assertThat(house.asAccounts.guests(bob)).hasSize(1);
    assertThat(house.openInvitation.look(bob, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Accepted(welcome));
    assertThat(status()).isEqualTo(Rule.Whom.Invited.Status.TAKEN);
  }

  private Rule.Whom.Invited.Status status() {
    return house.showThing.show(clinic, DIARY, WalletHouse.ENGLISH)
                instanceof ShowThing.Outcome.Found(var shown)
            && shown.rules().getFirst().whom() instanceof Rule.Whom.Invited(var status, _)
        ? status
        : fail();
  }

  @Test
  void itIsForOnePersonAndNotForWhoeverMadeIt() {
    var code = link();
    assertThat(house.openInvitation.accept(alice, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Own());
    house.openInvitation.accept(bob, code, WalletHouse.ENGLISH);

    assertThat(house.openInvitation.accept(person("carol"), code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Gone());
    assertThat(house.openInvitation.look(bob, new Secret("made up"), WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Gone());
  }

  @Test
  void twoInvitationsAreTakenByTwoAccounts() {
    house.openInvitation.accept(bob, link(), WalletHouse.ENGLISH);
    house.openInvitation.accept(bob, link(), WalletHouse.ENGLISH);

    assertThat(house.asAccounts.guests(bob)).hasSize(2);
  }

  @Test
  void anOwnerSaysWhomItIsForAndHowTheyAreCalled() {
    assertThat(house.letThrough.let(wish(Optional.empty())))
        .isEqualTo(new LetThrough.Outcome.Incomplete(List.of(LetThrough.Flaw.NO_NAME)));
    link();

    assertThat(
            house.dashboard.home(alice, "session").active().getFirst().consent().words().client())
        .isEqualTo("One person, by your link: my brother");
  }

  @Test
  void theAccountsOfAGuestWhoLeavesAreRemovedEachAtATimeOfItsOwn() {
    for (int i = 0; i < 4; i++) {
      house.openInvitation.accept(bob, link(), WalletHouse.ENGLISH);
    }

    assertThat(house.deleteAccount.delete(bob)).isEqualTo(DeleteAccount.Outcome.DELETED);

    assertThat(house.asAccounts.guests(bob)).isEmpty();
    assertThat(house.servers.removed()).isEmpty();
    var most = 0;
    for (int minutes = 0; minutes <= Duration.ofDays(1).toMinutes(); minutes += 5) {
      most = Math.max(most, house.leaveServers.catchUp(10));
      house.world.pass(Duration.ofMinutes(5));
    }
    assertThat(house.servers.removed()).hasSize(4).doesNotHaveDuplicates();
    assertThat(most).as("at once").isEqualTo(1);
  }

  @Test
  void aWalletThatWasAwayDoesNotRemoveAllGuestsAtOnce() {
    for (int i = 0; i < 4; i++) {
      house.openInvitation.accept(bob, link(), WalletHouse.ENGLISH);
    }
    house.deleteAccount.delete(bob);
    house.world.pass(Duration.ofDays(2));

    assertThat(house.leaveServers.catchUp(10)).isZero();

    house.servers.goDown();
    house.world.pass(Duration.ofMinutes(1));
    house.leaveServers.catchUp(10);
    assertThat(house.asAccounts.allLeaving(house.world.instant(), Optional.empty(), 10)).isEmpty();
  }

  @Test
  void howManyOnePersonTakesWithinADayIsBounded() {
    for (int i = 0; i < 30; i++) {
      house.openInvitation.accept(bob, link(), WalletHouse.ENGLISH);
    }
    var code = link();

    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.TooMany());
    assertThat(house.asAccounts.guests(bob)).hasSize(30);

    house.world.pass(Duration.ofDays(2));
    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void whatIsTakenCanBeGivenUp() {
    house.openInvitation.accept(bob, link(), WalletHouse.ENGLISH);
    var welcome = house.welcomes.of(bob, house.world.instant()).getFirst();

    assertThat(house.leaveWelcome.leave(welcome)).isTrue();

    assertThat(house.welcomes.of(bob, house.world.instant())).isEmpty();
  }

  @Test
  void whatWasTakenWithoutAnAnswerIsThereWhenTheLinkIsOpenedAgain() {
    var code = link();
    house.guestServers.loseTheNextAnswer();
    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Unreachable());
    assertThat(house.asAccounts.guests(bob)).as("it alone lets them through").hasSize(1);

    assertThat(house.openInvitation.look(bob, code, WalletHouse.ENGLISH))
        .isInstanceOf(Outcome.Accepted.class);

    assertThat(house.asAccounts.guests(bob)).hasSize(1);
    var welcome = house.welcomes.of(bob, house.world.instant()).getFirst();
    assertThat(welcome.asAccount()).isEqualTo(house.asAccounts.guests(bob).getFirst().id());
    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Accepted(welcome));
  }

  @Test
  void aWalletThatDiesBetweenTakingAndKeepingGoesOn() {
    var code = link();
    house.guestServers.whileTaking(() -> {
      throw new IllegalStateException("killed");
    });
    assertThatThrownBy(() -> house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .hasMessage("killed");
    assertThat(house.welcomes.of(bob, house.world.instant())).isEmpty();

    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isInstanceOf(Outcome.Accepted.class);

    assertThat(house.welcomes.of(bob, house.world.instant())).hasSize(1);
    assertThat(house.openInvitation.look(person("carol"), code, WalletHouse.ENGLISH))
        .as("nobody else's")
        .isEqualTo(new Outcome.Gone());
  }

  @Test
  void whatWasBegunAndNotTakenIsTakenByTheSameAccount() {
    var code = link();
    house.guestServers.dieBeforeTaking();
    assertThatThrownBy(() -> house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .hasMessage("killed");

    assertThat(house.openInvitation.look(bob, code, WalletHouse.ENGLISH))
        .isInstanceOf(Outcome.Open.class);
    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isInstanceOf(Outcome.Accepted.class);

    assertThat(house.servers.registered()).isEqualTo(1);
  }

  @Test
  void whoLeavesMeanwhileTakesNothing() {
    var code = link();
    house.servers.whileRegistering(() -> house.deleteAccount.delete(bob));

    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Gone());
    assertThat(house.asAccounts.guests(bob)).isEmpty();
    assertThat(status()).isEqualTo(Rule.Whom.Invited.Status.WAITING);

    var carol = person("carol");
    house.guestServers.whileTaking(() -> house.deleteAccount.delete(carol));

    assertThat(house.openInvitation.accept(carol, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Gone());
    assertThat(house.welcomes.of(carol, house.world.instant())).isEmpty();
  }

  @Test
  void anInvitationOfWhoHasLeftIsNotKept() {
    house.deleteAccount.delete(alice);

    assertThat(house.openInvitation.look(bob, link(), WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Gone());
    assertThat(house.dashboard.home(alice, "session").active()).isEmpty();
  }

  @Test
  void nothingIsKeptOfWhatCouldNotBeTaken() {
    var code = link();
    house.guestServers.goDown();

    assertThat(house.openInvitation.accept(bob, code, WalletHouse.ENGLISH))
        .isEqualTo(new Outcome.Unreachable());
    assertThat(house.asAccounts.guests(bob)).isEmpty();
  }
}
