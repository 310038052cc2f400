package org.openfpx.domain.as.account;

import org.openfpx.domain.testing.as.AccountsContract;
import org.openfpx.domain.testing.as.InMemoryAccounts;
import org.openfpx.domain.testing.as.InMemoryOwnedResources;
import org.openfpx.domain.testing.as.InMemoryPermissions;
import org.openfpx.domain.testing.as.InMemoryPolicies;
import org.openfpx.domain.testing.as.InMemoryTokens;

/** The fake keeps the contract. */
class InMemoryAccountsTest implements AccountsContract {
  @Override
  public Stores emptyStores() {
    var permissions = new InMemoryPermissions();
    var tokens = new InMemoryTokens(permissions, () -> 0);
    var policies = new InMemoryPolicies();
    var resources = new InMemoryOwnedResources();
    return new Stores(
        new InMemoryAccounts(permissions, tokens, policies, resources),
        permissions,
        tokens,
        policies,
        resources);
  }
}
