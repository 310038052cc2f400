package org.openfpx.domain.as.claims;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.EffectiveScopes;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a transaction comes to, from what was pushed and how sure the wallet was (protocol, section
 * 2.6). Pure: the same in whatever order things were pushed.
 */
public final class Decision {
  private Decision() {}

  /**
   * What is granted; nothing at all where the answer is no.
   *
   * @param pushed what is pending in the transaction
   */
  public static Map<PermissionId, Permissions.Decided> of(
      Transaction transaction,
      Collection<Permission> pushed,
      Login login,
      Snapshot registry,
      Instant now) {
    var decided = new HashMap<PermissionId, Permissions.Decided>();
    for (var permission : pushed) {
      registry
          .resource(permission.resource())
          .filter(resource -> isWhole(permission, resource))
          .filter(_ -> now.isBefore(EffectiveScopes.endOf(permission, registry)))
          .map(resource -> decided(transaction, permission, resource, login, registry))
          .filter(one -> !one.scopes().isEmpty())
          .ifPresent(one -> decided.put(permission.id(), one));
    }
    var granted = pushed.stream().filter(one -> decided.containsKey(one.id())).toList();
    return isEnough(transaction, granted, decided, registry) ? Map.copyOf(decided) : Map.of();
  }

  /** Whether all general permissions come from one account and each owned one from its owner's. */
  public static boolean comesFromOneHand(Collection<Permission> pushed, Snapshot registry) {
    var general =
        pushed.stream()
            .filter(permission -> owner(permission, registry).isEmpty())
            .map(Permission::account)
            .collect(Collectors.toSet());
    var owned =
        pushed.stream()
            .allMatch(permission ->
                owner(permission, registry).stream()
                    .allMatch(owner -> owner.equals(permission.account())));
    return general.size() <= 1 && owned;
  }

  private static List<ClientId> owner(Permission permission, Snapshot registry) {
    return registry.resource(permission.resource()).flatMap(Resource::owner).stream().toList();
  }

  // Protocol, section 4.2: a permission on a general resource always carries a ROT.
  private static boolean isWhole(Permission permission, Resource resource) {
    return permission.rot().isPresent() || resource.owner().isPresent();
  }

  private static Permissions.Decided decided(
      Transaction transaction,
      Permission permission,
      Resource resource,
      Login login,
      Snapshot registry) {
    var claim =
        new EffectiveScopes.Claim(
            transaction.kind(),
            permission.client(),
            resource,
            EffectiveScopes.askedOf(transaction, resource, registry),
            permission.scopes(),
            login);
    var active =
        new Permission.State.Active(
            login, transaction.kind(), EffectiveScopes.inTicket(transaction, resource));
    return new Permissions.Decided(EffectiveScopes.granted(claim, registry), active);
  }

  private static boolean isEnough(
      Transaction transaction,
      List<Permission> granted,
      Map<PermissionId, Permissions.Decided> decided,
      Snapshot registry) {
    if (granted.isEmpty() || !areWithinLines(transaction, granted)) {
      return false;
    }
    return transaction.kind() == Kind.RS_FIRST
        || transaction.resources().stream()
            .filter(TicketResource::required)
            .allMatch(line -> isFulfilled(transaction, line, granted, decided, registry));
  }

  /** A required line needs all its asked scopes from one source. */
  private static boolean isFulfilled(
      Transaction transaction,
      TicketResource line,
      List<Permission> granted,
      Map<PermissionId, Permissions.Decided> decided,
      Snapshot registry) {
    var asked = EffectiveScopes.askedOf(transaction, line, registry);
    return granted.stream()
        .filter(one -> line.isFulfilledBy(one.resource(), one.definition()))
        .map(one -> decided.get(one.id()))
        .map(one -> one == null ? ScopeSet.NONE : one.scopes())
        .anyMatch(scopes -> scopes.covers(asked));
  }

  /** One source a line: of a definition no more resources than lines that ask for it. */
  private static boolean areWithinLines(Transaction transaction, List<Permission> granted) {
    var lines = new HashMap<DefinitionId, Integer>();
    transaction.resources().forEach(line -> lines.merge(line.definition(), 1, Integer::sum));
    return granted.stream().allMatch(one -> lines.merge(one.definition(), -1, Integer::sum) >= 0)
        && granted.stream().map(Permission::resource).distinct().count() == granted.size();
  }
}
