package org.openfpx.domain.as.owned;

import org.openfpx.domain.testing.as.InMemoryAccounts;
import org.openfpx.domain.testing.as.InMemoryOwnedResources;
import org.openfpx.domain.testing.as.OwnedResourcesContract;
import org.openfpx.domain.testing.oauth.OneAtATime;

/** The fake keeps the contract too. */
class InMemoryOwnedResourcesTest implements OwnedResourcesContract {
  @Override
  public Stores emptyStores() {
    return new Stores(
        new InMemoryOwnedResources(), new InMemoryAccounts(_ -> false), new OneAtATime());
  }

  @Override
  public int prizes() {
    // Each looks at all that are there.
    return 500;
  }
}
