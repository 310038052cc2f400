package org.openfpx.persistence.as;

import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.testing.as.OwnerRequestsContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqOwnerRequestsTest implements OwnerRequestsContract {
  private final TestDatabase on;

  JooqOwnerRequestsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public OwnerRequests emptyStore() {
    return new JooqOwnerRequests(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }

  @Override
  public int prizes() {
    return 60;
  }
}
