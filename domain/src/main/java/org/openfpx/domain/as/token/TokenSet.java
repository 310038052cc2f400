package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/**
 * What a client gets for a whole grant: one access token for each resource server, so that none can
 * use a person's token at another.
 *
 * @param tokens at least one
 * @param refreshToken one for the whole grant, if the client may refresh
 * @param issuedAt the time that lifetimes count from
 * @param key the one key that all access tokens of the set are bound to; none if they are bearer
 *     tokens
 */
public record TokenSet(
    List<ForResourceServer> tokens,
    Optional<Secret> refreshToken,
    Instant issuedAt,
    Optional<KeyThumbprint> key) {
  /**
   * @throws IllegalArgumentException if there is no token
   */
  public TokenSet {
    tokens = List.copyOf(tokens);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("a set holds a token");
    }
  }

  /** One token and what it is good for. */
  public record ForResourceServer(
      Secret token, ResourceServer resourceServer, Instant expiresAt, List<Permitted> permissions) {
    public ForResourceServer {
      permissions = List.copyOf(permissions);
    }
  }

  /** What is left of a permission. */
  public record Permitted(Resource resource, ScopeSet scopes, Instant expiresAt) {}
}
