package org.openfpx.persistence.as;

import org.openfpx.domain.testing.as.AccountsContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqAccountsTest implements AccountsContract {
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

  @Override
  public int prizes() {
    return 60;
  }
}
