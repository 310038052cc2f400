package org.openfpx.persistence.wallet;

import org.openfpx.domain.testing.wallet.AccountsContract;
import org.openfpx.domain.wallet.account.Accounts;
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
  public Accounts emptyStore() {
    return new JooqAccounts(on.empty(SystemSchema.WALLET));
  }
}
