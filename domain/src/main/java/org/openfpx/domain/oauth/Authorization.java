package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a person's yes gives to one client.
 *
 * @param subject whom it is about, by the name this provider uses towards this client
 * @param scopes what was granted, never more than was asked
 * @param authenticatedAt when the person signed in, where the client is to know that
 * @param idTokenClaims what the ID token says beside its standard members
 */
public record Authorization(
    String subject, ScopeSet scopes, Optional<Instant> authenticatedAt, Claims idTokenClaims) {
  /**
   * @throws IllegalArgumentException if the subject is blank or longer than OpenID Connect allows
   */
  public Authorization {
    if (subject.isBlank() || subject.length() > 255) {
      throw new IllegalArgumentException("a subject is 1 to 255 characters");
    }
  }

  Authorization narrowedTo(ScopeSet fewer) {
    return new Authorization(subject, scopes.and(fewer), authenticatedAt, idTokenClaims);
  }
}
