package org.openfpx.domain.as.token;

import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Judges a bearer token at this server's own endpoints (RFC 6750; UMA Federated Authorization 1.3).
 */
public final class CheckServiceToken {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Tokens tokens;

  public CheckServiceToken(World world, AuthorizationServerRegistry registry, Tokens tokens) {
    this.world = world;
    this.registry = registry;
    this.tokens = tokens;
  }

  /** Judges the token for something that needs these scopes. */
  public Outcome check(Secret token, ScopeSet needed) {
    var found = tokens.serviceToken(token.hash());
    if (found.isEmpty() || !world.time().instant().isBefore(found.get().value().expiresAt())) {
      return new NotGood();
    }
    var service = found.get().value();
    if (!service.scopes().covers(needed)) {
      return new TooNarrow();
    }
    var snapshot = registry.at(found.get().registryVersion());
    // What a party may have can be taken from it while its token lives.
    return ServiceScopes.of(service.client(), snapshot).covers(needed)
        ? new Good(service.client(), snapshot)
        : new NotGood();
  }

  /** What the token is found to be. */
  public sealed interface Outcome {}

  /**
   * It may.
   *
   * @param registry the registry as it was when the token was read, for all that follows
   */
  public record Good(ClientId client, Snapshot registry) implements Outcome {}

  /** Unknown, ended, or of a party that takes part no more. */
  public record NotGood() implements Outcome {}

  /** Good, but not for this. */
  public record TooNarrow() implements Outcome {}
}
