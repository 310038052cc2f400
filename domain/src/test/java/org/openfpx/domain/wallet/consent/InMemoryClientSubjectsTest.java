package org.openfpx.domain.wallet.consent;

import org.openfpx.domain.testing.wallet.ClientSubjectsContract;
import org.openfpx.domain.testing.wallet.InMemoryClientSubjects;

/** The fake keeps the contract too. */
class InMemoryClientSubjectsTest implements ClientSubjectsContract {
  @Override
  public ClientSubjects emptyClientSubjects() {
    return new InMemoryClientSubjects();
  }
}
