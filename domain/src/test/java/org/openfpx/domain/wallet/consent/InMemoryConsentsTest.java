package org.openfpx.domain.wallet.consent;

import org.openfpx.domain.testing.wallet.ConsentsContract;
import org.openfpx.domain.testing.wallet.InMemoryConsents;

/** The fake keeps the contract. */
class InMemoryConsentsTest implements ConsentsContract {
  @Override
  public Consents emptyStore() {
    return new InMemoryConsents();
  }
}
