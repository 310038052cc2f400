package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.asAccount;
import static org.openfpx.domain.testing.wallet.WalletMother.permission;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;

/** What every store of permissions, and of the accounts that own them, promises. */
public interface PermissionsContract {
  ConsentId ONE = new ConsentId("one");

  Permissions emptyPermissions();

  AsAccounts emptyAsAccounts();

  @Test
  default void whatIsPromisedIsFoundByItsPersonAlone() {
    var permissions = emptyPermissions();
    var promised = permission("p1", JUNE, "one", "clinic");
    permissions.promise(List.of(promised, permission("p2", BOB, "two", "clinic")));

    assertThat(permissions.of(JUNE, List.of(ONE, new ConsentId("two")))).containsExactly(promised);
    assertThat(permissions.atAsAccount("one")).containsExactly(promised);
    assertThat(permissions.ofConsent(ONE)).containsExactly(promised);
    assertThat(permissions.of(JUNE, List.of())).isEmpty();
  }

  @Test
  default void theLastingAccountsOfAPersonAreFound() {
    var accounts = emptyAsAccounts();
    var clinic = LastingAccount.id(JUNE, "as", "clinic");
    accounts.keep(asAccount(clinic, JUNE), NOW);
    accounts.keep(asAccount("one", JUNE), NOW);
    accounts.keep(asAccount(LastingAccount.GUEST + "one", JUNE), NOW);
    accounts.keep(asAccount(LastingAccount.id(BOB, "as", "clinic"), BOB), NOW);

    assertThat(accounts.lasting(JUNE)).extracting(AsAccount::id).containsExactly(clinic);
    assertThat(accounts.hasLasting("as")).isTrue();
    assertThat(accounts.hasLasting("another")).isFalse();
    assertThat(accounts.guests(JUNE))
        .extracting(AsAccount::id)
        .containsExactly(LastingAccount.GUEST + "one");
  }

  @Test
  default void onlyAPromiseBecomesGiven() {
    var permissions = emptyPermissions();
    permissions.promise(List.of(permission("p1", JUNE, "one", "clinic")));

    assertThat(permissions.given("p1", "at-server")).isTrue();
    assertThat(permissions.given("p1", "another")).isFalse();

    assertThat(permissions.open(JUNE).getFirst().standing())
        .isEqualTo(new Standing.Given("at-server"));
  }

  @Test
  default void stoppingStopsWhatWasGivenAndBreaksOffWhatWasPromised() {
    var permissions = emptyPermissions();
    permissions.promise(
        List.of(
            permission("p1", JUNE, "one", "clinic"),
            permission("p2", JUNE, "one", "registry"),
            permission("p3", JUNE, "two", "clinic"),
            permission("p4", BOB, "three", "clinic")));
    permissions.given("p1", "s1");
    permissions.given("p3", "s3");
    permissions.given("p4", "s4");

    var stopping = permissions.stopping(JUNE, ONE, NOW);

    assertThat(stopping).extracting(p -> p.id()).containsExactly("p1");
    assertThat(stopping.getFirst().standing()).isEqualTo(new Standing.Stopping("s1", NOW));
    assertThat(permissions.open(JUNE)).extracting(p -> p.id()).containsExactly("p1", "p3");
    assertThat(permissions.stoppingFrom(JUNE, "clinic", NOW)).hasSize(2);
    assertThat(permissions.open(BOB).getFirst().standing()).isEqualTo(new Standing.Given("s4"));
    assertThat(permissions.stoppingAll(BOB, NOW)).hasSize(1);
  }

  @Test
  default void whatHasEndedStaysAsItEnded() {
    var permissions = emptyPermissions();
    permissions.promise(List.of(permission("p1", JUNE, "one", "clinic")));

    permissions.ended("p1", Reason.STOPPED, NOW);
    permissions.ended("p1", Reason.RAN_OUT, NOW.plusSeconds(60));

    assertThat(permissions.of(JUNE, List.of(ONE)).getFirst().standing())
        .isEqualTo(new Standing.Ended(Reason.STOPPED, NOW));
    assertThat(permissions.stopping(JUNE, ONE, NOW)).isEmpty();
    assertThat(permissions.open(JUNE)).isEmpty();
  }

  @Test
  default void onlyWhatWasBrokenOffIsStoppedLate() {
    var permissions = emptyPermissions();
    permissions.promise(
        List.of(permission("p1", JUNE, "one", "clinic"), permission("p2", JUNE, "two", "clinic")));
    permissions.stopping(JUNE, ONE, NOW);

    assertThat(permissions.stoppingLate("p1", "s1", NOW)).isTrue();
    assertThat(permissions.stoppingLate("p1", "s2", NOW)).isFalse();
    assertThat(permissions.stoppingLate("p2", "s2", NOW)).isFalse();
    assertThat(permissions.stoppingSince(NOW.plusSeconds(1), Optional.empty(), 10))
        .extracting(Permission::standing)
        .containsExactly(new Standing.Stopping("s1", NOW));

    permissions.ended("p1", Reason.STOPPED, NOW);
    assertThat(permissions.stoppingLate("p1", "s1", NOW)).isFalse();
  }

  @Test
  default void whatIsStillStoppingIsFoundAgain() {
    var permissions = emptyPermissions();
    permissions.promise(List.of(permission("p1", JUNE, "one", "clinic")));
    permissions.given("p1", "s1");
    permissions.stopping(JUNE, ONE, NOW);

    assertThat(permissions.stoppingSince(NOW, Optional.empty(), 10)).isEmpty();
    assertThat(permissions.stoppingSince(NOW.plusSeconds(1), Optional.empty(), 10)).hasSize(1);
  }

  @Test
  default void whatIsStillStoppingComesLongestAgoFirst() {
    var permissions = emptyPermissions();
    var later = Map.of("p2", 5L, "p1", 7L, "p4", 5L, "p3", 6L);
    later.forEach((id, seconds) -> {
      permissions.promise(List.of(permission(id, JUNE, id, "clinic")));
      permissions.given(id, "s" + id);
      permissions.stopping(JUNE, new ConsentId(id), NOW.plusSeconds(seconds));
    });

    var first = permissions.stoppingSince(NOW.plusSeconds(9), Optional.empty(), 3);
    assertThat(first).extracting(Permission::id).containsExactly("p2", "p4", "p3");
    permissions.ended("p3", Reason.STOPPED, NOW);

    assertThat(permissions.stoppingSince(NOW.plusSeconds(9), Optional.of(first.get(0)), 3))
        .extracting(Permission::id)
        .containsExactly("p4", "p1");
    assertThat(permissions.stoppingSince(NOW.plusSeconds(9), Optional.of(first.getLast()), 3))
        .extracting(Permission::id)
        .containsExactly("p1");
  }

  @Test
  default void onlyPromisesAreWithdrawn() {
    var permissions = emptyPermissions();
    permissions.promise(
        List.of(
            permission("p1", JUNE, "one", "clinic"), permission("p2", JUNE, "one", "registry")));
    permissions.given("p1", "s1");

    permissions.withdraw(ONE);

    assertThat(permissions.open(JUNE)).extracting(p -> p.id()).containsExactly("p1");
    permissions.forget(JUNE);
    assertThat(permissions.open(JUNE)).isEmpty();
  }

  @Test
  default void anAccountAtAServerIsKeptOnce() {
    var accounts = emptyAsAccounts();
    var first = accounts.keep(asAccount("one", JUNE), NOW);
    var second = accounts.keep(asAccount("one", BOB), NOW);

    assertThat(second.account()).isEqualTo(first.account());
    var found = accounts.find("one").orElseThrow();
    assertThat(found.credentials().clientSecret().reveal()).isEqualTo("secret of one");
    assertThat(found.credentials().registrationUri())
        .isEqualTo(asAccount("one", JUNE).credentials().registrationUri());
    accounts.forget(JUNE);
    assertThat(accounts.find("one")).isEmpty();
  }

  @Test
  default void ofAPersonWhoLeavesTheAccountsThatLastAreToBeRemovedAndNoOthers() {
    var accounts = emptyAsAccounts();
    for (var id : List.of("pat-1", "pat-2", "one")) {
      accounts.keep(asAccount(id, JUNE), NOW);
    }
    accounts.keep(asAccount("pat-3", BOB), NOW);
    assertThat(accounts.allLeaving(NOW, Optional.empty(), 10)).isEmpty();

    assertThat(accounts.leaving(JUNE)).extracting(AsAccount::id).containsOnly("pat-1", "pat-2");

    var first = accounts.allLeaving(NOW, Optional.empty(), 1);
    assertThat(first).extracting(AsAccount::id).containsExactly("pat-1");
    assertThat(accounts.allLeaving(NOW, Optional.of(first.getFirst()), 10))
        .extracting(AsAccount::id)
        .containsExactly("pat-2");
    assertThat(accounts.takeDue(NOW, NOW.plusSeconds(60), 10))
        .as("compared no more")
        .extracting(AsAccount::id)
        .containsOnly("one", "pat-3");
    accounts.remove("pat-1");
    assertThat(accounts.leaving(JUNE)).extracting(AsAccount::id).containsExactly("pat-2");
  }

  @Test
  default void aGuestLeavesAtATimeOfItsOwnAndIsNobodysMeanwhile() {
    var accounts = emptyAsAccounts();
    accounts.keep(asAccount("inv-1", JUNE), NOW);
    var later = NOW.plus(Duration.ofHours(3));

    accounts.leaveLater("inv-1", later);
    accounts.leaveLater("inv-2", later);

    assertThat(accounts.guests(JUNE)).isEmpty();
    accounts.forget(JUNE);
    assertThat(accounts.allLeaving(later.minusSeconds(1), Optional.empty(), 10)).isEmpty();
    var leaving = accounts.allLeaving(later, Optional.empty(), 10);
    assertThat(leaving).extracting(AsAccount::id).containsExactly("inv-1");
    assertThat(leaving.getFirst().account()).isNotEqualTo(JUNE);
    assertThat(leaving.getFirst().credentials().registrationToken().reveal())
        .isEqualTo(asAccount("inv-1", JUNE).credentials().registrationToken().reveal());
    assertThat(accounts.takeDue(later, later.plusSeconds(60), 10)).as("compared no more").isEmpty();
  }

  @Test
  default void ofRivalsEachTakesOnOtherAccounts() {
    var accounts = emptyAsAccounts();
    for (int i = 0; i < 40; i++) {
      accounts.keep(asAccount("a" + i, JUNE), NOW.plusSeconds(i));
    }
    var again = NOW.plus(Duration.ofDays(1));

    var outcomes =
        Rivals.march(10, prize -> accounts.takeDue(NOW.plusSeconds(60), again, 2)).stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .map(taken -> taken.id())
            .toList();

    assertThat(outcomes).doesNotHaveDuplicates();
  }

  @Test
  default void anAccountThatRestsIsNotDueAnyMore() {
    var accounts = emptyAsAccounts();
    accounts.keep(asAccount("one", JUNE), NOW);
    accounts.keep(asAccount("two", JUNE), NOW);

    accounts.rest("one");
    accounts.checkAgain("two", NOW.plusSeconds(5));

    assertThat(accounts.takeDue(NOW, NOW.plusSeconds(90), 10)).isEmpty();
    assertThat(accounts.takeDue(NOW.plusSeconds(5), NOW.plusSeconds(90), 10))
        .extracting(taken -> taken.id())
        .containsExactly("two");
  }
}
