package org.openfpx.domain.wallet.consent;

import org.openfpx.domain.testing.wallet.ConsentRequestsContract;
import org.openfpx.domain.testing.wallet.InMemoryConsentRequests;

/** The fake keeps the contract. */
class InMemoryConsentRequestsTest implements ConsentRequestsContract {
  @Override
  public ConsentRequests emptyStore() {
    return new InMemoryConsentRequests();
  }
}
