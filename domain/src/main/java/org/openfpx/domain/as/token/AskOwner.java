package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.request.Bell;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.transaction.Ends;
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
public final class AskOwner {
  /** Nobody can bury an owner in questions, nor keep one client's people from asking by another. */
  private static final OwnerRequests.Bounds BOUNDS = new OwnerRequests.Bounds(3, 20, 100);

  private final World world;
  private final Permissions permissions;
  private final Policies policies;
  private final Accounts accounts;
  private final OwnerRequests requests;
  private final Bell bell;

  public AskOwner(
      World world, Permissions permissions, Policies policies, RedeemTicket.Asking asking) {
    this.world = world;
    this.permissions = permissions;
    this.policies = policies;
    this.accounts = asking.accounts();
    this.requests = asking.requests();
    this.bell = asking.bell();
  }

  /** What of the transaction its owner wants to be asked about, resource by resource. */
  public Map<Resource, ScopeSet> askable(Transaction transaction, Snapshot registry, Instant now) {
    return askable(transaction, OwnedLines.of(transaction, accounts, registry), registry, now);
  }

  /** The same, and the owners' accounts are held from now on, for whoever goes on to ask. */
  public Map<Resource, ScopeSet> askableNow(
      Transaction transaction, Snapshot registry, Instant now) {
    return askable(transaction, OwnedLines.held(transaction, accounts, registry), registry, now);
  }

  private Map<Resource, ScopeSet> askable(
      Transaction transaction, List<Resource> owned, Snapshot registry, Instant now) {
    if (owned.isEmpty() || transaction.client().isEmpty()) {
      return Map.of();
    }
    var client = transaction.client().get();
    var all = policies.on(owned.stream().map(Resource::id).toList());
    var askable = new LinkedHashMap<Resource, ScopeSet>();
    for (var resource : owned) {
      var most = OwnedLines.most(transaction, client, resource, registry);
      var scopes = ConsultPolicies.askable(all, resource, most, now);
      if (!scopes.isEmpty()) {
        askable.put(resource, scopes);
      }
    }
    return askable;
  }

  /**
   * Puts the question before the owner, whose account is held; whoever waits for one hears of it by
   * {@link #ring}.
   *
   * @param move lets the transaction wait
   */
  public Asked ask(Question question, Snapshot registry, Instant now, Move move) {
    var transaction = question.transaction();
    var owner = question.about().keySet().stream().findFirst().flatMap(Resource::owner);
    var account = owner.flatMap(accounts::find);
    if (account.isEmpty()) {
      return new Nobody();
    }
    var until = Ends.after(now, registry.network().lifetimes().submitted());
    var request =
        new OwnerRequest(
            new RequestId(world.ids().next()),
            transaction.id(),
            account.get().id(),
            account.get().wallet(),
            transaction.client().orElseThrow(),
            transaction.purpose(),
            question.lines(),
            WholeMinutes.floor(now),
            until,
            OwnerRequest.State.PENDING,
            question.party());
    if (!requests.add(request, BOUNDS)) {
      return new TooMany();
    }
    if (!move.waitsUntil(until)) {
      // It ended meanwhile: nobody would come for the answer.
      var _ = requests.answer(request.id(), request.account(), OwnerRequest.State.DENIED);
      return new Gone();
    }
    return new Waits(request);
  }

  /**
   * Keeps what an owner may be told of who asks, while the person is on the way to a wallet, from
   * where the owner can be asked.
   */
  void onTheWay(Transaction transaction, RequestingParty party, Snapshot registry, Instant now) {
    var lifetimes = registry.network().lifetimes();
    var until = Ends.after(now, lifetimes.ticket().plus(lifetimes.gathering()));
    requests.keepParty(transaction.id(), party, until);
  }

  /** Forgets what was kept so: the way led elsewhere. */
  void forget(GrantByPolicy.Asking asking) {
    // Whoever shows a first ticket has not been on the way before.
    if (!asking.isFirst()) {
      requests.forgetParty(asking.transaction().id());
    }
  }

  /**
   * What an owner may be told of who comes back from a wallet, as far as it counts still; it is
   * forgotten here.
   */
  public Optional<RequestingParty> takeBack(
      Transaction transaction, Collection<Resource> about, Snapshot registry, Instant now) {
    var inForce =
        policies.on(about.stream().map(Resource::id).toList()).stream()
            .filter(
                policy -> about.stream().anyMatch(resource -> policy.isInForceOn(resource, now)))
            .map(Policy::id)
            .toList();
    return requests
        .takeParty(transaction.id(), now)
        .filter(_ -> registry.network().mode() == NetworkMode.STANDARD)
        .filter(party ->
            party.issuer().isEmpty() || registry.claimsIssuer(party.issuer().get()).isPresent())
        .map(party ->
            new RequestingParty(
                party.issuer(), party.satisfied().stream().filter(inForce::contains).toList()));
  }

  /** Tells those who wait that there is a request, once it is kept. */
  public void ring(OwnerRequest request) {
    var _ = bell.ring(request);
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

  /**
   * A question to an owner.
   *
   * @param about what the owner wants to be asked about; all of it is one account's
   * @param party what is known of who asks
   */
  public record Question(
      Transaction transaction, Map<Resource, ScopeSet> about, Optional<RequestingParty> party) {
    public Question {
      about = Map.copyOf(about);
    }

    private List<TicketResource> lines() {
      return about.entrySet().stream()
          .map(one ->
              TicketResource.of(one.getKey().definition().id(), one.getKey().id(), one.getValue()))
          .sorted(Comparator.comparing(line -> line.resource().orElseThrow()))
          .toList();
    }
  }

  /** Lets a transaction wait for the answer. */
  @FunctionalInterface
  public interface Move {
    /** Whether it was where it could begin to wait. */
    boolean waitsUntil(Instant end);
  }

  /** What becomes of a question. */
  public sealed interface Asked {}

  /** It is before the owner. */
  public record Waits(OwnerRequest request) implements Asked {}

  /** There is no account to ask. */
  public record Nobody() implements Asked {}

  /** Too much is before this owner already. */
  public record TooMany() implements Asked {}

  /** The transaction has ended meanwhile. */
  public record Gone() implements Asked {}
}
