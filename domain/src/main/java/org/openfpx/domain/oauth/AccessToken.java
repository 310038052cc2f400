package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What an access token stands for.
 *
 * @param subject whom it is about; nobody, where the client asked on its own behalf
 */
public record AccessToken(
    GrantId grant,
    ClientId client,
    Optional<String> subject,
    ScopeSet scopes,
    Instant issuedAt,
    Instant expiresAt) {
  public boolean isLiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
