package org.openfpx.persistence.as;

import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.testing.as.PoliciesContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqPoliciesTest implements PoliciesContract {
  private final TestDatabase on;

  JooqPoliciesTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Policies emptyStore() {
    return new JooqPolicies(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }
}
