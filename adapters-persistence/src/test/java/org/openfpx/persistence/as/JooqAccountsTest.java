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
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.transaction.TransactionId;
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
  private static final OwnerRequests.Bounds BOUNDS = new OwnerRequests.Bounds(9, 9, 9);

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
        new JooqPolicies(database),
        new JooqOwnedResources(database));
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

  /** Whoever deletes their wallet account has several removed at one moment. */
  @Test
  void accountsThatGoAtTheSameMomentGoWholeAndKeepNobodyElseWaiting() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    var accounts = new JooqAccounts(database);
    var policies = new JooqPolicies(database);
    var requests = new JooqOwnerRequests(database);
    var number = new AtomicInteger();
    for (int i = 0; i < HOW_MANY; i++) {
      accounts.add(new Account(id(i), AsMother.WALLET, SECRET, AsMother.hash("management " + i)));
      policies.add(policy("p" + i, id(i)), 100, AsMother.NOW);
      requests.add(request("before " + i, id(i)), BOUNDS);
    }

    Rivals.march(
        HOW_MANY / 4,
        at -> {
          // Each its own, at once; and to those that stay somebody asks something meanwhile.
          var mine = number.getAndIncrement();
          return database
              .atomically()
              .run(() ->
                  mine % 2 == 0
                      ? accounts.hold(id(mine)) && removeAll(accounts, policies, requests, id(mine))
                      : requests.add(request("meanwhile " + mine, id(mine)), BOUNDS));
        });

    for (int i = 0; i < HOW_MANY; i++) {
      boolean isGone = i % 2 == 0;
      assertThat(accounts.find(id(i)).isEmpty()).isEqualTo(isGone);
      assertThat(policies.page(id(i), Optional.empty(), 10)).hasSize(isGone ? 0 : 1);
      var owner = new OwnerRequests.Owner(id(i));
      assertThat(requests.pending(owner, Optional.empty(), AsMother.NOW, 10))
          .hasSize(isGone ? 0 : 2);
    }
  }

  private static boolean removeAll(
      Accounts accounts, Policies policies, OwnerRequests requests, ClientId id) {
    requests.removeAllOf(id);
    return remove(accounts, policies, id);
  }

  private static OwnerRequest request(String id, ClientId account) {
    return new OwnerRequest(
        new RequestId(id),
        new TransactionId("of " + id),
        account,
        AsMother.WALLET,
        AsMother.ALPHA,
        Optional.empty(),
        AsMother.rsFirst("t").resources(),
        AsMother.NOW,
        AsMother.LATER,
        OwnerRequest.State.PENDING,
        Optional.empty());
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
