package org.openfpx.domain.as.policy;

import org.openfpx.domain.testing.as.InMemoryPcts;
import org.openfpx.domain.testing.as.PctsContract;

/** The fake keeps the contract. */
class InMemoryPctsTest implements PctsContract {
  @Override
  public Pcts emptyStore() {
    return new InMemoryPcts();
  }
}
