package org.openfpx.domain.as.logout;

import org.openfpx.domain.testing.as.InMemoryLogoutNotices;
import org.openfpx.domain.testing.as.InMemorySignedOut;
import org.openfpx.domain.testing.as.LogoutStoresContract;

class InMemoryLogoutStoresTest implements LogoutStoresContract {
  @Override
  public LogoutNotices emptyNotices() {
    return new InMemoryLogoutNotices();
  }

  @Override
  public SignedOut nobodySignedOut() {
    return new InMemorySignedOut();
  }
}
