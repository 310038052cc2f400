package org.openfpx.domain.oauth;

import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/**
 * What a token request has given, in the clear, for the one answer that carries it.
 *
 * @param idToken signed, compact
 * @param key what the access token is bound to; none if it is a bearer token
 */
public record IssuedTokens(
    Optional<BearerToken> accessToken,
    ScopeSet scopes,
    Optional<Secret> refreshToken,
    Optional<String> idToken,
    Optional<KeyThumbprint> key) {
  @Override
  public String toString() {
    return "IssuedTokens[" + scopes + "]";
  }
}
