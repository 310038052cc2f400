package org.openfpx.persistence.as;

import org.openfpx.domain.as.signin.PushedRequests;
import org.openfpx.domain.testing.as.PushedRequestsContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqPushedRequestsTest implements PushedRequestsContract {
  private final TestDatabase on;

  JooqPushedRequestsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public int prizes() {
    return 50;
  }

  @Override
  public PushedRequests emptyPushedRequests() {
    return new JooqPushedRequests(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }
}
