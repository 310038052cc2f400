package org.openfpx.persistence.as;

import org.openfpx.domain.testing.as.InvitationsContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqInvitationsTest implements InvitationsContract {
  private final TestDatabase on;

  JooqInvitationsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Stores emptyStores() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    return new Stores(new JooqPolicies(database), new JooqInvitations(database));
  }

  @Override
  public int prizes() {
    return 50;
  }
}
