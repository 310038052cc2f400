package org.openfpx.domain.as.reap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.InMemoryAccounts;
import org.openfpx.domain.testing.as.Owners;

/** Accounts are forgotten once nothing hangs on them: every transient row has an end. */
class ForgetAccountsTest {
  private static final ClientId ONE = new ClientId("one");
  private static final ClientId TWO = new ClientId("two");

  private final TestWorld world = new TestWorld();
  private final Set<ClientId> inUse = new HashSet<>();
  private final InMemoryAccounts accounts = new InMemoryAccounts(inUse::contains);
  private final ForgetAccounts forgetAccounts = new ForgetAccounts(world.world(), accounts);

  @Test
  void anAccountGoesWhenTwoPassesHaveFoundItUnused() {
    add(ONE);
    add(TWO);
    inUse.add(TWO);

    pass();
    assertThat(accounts.find(ONE)).isPresent();
    pass();

    assertThat(accounts.find(ONE)).isEmpty();
    assertThat(accounts.find(TWO)).isPresent();
  }

  @Test
  void oneThatWasJustMadeStays() {
    add(ONE);
    pass();
    inUse.add(ONE);
    pass();
    inUse.remove(ONE);
    pass();

    assertThat(accounts.find(ONE)).isPresent();
  }

  @Test
  void oneToWhichAResourceBelongsStays() {
    var house = new AsHouse();
    var resource = Owners.kept(Owners.ownedBy(ONE, AsNetwork.AT_CLINIC));
    house.accounts.add(account(ONE));
    house.registry.owned().add(resource, 1);
    var forget = new ForgetAccounts(world.world(), house.accounts);

    pass(forget);
    pass(forget);
    assertThat(house.accounts.find(ONE)).isPresent();
    house.registry.owned().removeAllOf(ONE);
    pass(forget);
    pass(forget);
    assertThat(house.accounts.find(ONE)).isEmpty();
  }

  private void pass() {
    pass(forgetAccounts);
  }

  private void pass(ForgetAccounts forgetAccounts) {
    for (int round = 0; round < 3; round++) {
      forgetAccounts.forget();
    }
    world.pass(Duration.ofMinutes(10));
  }

  private void add(ClientId id) {
    accounts.add(account(id));
  }

  private static Account account(ClientId id) {
    return new Account(
        id,
        new WalletId("wallet"),
        new ClientCredential.OwnKeys(new VerificationKeys.Inline("{}")),
        SecretHash.sha256("management"));
  }
}
