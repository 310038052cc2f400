package org.openfpx.domain.as.transaction;

import java.util.concurrent.atomic.AtomicLong;
import org.openfpx.domain.testing.as.InMemoryTransactions;
import org.openfpx.domain.testing.as.TransactionsContract;

/** The fake keeps the contract. */
class InMemoryTransactionsTest implements TransactionsContract {
  private final AtomicLong registryVersion = new AtomicLong();

  @Override
  public Transactions emptyStore() {
    return new InMemoryTransactions(registryVersion::get);
  }

  @Override
  public void registryIsAt(long version) {
    registryVersion.set(version);
  }
}
