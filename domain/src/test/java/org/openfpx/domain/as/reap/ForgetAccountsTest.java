package org.openfpx.domain.as.reap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.ChangingRegistry;
import org.openfpx.domain.testing.as.InMemoryAccounts;
import org.openfpx.domain.testing.as.Owners;

/** Accounts are forgotten once nothing hangs on them: every transient row has an end. */
class ForgetAccountsTest {
  private static final ClientId ONE = new ClientId("one");
  private static final ClientId TWO = new ClientId("two");

  private final TestWorld world = new TestWorld();
  private final Set<ClientId> inUse = new HashSet<>();
  private final InMemoryAccounts accounts = new InMemoryAccounts(inUse::contains);
  private final ChangingRegistry registry = new ChangingRegistry(AsNetwork.open().participants());
  private final ForgetAccounts forgetAccounts =
      new ForgetAccounts(world.world(), registry, accounts);

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
    add(ONE);
    registry.become(Owners.in(NetworkMode.STRICT, ONE, AsNetwork.AT_CLINIC));
    pass();
    pass();
    assertThat(accounts.find(ONE)).isPresent();

    registry.become(AsNetwork.open().participants());
    pass();
    pass();
    assertThat(accounts.find(ONE)).isEmpty();
  }

  private void pass() {
    for (int round = 0; round < 3; round++) {
      forgetAccounts.forget();
    }
    world.pass(Duration.ofMinutes(10));
  }

  private void add(ClientId id) {
    accounts.add(
        new Account(
            id,
            new WalletId("wallet"),
            new ClientCredential.OwnKeys(new VerificationKeys.Inline("{}")),
            SecretHash.sha256("management")));
  }
}
