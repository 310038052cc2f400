package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What an access token stands for.
 *
 * @param subject whom it is about; nobody, where the client asked on its own behalf
 * @param key the key without which it is good for nothing; none if it is a bearer token
 */
public record AccessToken(
    GrantId grant,
    ClientId client,
    Optional<String> subject,
    ScopeSet scopes,
    Instant issuedAt,
    Instant expiresAt,
    Optional<KeyThumbprint> key) {
  /** A bearer token. */
  public AccessToken(
      GrantId grant,
      ClientId client,
      Optional<String> subject,
      ScopeSet scopes,
      Instant issuedAt,
      Instant expiresAt) {
    this(grant, client, subject, scopes, issuedAt, expiresAt, Optional.empty());
  }

  public boolean isLiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
