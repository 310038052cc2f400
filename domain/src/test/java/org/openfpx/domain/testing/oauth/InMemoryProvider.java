package org.openfpx.domain.testing.oauth;

import org.openfpx.domain.oauth.ProviderStores;

/** The stores of one provider, new and empty. */
public final class InMemoryProvider {
  private InMemoryProvider() {}

  public static ProviderStores stores() {
    return new ProviderStores(
        new InMemoryCodes(),
        new InMemoryAccessTokens(),
        new InMemoryRefreshGrants(),
        new OneAtATime());
  }
}
