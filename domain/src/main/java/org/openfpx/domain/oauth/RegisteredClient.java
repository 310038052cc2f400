package org.openfpx.domain.oauth;

import java.util.Set;
import org.openfpx.domain.scope.ScopeSet;

/**
 * A client as the provider's rules see it, whatever registry it came from. One that is disabled is
 * not there at all.
 *
 * @param scopes what it may ask for, with whatever grant
 * @param demands what it is held to, of what others may leave
 * @param idTokenSignature how ID tokens and logout tokens for it are signed
 */
public record RegisteredClient(
    ClientId id,
    ClientCredential credential,
    Set<GrantType> grantTypes,
    ScopeSet scopes,
    RedirectUris redirectUris,
    PkceRule pkce,
    Set<ClientDemand> demands,
    SignatureAlgorithm idTokenSignature) {

  /**
   * @throws IllegalArgumentException if a public client is let off PKCE or given a grant that needs
   *     a client that proves itself
   */
  public RegisteredClient {
    grantTypes = Set.copyOf(grantTypes);
    demands = Set.copyOf(demands);
    if (credential instanceof ClientCredential.Nothing) {
      if (pkce != PkceRule.REQUIRED) {
        throw new IllegalArgumentException("a public client never goes without PKCE");
      }
      if (grantTypes.contains(GrantType.CLIENT_CREDENTIALS)) {
        throw new IllegalArgumentException("a public client has no credentials to ask with");
      }
    }
  }

  /** One that is held to nothing that others are not, and takes what is signed with ES256. */
  public RegisteredClient(
      ClientId id,
      ClientCredential credential,
      Set<GrantType> grantTypes,
      ScopeSet scopes,
      RedirectUris redirectUris,
      PkceRule pkce) {
    this(
        id, credential, grantTypes, scopes, redirectUris, pkce, Set.of(), SignatureAlgorithm.ES256);
  }

  /** Whether it is held to that. */
  public boolean isHeldTo(ClientDemand demand) {
    return demands.contains(demand);
  }

  /** Whether it can prove who it is. */
  public boolean isConfidential() {
    return !(credential instanceof ClientCredential.Nothing);
  }

  public boolean mayUse(GrantType grantType) {
    return grantTypes.contains(grantType);
  }
}
