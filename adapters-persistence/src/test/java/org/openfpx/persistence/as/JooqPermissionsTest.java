package org.openfpx.persistence.as;

import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.testing.as.PermissionsContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqPermissionsTest implements PermissionsContract {
  private final TestDatabase on;

  JooqPermissionsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Permissions emptyStore() {
    return new JooqPermissions(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }

  @Override
  public int prizes() {
    return 60;
  }
}
