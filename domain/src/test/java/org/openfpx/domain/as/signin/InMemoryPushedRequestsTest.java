package org.openfpx.domain.as.signin;

import org.openfpx.domain.testing.as.InMemoryPushedRequests;
import org.openfpx.domain.testing.as.PushedRequestsContract;

/** The fake keeps the contract too. */
class InMemoryPushedRequestsTest implements PushedRequestsContract {
  @Override
  public PushedRequests emptyPushedRequests() {
    return new InMemoryPushedRequests();
  }
}
