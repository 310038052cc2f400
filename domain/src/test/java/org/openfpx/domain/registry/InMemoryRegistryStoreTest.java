package org.openfpx.domain.registry;

import org.openfpx.domain.testing.registry.InMemoryRegistryStore;
import org.openfpx.domain.testing.registry.RegistryStoreContract;

class InMemoryRegistryStoreTest implements RegistryStoreContract {
  @Override
  public RegistryStore emptyStore() {
    return new InMemoryRegistryStore();
  }
}
