package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/** Makes the tokens of a grant, when a ticket is redeemed and when the grant is refreshed. */
final class IssueTokens {
  private final World world;
  private final Tokens tokens;

  IssueTokens(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  /** The tokens for what is left of the permissions; none if nothing is left. */
  Optional<TokenSet> issue(Grant grant, Asked asked, Asked refreshable, Instant now) {
    var servers = new LinkedHashMap<ResourceServer, List<TokenSet.Permitted>>();
    for (var permission : grant.own()) {
      permitted(permission, asked, now, grant.registry())
          .ifPresent(permitted ->
              servers
                  .computeIfAbsent(permitted.resource().server(), _ -> new ArrayList<>())
                  .add(permitted));
    }
    if (servers.isEmpty()) {
      return Optional.empty();
    }
    var rows = new ArrayList<IssuedToken>();
    var set = new ArrayList<TokenSet.ForResourceServer>();
    servers.forEach((server, permitted) -> {
      var token = token(server, permitted, grant, now);
      set.add(token);
      rows.add(row(token, grant, asked, now));
    });
    var refresh = refreshToken(grant, refreshable, now, rows);
    tokens.issue(rows);
    return Optional.of(new TokenSet(set, refresh, now, grant.key()));
  }

  private static Optional<TokenSet.Permitted> permitted(
      Permission permission, Asked asked, Instant now, Snapshot registry) {
    var scopes = EffectiveScopes.remaining(permission, asked, now, registry);
    return scopes.isEmpty()
        ? Optional.empty()
        : registry
            .resource(permission.resource())
            .map(resource ->
                new TokenSet.Permitted(
                    resource, scopes, EffectiveScopes.endOf(permission, registry)));
  }

  private TokenSet.ForResourceServer token(
      ResourceServer server, List<TokenSet.Permitted> permitted, Grant grant, Instant now) {
    var lifetime =
        grant
            .registry()
            .client(grant.client())
            .map(Client::lifetimes)
            .flatMap(own -> own.accessToken())
            .orElseGet(() -> grant.registry().network().lifetimes().rpt());
    var latest =
        permitted.stream()
            .map(TokenSet.Permitted::expiresAt)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    var end = Ends.earlier(Ends.after(now, lifetime), latest);
    return new TokenSet.ForResourceServer(world.secrets().next(), server, end, permitted);
  }

  private static IssuedToken row(
      TokenSet.ForResourceServer token, Grant grant, Asked asked, Instant now) {
    return new IssuedToken.AccessToken(
        token.token().hash(),
        grant.id(),
        grant.client(),
        token.resourceServer().id(),
        asked,
        WholeMinutes.floor(now),
        token.expiresAt(),
        grant.key());
  }

  private Optional<Secret> refreshToken(
      Grant grant, Asked asked, Instant now, List<IssuedToken> rows) {
    var client = grant.registry().client(grant.client());
    if (client.isEmpty() || !client.get().registered().mayUse(GrantType.REFRESH_TOKEN)) {
      return Optional.empty();
    }
    var unused =
        client
            .get()
            .lifetimes()
            .refreshToken()
            .orElseGet(() -> grant.registry().network().lifetimes().refreshTokenUnused());
    var latest =
        grant.own().stream()
            .filter(permission ->
                !EffectiveScopes.remaining(permission, asked, now, grant.registry()).isEmpty())
            .map(permission -> EffectiveScopes.endOf(permission, grant.registry()))
            .max(Comparator.naturalOrder())
            .orElse(now);
    var end = Ends.earlier(Ends.after(now, unused), latest);
    var token = world.secrets().next();
    // RFC 9449 section 5: whoever can prove who it is may go on with another key.
    var key =
        client.get().registered().isConfidential() ? Optional.<KeyThumbprint>empty() : grant.key();
    rows.add(
        new IssuedToken.RefreshToken(token.hash(), grant.id(), grant.client(), asked, end, key));
    return Optional.of(token);
  }

  /**
   * What tokens are issued for.
   *
   * @param key what the client has proven to hold, if anything
   */
  record Grant(
      TransactionId id,
      ClientId client,
      Optional<KeyThumbprint> key,
      List<Permission> permissions,
      Snapshot registry) {
    Grant {
      permissions = List.copyOf(permissions);
    }

    /** Those of this grant: a store that lies must not lend a client what another was given. */
    List<Permission> own() {
      return permissions.stream()
          .filter(one -> one.client().equals(client) && one.transaction().equals(id))
          .toList();
    }
  }
}
