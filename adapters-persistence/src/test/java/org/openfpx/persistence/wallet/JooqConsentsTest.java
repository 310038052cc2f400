package org.openfpx.persistence.wallet;

import org.openfpx.domain.testing.wallet.ConsentsContract;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqConsentsTest implements ConsentsContract {
  private final TestDatabase on;

  JooqConsentsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Consents emptyStore() {
    return new JooqConsents(on.empty(SystemSchema.WALLET));
  }
}
