package org.openfpx.domain.as.claims;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.BreakOffGathering;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.Invitations;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * A guest lets the client that asks use what an owner invited the guest to (protocol, section
 * 3.10): in the transaction now in gathering at the guest's wallet. What comes of it is a
 * permission of the owner's that rests on the invitation, and like all that is pushed it counts for
 * nothing until the browser's return is verified; and what may not be, ends the gathering.
 */
public final class UseInvitation {
  private final World world;
  private final Stores stores;
  private final BreakOffGathering breakOff;

  public UseInvitation(World world, Stores stores) {
    this.world = world;
    this.stores = stores;
    breakOff =
        new BreakOffGathering(world, stores.transactions, stores.permissions, stores.atomically);
  }

  /**
   * Keeps the permission, pending; once, however often it is called with the same content.
   *
   * @param guest the AS account that took the invitation, whose token came along
   */
  public Outcome use(ClientId guest, Snapshot registry, PolicyId id, Use wanted) {
    var now = world.time().instant();
    var found = stores.invitations().findTaken(id, guest);
    var transaction = gathering(guest, registry, wanted.handle(), now);
    if (transaction.isEmpty()) {
      return found.isEmpty() ? new NoSuchInvitation() : new NoSuchTransaction();
    }
    var handle = wanted.handle().hash();
    return stores
        .atomically()
        .run(() -> {
          if (!stores.transactions().hold(transaction.get().id(), handle)) {
            return found.isEmpty() ? new NoSuchInvitation() : new NoSuchTransaction();
          }
          // Locked, so that whoever ends the invitation now also ends what is given here.
          var open =
              found
                  .flatMap(this::locked)
                  .flatMap(policy -> open(policy, guest, transaction.get(), registry, now));
          Outcome outcome =
              open.isEmpty()
                  ? new NoSuchInvitation()
                  : give(open.get(), transaction.get(), guest, wanted, now);
          if (!(outcome instanceof Pending)) {
            var _ = breakOff.atTheWallet(transaction.get());
          }
          return outcome;
        });
  }

  private Optional<Policy> locked(Policy taken) {
    return stores.policies().on(List.of(taken.resource())).stream()
        .filter(one -> one.id().equals(taken.id()))
        .findFirst();
  }

  /** The transaction, if it is in gathering at the guest's own wallet. */
  private Optional<Transaction> gathering(
      ClientId guest, Snapshot registry, Secret handle, Instant now) {
    var wallet = stores.accounts().walletOf(guest, registry).map(Wallet::id);
    return stores
        .transactions()
        .byHandle(handle.hash())
        .filter(one -> one.isOpenAt(now) && one.client().isPresent())
        .filter(one ->
            wallet.isPresent()
                && one.stage() instanceof Stage.Gathering gathering
                && gathering.visit().map(Stage.Visit::wallet).equals(wallet));
  }

  /** The invitation with its resource, if it is in force, and that is what is asked for. */
  private Optional<Open> open(
      Policy policy, ClientId guest, Transaction transaction, Snapshot registry, Instant now) {
    var isTheirs = policy.who() instanceof Policy.WhoIsInvited who && who.isTakenBy(guest);
    return stores
        .resources()
        .in(registry, List.of(policy.resource()))
        .resource(policy.resource())
        .filter(resource -> isTheirs && policy.isInForceOn(resource, now))
        .filter(_ -> stores.accounts().walletOf(policy.account(), registry).isPresent())
        .filter(resource ->
            transaction.resources().stream()
                .anyMatch(line -> line.resource().equals(Optional.of(resource.id()))))
        .map(resource -> new Open(policy, resource));
  }

  private Outcome give(
      Open open, Transaction transaction, ClientId guest, Use wanted, Instant now) {
    if (wanted.scopes().isEmpty() || !open.scopes().covers(wanted.scopes())) {
      return new NoSuchScope();
    }
    var end = WholeMinutes.floor(wanted.expiresAt());
    if (!now.isBefore(end) || end.isAfter(open.latestEnd(now))) {
      return new BadEnd();
    }
    if (isGivenOtherwise(open, transaction)) {
      return new GivenTwice();
    }
    var permission = permission(open, transaction, guest, wanted.scopes(), end, now);
    var name = open.policy().id().value() + " " + transaction.id().value();
    var key = SecretHash.sha256("by invitation " + name);
    var content = SecretHash.sha256(wanted.scopes() + " " + end.getEpochSecond());
    return switch (stores
        .permissions()
        .push(permission.account(), key, content, List.of(permission))) {
      case Permissions.Pushed.Added() -> {
        stores.policies().rest(permission.id(), end, List.of(open.policy().id()));
        yield new Pending(permission);
      }
      case Permissions.Pushed.Repeated(var earlier) -> new Pending(earlier.getFirst());
      case Permissions.Pushed.KeyTaken() -> new GivenTwice();
    };
  }

  /** One source a line, as with everything that is pushed. */
  private boolean isGivenOtherwise(Open open, Transaction transaction) {
    return stores.permissions().ofTransaction(transaction.id()).stream()
        .filter(one -> one.resource().equals(open.resource().id()))
        .anyMatch(one ->
            stores.policies().under(one.id()).stream()
                .noneMatch(policy -> policy.id().equals(open.policy().id())));
  }

  private Permission permission(
      Open open,
      Transaction transaction,
      ClientId guest,
      ScopeSet scopes,
      Instant end,
      Instant now) {
    return new Permission(
        new PermissionId(world.ids().next()),
        transaction.id(),
        open.policy().account(),
        transaction.client().orElseThrow(),
        open.resource().id(),
        open.resource().definition().id(),
        scopes,
        transaction.purpose(),
        Optional.empty(),
        WholeMinutes.floor(now),
        end,
        new Permission.State.Pending(),
        Optional.of(guest));
  }

  private record Open(Policy policy, Resource resource) {
    ScopeSet scopes() {
      return policy.scopes().and(resource.scopes());
    }

    Instant latestEnd(Instant now) {
      var most = resource.definition().maxPermissionDuration();
      return Ends.earlier(policy.expiresAt(), WholeMinutes.floor(now).plus(most));
    }
  }

  /** What this reads and writes. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      Policies policies,
      Invitations invitations,
      FindResources resources,
      Accounts accounts,
      Atomically atomically) {}

  /**
   * What the guest lets the client do.
   *
   * @param handle names the transaction to the guest's wallet
   */
  public record Use(Secret handle, ScopeSet scopes, Instant expiresAt) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** Kept, now or by an earlier call with the same content. */
  public record Pending(Permission permission) implements Outcome {}

  /** Not this guest's, over, or on nothing that the transaction asks for. */
  public record NoSuchInvitation() implements Outcome {}

  /** Not in gathering, or not at the guest's wallet. */
  public record NoSuchTransaction() implements Outcome {}

  /** A scope that the invitation does not open, or none. */
  public record NoSuchScope() implements Outcome {}

  /** Over already, or later than the invitation or the definition allows. */
  public record BadEnd() implements Outcome {}

  /** The line has been given already, with other content or on another ground. */
  public record GivenTwice() implements Outcome {}
}
