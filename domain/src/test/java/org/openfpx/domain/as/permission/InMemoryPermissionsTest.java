package org.openfpx.domain.as.permission;

import org.openfpx.domain.testing.as.InMemoryPermissions;
import org.openfpx.domain.testing.as.PermissionsContract;

/** The fake keeps the contract. */
class InMemoryPermissionsTest implements PermissionsContract {
  @Override
  public Permissions emptyStore() {
    return new InMemoryPermissions();
  }
}
