package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.ResourceServerId;
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
    return issue(grant, asked, now, rows -> refreshToken(grant, refreshable, now, rows));
  }

  /**
   * The access tokens alone, beside a refresh token that stays; none if nothing is left, or it was
   * used up meanwhile.
   */
  Optional<TokenSet> issueBeside(
      Secret refreshToken, Grant grant, Asked asked, Asked refreshable, Instant now) {
    return endOfRefreshToken(grant, refreshable, now)
        .filter(end -> tokens.prolong(refreshToken.hash(), end))
        .flatMap(_ -> issue(grant, asked, now, _ -> Optional.of(refreshToken)));
  }

  private Optional<TokenSet> issue(
      Grant grant,
      Asked asked,
      Instant now,
      Function<List<IssuedToken>, Optional<Secret>> refreshing) {
    var servers = left(grant, asked, now);
    servers.keySet().removeIf(server -> !grant.isFor(server.id()));
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
    var refresh = refreshing.apply(rows);
    tokens.issue(rows);
    return Optional.of(new TokenSet(set, refresh, now, grant.key()));
  }

  /** At which resource servers something is left, whichever of them are asked for. */
  static Set<ResourceServerId> servers(Grant grant, Asked asked, Instant now) {
    return left(grant, asked, now).keySet().stream()
        .map(ResourceServer::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<ResourceServer, List<TokenSet.Permitted>> left(
      Grant grant, Asked asked, Instant now) {
    var servers = new LinkedHashMap<ResourceServer, List<TokenSet.Permitted>>();
    for (var permission : grant.own()) {
      permitted(permission, asked, now, grant.registry())
          .ifPresent(permitted ->
              servers
                  .computeIfAbsent(permitted.resource().server(), _ -> new ArrayList<>())
                  .add(permitted));
    }
    return servers;
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
    return endOfRefreshToken(grant, asked, now)
        .map(end -> {
          var token = world.secrets().next();
          rows.add(
              new IssuedToken.RefreshToken(
                  token.hash(), grant.id(), grant.client(), asked, end, grant.keyOfRefreshToken()));
          return token;
        });
  }

  /** When a refresh token of the grant ends; nothing if its client may have none. */
  private static Optional<Instant> endOfRefreshToken(Grant grant, Asked asked, Instant now) {
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
    return Optional.of(Ends.earlier(Ends.after(now, unused), latest));
  }

  /**
   * What tokens are issued for.
   *
   * @param key what the client has proven to hold, if anything
   * @param only the resource servers that tokens are asked for; all if nothing is said
   */
  record Grant(
      TransactionId id,
      ClientId client,
      Optional<KeyThumbprint> key,
      List<Permission> permissions,
      Snapshot registry,
      Optional<Set<ResourceServerId>> only) {
    Grant {
      permissions = List.copyOf(permissions);
      only = only.map(Set::copyOf);
    }

    Grant(
        TransactionId id,
        ClientId client,
        Optional<KeyThumbprint> key,
        List<Permission> permissions,
        Snapshot registry) {
      this(id, client, key, permissions, registry, Optional.empty());
    }

    /** The same, with tokens for these alone. */
    Grant only(Set<ResourceServerId> servers) {
      return new Grant(id, client, key, permissions, registry, Optional.of(servers));
    }

    private boolean isFor(ResourceServerId server) {
      return only.isEmpty() || only.get().contains(server);
    }

    /** RFC 9449 section 5: whoever can prove who it is may go on with another key. */
    Optional<KeyThumbprint> keyOfRefreshToken() {
      return key.filter(
          _ -> registry.client(client).filter(one -> one.registered().isConfidential()).isEmpty());
    }

    /** Those of this grant: a store that lies must not lend a client what another was given. */
    List<Permission> own() {
      return permissions.stream()
          .filter(one -> one.client().equals(client) && one.transaction().equals(id))
          .toList();
    }
  }
}
