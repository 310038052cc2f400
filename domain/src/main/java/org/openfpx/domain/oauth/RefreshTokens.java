package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.Refreshing.BeyondGrant;
import org.openfpx.domain.oauth.Refreshing.NoSuchToken;
import org.openfpx.domain.oauth.Refreshing.Refreshed;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Gives new tokens for a refresh token (RFC 6749 section 6), and ends the older access tokens. It
 * is rotated at every use, and a replayed one ends the whole grant (RFC 9700 section 4.14.2).
 */
public final class RefreshTokens {
  private final ProviderSettings settings;
  private final ProviderStores stores;
  private final TokenIssue issue;
  private final EndGrant endGrant;
  private final GrantLimits limits;
  private final World world;

  public RefreshTokens(
      ProviderSettings settings,
      ProviderStores stores,
      TokenSigner signer,
      EndGrant endGrant,
      World world) {
    this(settings, stores, signer, endGrant, GrantLimits.AS_GIVEN, world);
  }

  /**
   * @param limits what the system lets a grant give by now
   */
  public RefreshTokens(
      ProviderSettings settings,
      ProviderStores stores,
      TokenSigner signer,
      EndGrant endGrant,
      GrantLimits limits,
      World world) {
    this.limits = limits;
    this.settings = settings;
    this.stores = stores;
    this.issue = new TokenIssue(settings, stores.accessTokens(), signer, world);
    this.endGrant = endGrant;
    this.world = world;
  }

  /**
   * Refreshes what the client shows.
   *
   * @param narrowed what the new access token is to be good for, if less than all; the grant itself
   *     stays as wide as it is
   */
  public Refreshing refresh(AuthenticatedClient client, Secret token, Optional<ScopeSet> narrowed) {
    var now = world.time().instant();
    return stores
        .atomically()
        .run(() -> {
          // Judged before it is exchanged: a client that asks wrongly keeps its token.
          var found = stores.refreshGrants().find(token.hash(), client.id());
          if (found.isPresent() && !found.get().isHeldBy(client)) {
            return new NoSuchToken();
          }
          if (found.isPresent() && isBeyond(found.get(), narrowed)) {
            return new BeyondGrant();
          }
          return rotate(client, token, narrowed, now);
        });
  }

  private static boolean isBeyond(RefreshGrant grant, Optional<ScopeSet> narrowed) {
    return narrowed.filter(fewer -> !grant.authorization().scopes().covers(fewer)).isPresent();
  }

  private Refreshing rotate(
      AuthenticatedClient client, Secret token, Optional<ScopeSet> narrowed, Instant now) {
    var next = issue.next();
    var unusedUntil = now.plus(settings.refreshUnused());
    var use = stores.refreshGrants().rotate(token.hash(), client.id(), next.hash(), unusedUntil);
    return switch (use) {
      case RefreshUse.Rotated(var grant) -> renew(client, grant, new Renewal(next, narrowed, now));
      case RefreshUse.Replayed(var grant) -> {
        // Without its key nobody can use it (RFC 9449 section 5): that says nothing of who else
        // holds the key, and is no reason to end what the client has.
        if (grant.isHeldBy(client)) {
          endGrant.endShownTwice(grant.id(), client.id(), grant.authorization());
        }
        yield new NoSuchToken();
      }
      case RefreshUse.Unknown() -> new NoSuchToken();
    };
  }

  private Refreshing renew(AuthenticatedClient client, RefreshGrant grant, Renewal renewal) {
    var now = renewal.now();
    if (!grant.client().equals(client.id()) || !grant.isHeldBy(client) || !grant.isLiveAt(now)) {
      endGrant.end(grant.id());
      return new NoSuchToken();
    }
    var left = limits.left(grant.id(), client.id(), grant.authorization().scopes());
    if (left.isEmpty()) {
      endGrant.end(grant.id());
      return new NoSuchToken();
    }
    if (settings.refreshes(grant.authorization().scopes())
        && !settings.refreshes(left.get().scopes())) {
      // What it was given for was taken back; what else was given stays.
      return new NoSuchToken();
    }
    var allowed = grant.authorization().narrowedTo(left.get().scopes());
    var effective = renewal.narrowed().map(allowed::narrowedTo).orElse(allowed);
    stores.accessTokens().endAllOf(grant.id());
    var end = grant.endsAt().isBefore(left.get().endsAt()) ? grant.endsAt() : left.get().endsAt();
    return new Refreshed(
        new IssuedTokens(
            issue.accessToken(grant.id(), client, effective, now, end),
            effective.scopes(),
            Optional.of(renewal.next()),
            issue.idToken(client, effective, Optional.empty(), now),
            client.key()));
  }

  private record Renewal(Secret next, Optional<ScopeSet> narrowed, Instant now) {}
}
