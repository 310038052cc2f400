package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.request.Bell;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * Asks the owner of a resource, and finds out what the owner answered (protocol, section 3.9; UMA
 * Grant 3.3.6). The requesting party has gone through no wallet: the level is the lowest, as with a
 * policy.
 */
final class AskOwner {
  private final World world;
  private final Permissions permissions;
  private final Accounts accounts;
  private final OwnerRequests requests;
  private final Bell bell;

  AskOwner(World world, Permissions permissions, RedeemTicket.Asking asking) {
    this.world = world;
    this.permissions = permissions;
    this.accounts = asking.accounts();
    this.requests = asking.requests();
    this.bell = asking.bell();
  }

  /**
   * Asks.
   *
   * @param askable what the owner wants to be asked about; all of it is one account's
   * @param until until when an answer counts
   * @return whether there is an account to ask
   */
  boolean ask(GrantByPolicy.Asking asking, Map<Resource, ScopeSet> askable, Instant until) {
    var owner = askable.keySet().iterator().next().owner().flatMap(accounts::find);
    if (owner.isEmpty()) {
      return false;
    }
    var lines =
        askable.entrySet().stream()
            .map(one ->
                TicketResource.of(
                    one.getKey().definition().id(), one.getKey().id(), one.getValue()))
            .toList();
    requests.add(
        new OwnerRequest(
            new RequestId(world.ids().next()),
            asking.transaction().id(),
            owner.get().id(),
            owner.get().wallet(),
            asking.client().id(),
            asking.transaction().purpose(),
            lines,
            WholeMinutes.floor(asking.now()),
            until,
            OwnerRequest.State.PENDING));
    return true;
  }

  /** Tells those who wait that there is a request, once it is kept. */
  void ring() {
    bell.ring();
  }

  /** How the transaction's request stands. */
  Optional<OwnerRequests.Polled> poll(Transaction transaction) {
    return requests
        .poll(transaction.id())
        // A store that lies must not answer for another transaction.
        .filter(polled -> polled.request().transaction().equals(transaction.id()));
  }

  /**
   * Makes what the owner approved count, as far as it is still the owner's and still there.
   *
   * @return whether anything does
   */
  boolean decide(Transaction transaction, Snapshot registry, Instant now) {
    var decided = new HashMap<PermissionId, Permissions.Decided>();
    for (var permission : pending(transaction)) {
      registry
          .resource(permission.resource())
          .filter(resource -> resource.owner().filter(permission.account()::equals).isPresent())
          .filter(_ -> now.isBefore(EffectiveScopes.endOf(permission, registry)))
          .map(resource -> decided(transaction, permission, resource, registry))
          .filter(one -> !one.scopes().isEmpty())
          .ifPresent(one -> decided.put(permission.id(), one));
    }
    permissions.decide(transaction.id(), decided);
    return !decided.isEmpty();
  }

  private List<Permission> pending(Transaction transaction) {
    return permissions.ofTransaction(transaction.id()).stream()
        .filter(one -> one.state() instanceof Permission.State.Pending)
        .filter(one -> one.transaction().equals(transaction.id()))
        .filter(one -> transaction.client().equals(Optional.of(one.client())))
        .toList();
  }

  private static Permissions.Decided decided(
      Transaction transaction, Permission permission, Resource resource, Snapshot registry) {
    var claim =
        new EffectiveScopes.Claim(
            transaction.kind(),
            permission.client(),
            resource,
            EffectiveScopes.askedOf(transaction, resource, registry),
            permission.scopes(),
            Login.UNKNOWN);
    return new Permissions.Decided(
        EffectiveScopes.granted(claim, registry),
        new Permission.State.Active(
            Login.UNKNOWN, transaction.kind(), EffectiveScopes.inTicket(transaction, resource)));
  }
}
