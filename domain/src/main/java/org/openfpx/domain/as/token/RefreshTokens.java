package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.audit.AuditLog;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.ResourceIndicator;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * Refreshes a whole grant: the refresh token is used up and replaced, the older access tokens end,
 * and what is left of the permissions gets new ones (protocol, section 2.5; RFC 9700 section
 * 4.14.2). Where a client proves both who it is and that it holds a key, the refresh token stays,
 * for nobody else could use it (FAPI 2.0 Security Profile section 5.3.2.1). Nothing is assessed
 * anew and nothing widens (UMA Grant 3.6).
 */
public final class RefreshTokens {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Tokens tokens;
  private final FindResources findResources;
  private final AuditLog audit;
  private final Atomically atomically;
  private final IssueTokens issueTokens;

  public RefreshTokens(
      World world, AuthorizationServerRegistry registry, Stores stores, Atomically atomically) {
    this.world = world;
    this.registry = registry;
    this.tokens = stores.tokens();
    this.findResources = stores.resources();
    this.audit = stores.audit();
    this.atomically = atomically;
    this.issueTokens = new IssueTokens(world, stores.tokens());
  }

  /** What is refreshed, what it is good for, and where it is noted that somebody has a copy. */
  public record Stores(Tokens tokens, FindResources resources, AuditLog audit) {}

  /**
   * Answers the whole set anew.
   *
   * @param narrowing the {@code scope} parameter: these access tokens are good for no more
   */
  public Outcome refresh(
      AuthenticatedClient client, Secret refreshToken, Optional<ScopeSet> narrowing) {
    return refresh(client, refreshToken, new Narrowing(narrowing, List.of()));
  }

  /** The same, with tokens for some resource servers of the grant alone. */
  public Outcome refresh(AuthenticatedClient client, Secret refreshToken, Narrowing narrowing) {
    return atomically.run(() -> judge(client, refreshToken, narrowing));
  }

  /**
   * What the new access tokens are to be good for, if less than all.
   *
   * @param scopes what the request says of them
   * @param resources the servers that it names
   */
  public record Narrowing(Optional<ScopeSet> scopes, List<ResourceIndicator> resources) {
    public Narrowing {
      resources = List.copyOf(resources);
    }
  }

  private Outcome judge(AuthenticatedClient client, Secret shown, Narrowing narrowing) {
    tokens.hold(shown.hash());
    var found =
        tokens
            .refreshToken(shown.hash())
            .filter(one -> one.value().token().client().equals(client.id()))
            // RFC 9449 section 5. Before a replay is found: without its key nobody can use it.
            .filter(one -> isHeld(one.value().token(), client));
    if (found.isEmpty()) {
      return new NoSuchToken();
    }
    var refreshable = found.get().value();
    var token = refreshable.token();
    var now = world.time().instant();
    if (refreshable.spent()) {
      return replayed(client, token.grant(), now);
    }
    var permissions = refreshable.permissions();
    var snapshot =
        findResources.in(
            registry.at(found.get().registryVersion()),
            permissions.stream().map(Permission::resource).toList());
    if (!now.isBefore(token.expiresAt()) || snapshot.umaClient(client.id()).isEmpty()) {
      return new NoSuchToken();
    }
    var goesTooFar =
        narrowing
            .scopes()
            .filter(to -> !granted(permissions, token.asked(), now, snapshot).covers(to));
    if (goesTooFar.isPresent()) {
      return new ScopeNotGranted();
    }
    var use = new Use(client, shown, refreshable, narrowing.scopes());
    return exchange(use, narrowing.resources(), snapshot, now);
  }

  private Outcome exchange(
      Use use, List<ResourceIndicator> resources, Snapshot snapshot, Instant now) {
    var token = use.refreshable().token();
    var grant = use.grant(snapshot);
    var granted = IssueTokens.servers(grant, use.asked(), now);
    var chosen = Targets.chosen(resources, granted, snapshot);
    if (chosen.isEmpty() && !granted.isEmpty()) {
      return new TargetNotGranted();
    }
    if (!use.stays() && !tokens.spend(token.hash())) {
      return replayed(use.client(), token.grant(), now);
    }
    return renew(use, chosen.map(grant::only).orElse(grant), now);
  }

  private static boolean isHeld(IssuedToken.RefreshToken token, AuthenticatedClient client) {
    return token.key().isEmpty() || token.key().equals(client.key());
  }

  private Outcome renew(Use use, IssueTokens.Grant grant, Instant now) {
    var token = use.refreshable().token();
    tokens.endAccessTokens(token.grant());
    var set =
        use.stays()
            ? issueTokens.issueBeside(use.shown(), grant, use.asked(), token.asked(), now)
            : issueTokens.issue(grant, use.asked(), token.asked(), now);
    return set.<Outcome>map(Refreshed::new).orElseGet(NoSuchToken::new);
  }

  /** A refresh token in the hands of its client. */
  private record Use(
      AuthenticatedClient client,
      Secret shown,
      Tokens.Refreshable refreshable,
      Optional<ScopeSet> narrowing) {
    /** Whether the refresh token stays the same. */
    boolean stays() {
      return client.isConfidential() && client.key().isPresent();
    }

    Asked asked() {
      return new Asked(refreshable.token().asked().requested(), narrowing);
    }

    IssueTokens.Grant grant(Snapshot registry) {
      var token = refreshable.token();
      return new IssueTokens.Grant(
          token.grant(), token.client(), client.key(), refreshable.permissions(), registry);
    }
  }

  /** Somebody has a copy: nobody can tell who, so nobody keeps anything. */
  private Outcome replayed(AuthenticatedClient client, TransactionId grant, Instant now) {
    tokens.endGrant(grant);
    audit.add(
        List.of(
            new AuditEvent(
                AuditEvent.Kind.REFRESH_REPLAY, Optional.of(client.id()), "ended", now)));
    return new NoSuchToken();
  }

  private static ScopeSet granted(
      List<Permission> permissions, Asked asked, Instant now, Snapshot snapshot) {
    return permissions.stream()
        .map(permission -> EffectiveScopes.remaining(permission, asked, now, snapshot))
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /** The new set. */
  public record Refreshed(TokenSet tokens) implements Outcome {}

  /**
   * Unknown, used, ended, another client's, shown without its key, or nothing is left behind it:
   * one answer.
   */
  public record NoSuchToken() implements Outcome {}

  /** The narrowing names what was never granted, or no longer is. */
  public record ScopeNotGranted() implements Outcome {}

  /** The narrowing names a resource server that the grant is not good at. */
  public record TargetNotGranted() implements Outcome {}
}
