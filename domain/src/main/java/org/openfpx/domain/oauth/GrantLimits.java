package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a system still lets a grant give, asked at every use of it: when its code or a refresh token
 * is shown, and when one of its access tokens is. It can only take away.
 */
@FunctionalInterface
public interface GrantLimits {
  /** For a system in which a grant stays what it was given as. */
  GrantLimits AS_GIVEN = (_, _, scopes) -> Optional.of(new Left(scopes, Instant.MAX));

  /**
   * What is left.
   *
   * @param given what the grant, or a token of it, was given for
   * @return empty where nothing is left
   */
  Optional<Left> left(GrantId grant, ClientId client, ScopeSet given);

  /**
   * What a grant may still give.
   *
   * @param endsAt when even that is over
   */
  record Left(ScopeSet scopes, Instant endsAt) {}
}
