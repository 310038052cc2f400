package org.openfpx.domain.wallet.permission;

import org.openfpx.domain.testing.wallet.InMemoryAsAccounts;
import org.openfpx.domain.testing.wallet.InMemoryPermissions;
import org.openfpx.domain.testing.wallet.PermissionsContract;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;

/** The fakes keep the contract. */
class InMemoryPermissionsTest implements PermissionsContract {
  @Override
  public Permissions emptyPermissions() {
    return new InMemoryPermissions();
  }

  @Override
  public AsAccounts emptyAsAccounts() {
    return new InMemoryAsAccounts();
  }
}
