package org.openfpx.persistence.as;

import org.openfpx.domain.testing.as.OwnedResourcesContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqOwnedResourcesTest implements OwnedResourcesContract {
  private final TestDatabase on;

  JooqOwnedResourcesTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Stores emptyStores() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    return new Stores(
        new JooqOwnedResources(database), new JooqAccounts(database), database.atomically());
  }

  @Override
  public int prizes() {
    return 60;
  }
}
