package org.openfpx.domain.as.token;

import java.util.concurrent.atomic.AtomicLong;
import org.openfpx.domain.testing.as.InMemoryPermissions;
import org.openfpx.domain.testing.as.InMemoryTokens;
import org.openfpx.domain.testing.as.TokensContract;

/** The fake keeps the contract. */
class InMemoryTokensTest implements TokensContract {
  private final AtomicLong registryVersion = new AtomicLong();

  @Override
  public Stores emptyStores() {
    var permissions = new InMemoryPermissions();
    return new Stores(new InMemoryTokens(permissions, registryVersion::get), permissions);
  }

  @Override
  public void registryIsAt(long version) {
    registryVersion.set(version);
  }
}
