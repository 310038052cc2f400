package org.openfpx.domain.wallet.linking;

import org.openfpx.domain.testing.wallet.InMemoryLinks;
import org.openfpx.domain.testing.wallet.LinksContract;

/** The fake keeps the contract. */
class InMemoryLinksTest implements LinksContract {
  @Override
  public Links emptyStore() {
    return new InMemoryLinks();
  }
}
