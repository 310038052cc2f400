package org.openfpx.domain.rsa.linking;

import org.junit.jupiter.api.Nested;
import org.openfpx.domain.testing.rsa.InMemoryLinks;
import org.openfpx.domain.testing.rsa.InMemoryPendingLogins;
import org.openfpx.domain.testing.rsa.LinksContract;
import org.openfpx.domain.testing.rsa.PendingLoginsContract;

/** The fakes keep what the real stores promise. */
class LinkingStoresTest {
  @Nested
  class TheLinks implements LinksContract {
    @Override
    public Links emptyStore() {
      return new InMemoryLinks();
    }
  }

  @Nested
  class TheLogins implements PendingLoginsContract {
    @Override
    public PendingLogins emptyStore() {
      return new InMemoryPendingLogins();
    }
  }
}
