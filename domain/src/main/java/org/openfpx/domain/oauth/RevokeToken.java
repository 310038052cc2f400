package org.openfpx.domain.oauth;

import org.openfpx.domain.oauth.Revocation.GrantEnded;
import org.openfpx.domain.oauth.Revocation.NothingToEnd;
import org.openfpx.domain.oauth.Revocation.TokenEnded;
import org.openfpx.domain.secret.Secret;

/**
 * Ends what a client shows, if it is its own (RFC 7009): a refresh token, even one that has been
 * exchanged since, with all that hangs on it; an access token alone.
 */
public final class RevokeToken {
  private final ProviderStores stores;
  private final EndGrant endGrant;

  public RevokeToken(ProviderStores stores, EndGrant endGrant) {
    this.stores = stores;
    this.endGrant = endGrant;
  }

  /** Ends the token, in effect at once. */
  public Revocation revoke(AuthenticatedClient client, Secret token) {
    return stores
        .atomically()
        .run(() -> {
          var hash = token.hash();
          var grant = stores.refreshGrants().grantOf(hash, client.id());
          if (grant.isPresent()) {
            endGrant.end(grant.get());
            return new GrantEnded(grant.get());
          }
          return stores.accessTokens().end(hash, client.id())
              ? new TokenEnded()
              : new NothingToEnd();
        });
  }
}
