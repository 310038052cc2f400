package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.method;
import static org.openfpx.domain.testing.wallet.WalletMother.subject;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.account.WalletAccount;

/** What every store of accounts promises. */
public interface AccountsContract {
  Accounts emptyStore();

  @Test
  default void anAccountIsFoundByAnyOfTheHashesOfItsPerson() {
    var accounts = emptyStore();

    assertThat(accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"))).isTrue();

    assertThat(accounts.find(JUNE)).contains(WalletAccount.open(JUNE, NOW));
    assertThat(accounts.signInMethod(List.of(subject("newer"), subject("june"))))
        .contains(method("m1", JUNE, "june"));
    assertThat(accounts.signInMethod(List.of(subject("bob")))).isEmpty();
  }

  @Test
  default void ofRivalsForOnePersonOneAloneOpensAnAccount() {
    var accounts = emptyStore();
    var counter = new AtomicInteger();

    var outcomes =
        Rivals.march(
            50,
            prize -> {
              var n = counter.incrementAndGet();
              var account = new AccountId("account-" + n);
              return accounts.open(
                  WalletAccount.open(account, NOW), method("m-" + n, account, "person-" + prize));
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void aHashMadeWithANewKeyTakesThePlaceOfTheOld() {
    var accounts = emptyStore();
    accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"));

    accounts.rehash("m1", subject("june, hashed anew"));

    assertThat(accounts.signInMethod(List.of(subject("june")))).isEmpty();
    assertThat(accounts.signInMethod(List.of(subject("june, hashed anew")))).isPresent();
  }

  @Test
  default void nobodyGetsIntoAClosedAccount() {
    var accounts = emptyStore();
    accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"));
    accounts.open(WalletAccount.open(BOB, NOW), method("m2", BOB, "bob"));

    accounts.close(JUNE);

    assertThat(accounts.signInMethod(List.of(subject("june")))).isEmpty();
    assertThat(accounts.closing(Optional.empty(), 10)).containsExactly(JUNE);
    accounts.close(BOB);
    var first = accounts.closing(Optional.empty(), 1).getFirst();
    assertThat(accounts.closing(Optional.of(first), 10))
        .hasSize(1)
        .doesNotContain(first)
        .isSubsetOf(JUNE, BOB);
  }

  @Test
  default void anAccountIsHeldAsLongAsItIsOpen() {
    var accounts = emptyStore();
    accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"));
    assertThat(accounts.hold(JUNE)).isTrue();
    assertThat(accounts.hold(BOB)).as("nobody").isFalse();

    accounts.close(JUNE);
    assertThat(accounts.hold(JUNE)).isFalse();
    accounts.erase(JUNE);
    assertThat(accounts.hold(JUNE)).isFalse();
  }

  @Test
  default void anAccountIsErasedAlone() {
    var accounts = emptyStore();
    accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"));
    accounts.open(WalletAccount.open(BOB, NOW), method("m2", BOB, "bob"));

    accounts.close(JUNE);
    accounts.erase(JUNE);

    assertThat(accounts.find(JUNE)).isEmpty();
    assertThat(accounts.find(BOB)).isPresent();
    assertThat(accounts.signInMethods(BOB)).hasSize(1);
  }

  @Test
  default void theLanguageOfAPersonIsRemembered() {
    var accounts = emptyStore();
    accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"));

    accounts.speak(JUNE, new Language("fr"));

    assertThat(accounts.find(JUNE).orElseThrow().language()).contains(new Language("fr"));
  }
}
