package org.openfpx.domain.as.owned;

import org.openfpx.domain.testing.as.InMemoryAccounts;
import org.openfpx.domain.testing.as.InMemoryOwnedResources;
import org.openfpx.domain.testing.as.OwnedResourcesContract;

/** The fake keeps the contract too. */
class InMemoryOwnedResourcesTest implements OwnedResourcesContract {
  @Override
  public Stores emptyStores() {
    return new Stores(new InMemoryOwnedResources(), new InMemoryAccounts(_ -> false));
  }

  @Override
  public int prizes() {
    // Each looks at all that are there.
    return 500;
  }
}
