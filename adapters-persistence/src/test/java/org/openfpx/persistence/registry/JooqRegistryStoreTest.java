package org.openfpx.persistence.registry;

import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.testing.registry.RegistryStoreContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

@EachDatabase
class JooqRegistryStoreTest implements RegistryStoreContract {
  private final TestDatabase database;

  JooqRegistryStoreTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  public RegistryStore emptyStore() {
    return new JooqRegistryStore(database.empty(SystemSchema.PROVIDER), MODEL);
  }
}
