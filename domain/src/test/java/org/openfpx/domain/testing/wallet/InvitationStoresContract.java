package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.guest.Welcome;
import org.openfpx.domain.wallet.guest.Welcomes;
import org.openfpx.domain.wallet.invitation.Invitation;
import org.openfpx.domain.wallet.invitation.Invitations;

/** What every store of links, and of what people were let through to by them, promises. */
public interface InvitationStoresContract {
  Invitations emptyInvitations();

  Welcomes emptyWelcomes();

  private static Invitation invitation(String code, AccountId account, Instant until) {
    return new Invitation(SecretHash.sha256(code), account, "as", "Junie \u2764", until);
  }

  private static Welcome welcome(String id, AccountId account, Instant until) {
    return new Welcome(
        id,
        account,
        "as",
        "inv-" + id,
        "at-server-" + id,
        SecretHash.sha256(id),
        "Junie \u2764",
        "Mes\nnotes",
        "Clinique",
        ScopeSet.of("add", "read"),
        until);
  }

  @Test
  default void aLinkIsFoundByItsCodeAlone() {
    var store = emptyInvitations();
    var one = invitation("one", JUNE, NOW);
    store.keep(one);

    assertThat(store.find(SecretHash.sha256("one"))).contains(one);
    assertThat(store.find(SecretHash.sha256("two"))).isEmpty();
  }

  @Test
  default void linksGoWithTheirPersonAndWithTheirTime() {
    var store = emptyInvitations();
    store.keep(invitation("one", JUNE, NOW));
    store.keep(invitation("two", BOB, NOW));
    store.keep(invitation("three", BOB, NOW.plusSeconds(60)));

    store.forget(JUNE);
    assertThat(store.find(SecretHash.sha256("one"))).isEmpty();

    assertThat(store.reap(NOW.plusSeconds(30), 10)).isEqualTo(1);
    assertThat(store.find(SecretHash.sha256("two"))).isEmpty();
    assertThat(store.find(SecretHash.sha256("three"))).isPresent();
  }

  @Test
  default void aPersonSeesTheirOwnTheOneThatEndsSoonestFirst() {
    var store = emptyWelcomes();
    var later = welcome("a", JUNE, NOW.plus(Duration.ofDays(2)));
    var soon = welcome("b", JUNE, NOW.plus(Duration.ofDays(1)));
    store.keep(later);
    store.keep(soon);
    store.keep(welcome("c", BOB, NOW.plus(Duration.ofDays(1))));
    store.keep(welcome("d", JUNE, NOW));

    assertThat(store.of(JUNE, NOW)).containsExactly(soon, later);
    assertThat(store.find(JUNE, "a")).contains(later);
    assertThat(store.find(BOB, "a")).isEmpty();
  }

  @Test
  default void whatIsGivenUpIsForgotten() {
    var store = emptyWelcomes();
    store.keep(welcome("a", JUNE, NOW.plusSeconds(60)));
    store.keep(welcome("b", JUNE, NOW.plusSeconds(60)));
    store.keep(welcome("c", BOB, NOW.plusSeconds(60)));
    store.keep(welcome("d", BOB, NOW.minusSeconds(60)));

    store.remove("a");
    assertThat(store.of(JUNE, NOW)).hasSize(1);
    store.forget(JUNE);
    assertThat(store.of(JUNE, NOW)).isEmpty();
    assertThat(store.of(BOB, NOW)).hasSize(1);
    assertThat(store.reap(NOW, 10)).isEqualTo(1);
  }
}
