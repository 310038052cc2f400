package org.openfpx.domain.as.request;

import org.openfpx.domain.testing.as.InMemoryOwnerRequests;
import org.openfpx.domain.testing.as.OwnerRequestsContract;

/** The fake keeps the contract. */
class InMemoryOwnerRequestsTest implements OwnerRequestsContract {
  @Override
  public OwnerRequests emptyStore() {
    return new InMemoryOwnerRequests();
  }
}
