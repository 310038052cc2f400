package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/**
 * Takes what an RPT is still good for over into the grant that follows it (UMA Grant 3.3.5.1;
 * protocol, section 2.2). Only between grants of one client, owner and resource server of which it
 * is certain that they are for the same requesting party: those that rest on policies for the
 * client itself. Nothing comes back, widens or lasts longer by it: the permissions stay the same
 * ones.
 */
final class UpgradeToken {
  private final Permissions permissions;
  private final Policies policies;
  private final Tokens tokens;
  private final FindResources findResources;

  UpgradeToken(RedeemTicket.Stores stores) {
    this.permissions = stores.permissions();
    this.policies = stores.policies();
    this.tokens = stores.tokens();
    this.findResources = stores.resources();
  }

  /** Whether somebody shows another client's token, which is refused. */
  boolean isAnothers(Optional<Secret> rpt, ClientId client, Snapshot registry) {
    return registry.network().mode() == NetworkMode.STANDARD
        && rpt.flatMap(one -> tokens.accessToken(one.hash()))
            .filter(found -> !found.value().token().client().equals(client))
            .isPresent();
  }

  /**
   * Takes the permissions over and ends the token, all or nothing.
   *
   * @return whether it did
   */
  boolean upgrade(Secret rpt, GrantByPolicy.Asking asking, GrantByPolicy.Assessment assessment) {
    if (asking.registry().network().mode() == NetworkMode.STRICT) {
      return false;
    }
    tokens.hold(rpt.hash());
    var found = tokens.accessToken(rpt.hash());
    if (found.isEmpty() || !isOf(asking, found.get().value().token())) {
      return false;
    }
    var token = found.get().value().token();
    var old = left(found.get().value(), asking);
    if (old.isEmpty() || !belongTogether(token.resourceServer(), old, assessment)) {
      return false;
    }
    old.forEach(one -> move(one, asking.transaction()));
    tokens.revoke(rpt.hash(), token.client());
    return true;
  }

  private static boolean isOf(GrantByPolicy.Asking asking, IssuedToken.AccessToken token) {
    return token.client().equals(asking.client().id())
        && token.key().equals(asking.client().key())
        && asking.now().isBefore(token.expiresAt());
  }

  /** What the token is still good for, each permission with no more than that. */
  private List<Permission> left(Tokens.WithPermissions found, GrantByPolicy.Asking asking) {
    var token = found.token();
    var registry =
        findResources.in(
            asking.registry(), found.permissions().stream().map(Permission::resource).toList());
    return found.permissions().stream()
        .filter(one -> one.client().equals(token.client()))
        .filter(one -> one.transaction().equals(token.grant()))
        .filter(one -> isAt(token.resourceServer(), one, registry))
        .map(one -> one.reduced(remaining(one, token, asking.now(), registry), Instant.MAX))
        .filter(one -> !one.scopes().isEmpty())
        .toList();
  }

  private static ScopeSet remaining(
      Permission one, IssuedToken.AccessToken token, Instant now, Snapshot registry) {
    return EffectiveScopes.remaining(one, token.asked(), now, registry);
  }

  private static boolean isAt(ResourceServerId server, Permission one, Snapshot registry) {
    return registry
        .resource(one.resource())
        .filter(resource -> resource.server().id().equals(server))
        .isPresent();
  }

  private boolean belongTogether(
      ResourceServerId server, List<Permission> old, GrantByPolicy.Assessment assessment) {
    var next = assessment.given().keySet();
    var owners =
        Stream.concat(
                old.stream().map(Permission::account),
                next.stream().map(Resource::owner).flatMap(Optional::stream))
            .collect(Collectors.toSet());
    return owners.size() == 1
        && next.stream().allMatch(one -> one.server().id().equals(server))
        && areOthers(old, next)
        && assessment.given().values().stream().allMatch(open -> areForTheClient(open.by()))
        && old.stream()
            .map(one -> policies.under(one.id()))
            .allMatch(UpgradeToken::areForTheClient);
  }

  /** A token shows each resource once. */
  private static boolean areOthers(List<Permission> old, Set<Resource> next) {
    return old.stream()
        .noneMatch(one -> next.stream().anyMatch(other -> other.id().equals(one.resource())));
  }

  private static boolean areForTheClient(List<Policy> policies) {
    return !policies.isEmpty()
        && policies.stream().allMatch(policy -> policy.who() instanceof Policy.WhoUses);
  }

  private void move(Permission old, Transaction to) {
    if (old.state() instanceof Permission.State.Active(var login, var kind, _)) {
      var active = new Permission.State.Active(login, kind, old.scopes());
      permissions.move(
          old.id(), old.account(), to.id(), new Permissions.Decided(old.scopes(), active));
    }
  }
}
