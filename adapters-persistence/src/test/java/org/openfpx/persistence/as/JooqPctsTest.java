package org.openfpx.persistence.as;

import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.testing.as.PctsContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqPctsTest implements PctsContract {
  private final TestDatabase on;

  JooqPctsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Pcts emptyStore() {
    return new JooqPcts(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }

  @Override
  public int prizes() {
    return 60;
  }
}
