package org.openfpx.persistence.as;

import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.testing.as.LogoutStoresContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqLogoutStoresTest implements LogoutStoresContract {
  private final TestDatabase on;

  JooqLogoutStoresTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public LogoutNotices emptyNotices() {
    return new JooqLogoutNotices(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }

  @Override
  public SignedOut nobodySignedOut() {
    return new JooqSignedOut(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }
}
