package org.openfpx.domain.as.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Gives a client a token for its own credentials: a PAT, a wallet's token, an account's (protocol,
 * section 2.3; RFC 6749 section 4.4).
 */
public final class IssueServiceToken {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Tokens tokens;

  public IssueServiceToken(World world, AuthorizationServerRegistry registry, Tokens tokens) {
    this.world = world;
    this.registry = registry;
    this.tokens = tokens;
  }

  /**
   * Gives the client a token.
   *
   * @param asked the {@code scope} parameter; without it the client gets all that it may have
   */
  public Outcome issue(AuthenticatedClient client, ScopeSet asked) {
    var snapshot = registry.current();
    var allowed = client.registered().scopes().and(ServiceScopes.of(client.id(), snapshot));
    if (allowed.isEmpty() || !allowed.covers(asked)) {
      return new ScopeRefused();
    }
    var scopes = asked.isEmpty() ? allowed : asked;
    var now = world.time().instant();
    var end = Ends.after(now, lifetime(client, snapshot));
    var value = world.secrets().next();
    tokens.issue(
        List.of(
            new IssuedToken.ServiceToken(value.hash(), client.id(), scopes, end, client.key())));
    return new Issued(value, scopes, Duration.between(now, end), client.key());
  }

  private static Duration lifetime(AuthenticatedClient client, Snapshot snapshot) {
    return snapshot
        .client(client.id())
        .map(Client::lifetimes)
        .flatMap(own -> own.accessToken())
        .orElseGet(() -> snapshot.network().lifetimes().accessToken());
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /**
   * The token.
   *
   * @param key what it is bound to; none if it is a bearer token
   */
  public record Issued(
      Secret token, ScopeSet scopes, Duration expiresIn, Optional<KeyThumbprint> key)
      implements Outcome {}

  /** A scope that this client may not have, or there is none it may have. */
  public record ScopeRefused() implements Outcome {}
}
