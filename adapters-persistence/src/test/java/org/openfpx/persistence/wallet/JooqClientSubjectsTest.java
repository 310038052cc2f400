package org.openfpx.persistence.wallet;

import org.openfpx.domain.testing.wallet.ClientSubjectsContract;
import org.openfpx.domain.wallet.consent.ClientSubjects;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqClientSubjectsTest implements ClientSubjectsContract {
  private final TestDatabase on;

  JooqClientSubjectsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public int prizes() {
    return 50;
  }

  @Override
  public ClientSubjects emptyClientSubjects() {
    return new JooqClientSubjects(on.empty(SystemSchema.WALLET));
  }
}
