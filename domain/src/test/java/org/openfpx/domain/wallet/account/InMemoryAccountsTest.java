package org.openfpx.domain.wallet.account;

import org.openfpx.domain.testing.wallet.AccountsContract;
import org.openfpx.domain.testing.wallet.InMemoryAccounts;

/** The fake keeps the contract. */
class InMemoryAccountsTest implements AccountsContract {
  @Override
  public Accounts emptyStore() {
    return new InMemoryAccounts();
  }
}
