package org.openfpx.domain.wallet.login;

import org.openfpx.domain.testing.wallet.InMemoryRoundTrips;
import org.openfpx.domain.testing.wallet.InMemorySessions;
import org.openfpx.domain.testing.wallet.VisitStoresContract;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;

/** The fakes keep the contract. */
class InMemoryVisitStoresTest implements VisitStoresContract {
  @Override
  public Sessions emptySessions() {
    return new InMemorySessions();
  }

  @Override
  public RoundTrips emptyTrips() {
    return new InMemoryRoundTrips();
  }
}
