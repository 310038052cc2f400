package org.openfpx.persistence.wallet;

import org.openfpx.domain.testing.wallet.VisitStoresContract;
import org.openfpx.domain.wallet.login.Sessions;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqVisitStoresTest implements VisitStoresContract {
  private final TestDatabase on;

  JooqVisitStoresTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Sessions emptySessions() {
    return new JooqSessions(on.empty(SystemSchema.WALLET));
  }

  @Override
  public RoundTrips emptyTrips() {
    return new JooqRoundTrips(on.empty(SystemSchema.WALLET), TestSealer.make());
  }
}
