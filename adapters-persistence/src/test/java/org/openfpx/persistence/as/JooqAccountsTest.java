package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.testing.as.AccountsContract;
import org.openfpx.domain.testing.as.AsMother;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqAccountsTest implements AccountsContract {
  private static final int HOW_MANY = 100;

  private final TestDatabase on;

  JooqAccountsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Stores emptyStores() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    return new Stores(
        new JooqAccounts(database),
        new JooqPermissions(database),
        new JooqTokens(database),
        new JooqPolicies(database));
  }

  @Test
  void ofAnAccountThatIsGoingNothingIsLeft() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    var accounts = new JooqAccounts(database);
    var policies = new JooqPolicies(database);
    for (int i = 0; i < HOW_MANY; i++) {
      accounts.add(new Account(id(i), AsMother.WALLET, SECRET, AsMother.hash("management " + i)));
    }
    var turn = new AtomicInteger();

    Rivals.march(
        HOW_MANY,
        at -> {
          var mine = turn.getAndIncrement();
          return database
              .atomically()
              .run(() ->
                  accounts.hold(id(at))
                      && (mine % 4 == 0
                          ? remove(accounts, policies, id(at))
                          : policies.add(policy("p" + mine, id(at)), 100, AsMother.NOW)));
        });

    for (int i = 0; i < HOW_MANY; i++) {
      assertThat(accounts.find(id(i))).isEmpty();
      assertThat(policies.page(id(i), Optional.empty(), 10)).isEmpty();
    }
  }

  private static ClientId id(int number) {
    return new ClientId("account-" + number);
  }

  private static boolean remove(Accounts accounts, Policies policies, ClientId id) {
    policies.removeAllOf(id);
    accounts.remove(id);
    return true;
  }

  private static Policy policy(String id, ClientId account) {
    return new Policy(
        new PolicyId(id),
        account,
        new ResourceId("resource"),
        AsMother.READ,
        AsMother.NOW.plusSeconds(60),
        new Policy.WhoAsks());
  }

  @Override
  public int prizes() {
    return 60;
  }
}
