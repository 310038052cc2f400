package org.openfpx.persistence.wallet;

import org.openfpx.domain.testing.wallet.PermissionsContract;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.permission.Permissions;
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
  public Permissions emptyPermissions() {
    return new JooqPermissions(on.empty(SystemSchema.WALLET));
  }

  @Override
  public AsAccounts emptyAsAccounts() {
    return new JooqAsAccounts(on.empty(SystemSchema.WALLET), TestSealer.make());
  }
}
