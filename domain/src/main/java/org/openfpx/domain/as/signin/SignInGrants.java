package org.openfpx.domain.as.signin;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.GrantLimits;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * A grant is worth what its one permission still is, which the person's wallet pushed and can
 * reduce and end (protocol, sections 2.4 and 5); and when the grant ends, so does the permission.
 */
public final class SignInGrants implements GrantLimits, GrantEndings {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Permissions permissions;
  private final LogoutNotices notices;
  private final SignedOut signedOut;

  public SignInGrants(World world, AuthorizationServerRegistry registry, Stores stores) {
    this.world = world;
    this.registry = registry;
    this.permissions = stores.permissions();
    this.notices = stores.notices();
    this.signedOut = stores.signedOut();
  }

  /** What a sign-in rests on, who is told of its end, and what is remembered of that. */
  public record Stores(Permissions permissions, LogoutNotices notices, SignedOut signedOut) {}

  @Override
  public Optional<Left> left(GrantId grant, ClientId client, ScopeSet given) {
    var now = world.time().instant();
    var allowed = given.and(SignInScopes.of(client, registry.current()));
    return live(grant, client, now)
        .map(permission -> new Left(allowed.and(permission.scopes()), permission.expiresAt()))
        .filter(left -> !left.scopes().isEmpty());
  }

  /** Whose yes a grant rests on, as long as it is worth something. */
  Optional<ClientId> giver(GrantId grant, ClientId client) {
    return live(grant, client, world.time().instant()).map(Permission::account);
  }

  /** The permission behind a grant, as long as it is worth something. */
  private Optional<Permission> live(GrantId grant, ClientId client, Instant now) {
    return permissions.ofTransaction(new TransactionId(grant.value())).stream()
        .filter(one -> one.client().equals(client) && one.isForThisServer())
        .filter(one -> one.state() instanceof Permission.State.Active)
        .filter(one -> now.isBefore(one.expiresAt()))
        .findFirst();
  }

  /** Whether that is a sign-in at this client. */
  boolean isOf(GrantId grant, ClientId client) {
    return permissions.ofTransaction(new TransactionId(grant.value())).stream()
        .anyMatch(one -> one.client().equals(client) && one.isForThisServer());
  }

  @Override
  public void ended(GrantId grant) {
    var now = WholeMinutes.floor(world.time().instant());
    permissions.ofTransaction(new TransactionId(grant.value())).stream()
        .filter(Permission::isForThisServer)
        .forEach(one -> permissions.end(one.id(), one.account(), now));
    notices.due(grant, now);
  }

  /**
   * Whoever has what was shown twice may have the browser too: none of the yeses of before signs
   * the person in again without a page.
   */
  @Override
  public void shownTwice(ClientId client, String subject) {
    onlyByPage(client, subject);
  }

  /** Remembers it for as long as any yes that was given before now can stand. */
  void onlyByPage(ClientId client, String subject) {
    var longest = registry.current().network().lifetimes().signIn();
    signedOut.remember(client, subject, world.time().instant().plus(longest));
  }
}
