package org.openfpx.domain.as.claims;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.Invitations;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.Purpose;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.token.AskOwner;
import org.openfpx.domain.as.token.EffectiveScopes;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * Tells the wallet that was handed a transaction what to ask the person (protocol, section 3.4).
 */
public final class DescribeTransaction {
  private final World world;
  private final Transactions transactions;
  private final Accounts accounts;
  private final Invitations invitations;
  private final AskOwner askOwner;
  private final FindResources findResources;

  public DescribeTransaction(
      World world,
      Transactions transactions,
      Accounts accounts,
      Invitations invitations,
      AskOwner askOwner,
      FindResources findResources) {
    this.world = world;
    this.transactions = transactions;
    this.accounts = accounts;
    this.invitations = invitations;
    this.askOwner = askOwner;
    this.findResources = findResources;
  }

  /**
   * The transaction that the handle names, to the wallet it was made for.
   *
   * @param asking the client id of the wallet
   */
  public Optional<Details> describe(ClientId asking, Snapshot registry, Secret handle) {
    var now = world.time().instant();
    var wallet = registry.walletOf(asking).map(one -> one.id());
    return transactions
        .byHandle(handle.hash())
        .filter(one -> one.isOpenAt(now))
        .filter(one -> wallet.isPresent() && walletOf(one).equals(wallet))
        .flatMap(one -> details(new Asking(one, wallet.orElseThrow(), known(one, registry), now)));
  }

  private Snapshot known(Transaction transaction, Snapshot registry) {
    return findResources.in(registry, transaction.named());
  }

  private static Optional<WalletId> walletOf(Transaction transaction) {
    return transaction.stage() instanceof Stage.Gathering gathering
        ? gathering.visit().map(Stage.Visit::wallet)
        : Optional.empty();
  }

  private Optional<Details> details(Asking asking) {
    var transaction = asking.transaction();
    var registry = asking.registry();
    var client = transaction.client().filter(id -> takesPart(id, transaction.kind(), registry));
    if (client.isEmpty()) {
      return Optional.empty();
    }
    var askable = askOwner.askable(transaction, registry, asking.now()).keySet();
    var lines =
        IntStream.range(0, transaction.resources().size())
            .mapToObj(at -> line(asking, at, askable))
            .flatMap(Optional::stream)
            .toList();
    if (lines.size() != transaction.resources().size()) {
      return Optional.empty();
    }
    var latest =
        lines.stream()
            .map(Line::latestEnd)
            .max(Instant::compareTo)
            .orElseGet(() ->
                WholeMinutes.floor(asking.now()).plus(registry.network().lifetimes().signIn()));
    return Optional.of(
        new Details(
            client.get(),
            transaction.kind(),
            transaction.purpose().flatMap(registry::purpose),
            latest,
            transaction.expiresAt(),
            transaction.kind() == Kind.OAUTH ? transaction.requested() : ScopeSet.NONE,
            lines));
  }

  private static boolean takesPart(ClientId client, Kind kind, Snapshot registry) {
    return switch (kind) {
      case AS_FIRST, RS_FIRST -> registry.umaClient(client).isPresent();
      case OAUTH -> registry.client(client).isPresent();
    };
  }

  private Optional<Line> line(Asking asking, int at, Set<Resource> askable) {
    var transaction = asking.transaction();
    var registry = asking.registry();
    var asked = transaction.resources().get(at);
    var scopes = EffectiveScopes.askedOf(transaction, asked, registry);
    var concrete = asked.resource().flatMap(registry::resource);
    return registry
        .definition(asked.definition())
        .map(definition ->
            new Line(
                at + 1,
                definition,
                scopes,
                asked.required(),
                WholeMinutes.floor(asking.now()).plus(definition.maxPermissionDuration()),
                concrete,
                concrete
                    .flatMap(Resource::owner)
                    .flatMap(accounts::find)
                    .filter(owner -> owner.wallet().equals(asking.wallet()))
                    .map(Account::id),
                concrete.map(resource -> guests(asking, resource, scopes)).orElse(List.of()),
                concrete.filter(askable::contains).isPresent(),
                candidates(transaction, asked, registry)));
  }

  /** Those of this wallet's accounts that were invited to what is asked for. */
  private List<Guest> guests(Asking asking, Resource resource, ScopeSet asked) {
    var owner = resource.owner().flatMap(id -> accounts.walletOf(id, asking.registry()));
    if (owner.isEmpty()) {
      return List.of();
    }
    return invitations.takenOn(resource.id()).stream()
        .filter(policy -> policy.isInForceOn(resource, asking.now()))
        .flatMap(policy -> guest(policy, asked, asking.wallet()).stream())
        .toList();
  }

  private static Optional<Guest> guest(Policy policy, ScopeSet asked, WalletId wallet) {
    var scopes = policy.scopes().and(asked);
    return policy.who() instanceof Policy.WhoIsInvited(Invitation.Taken(var guest, var at))
            && at.equals(wallet)
            && !scopes.isEmpty()
        ? Optional.of(new Guest(guest, policy.id(), scopes, policy.expiresAt()))
        : Optional.empty();
  }

  /** The resources that can fulfil a line; a required one only whole. */
  private static List<Resource> candidates(
      Transaction transaction, TicketResource line, Snapshot registry) {
    var asked = EffectiveScopes.askedOf(transaction, line, registry);
    // AS-first, only general resources can be found by a ROT.
    var possible =
        line.resource()
            .map(id -> registry.resource(id).stream())
            .orElseGet(() -> registry.resources().stream());
    return possible
        .filter(resource -> line.isFulfilledBy(resource.id(), resource.definition().id()))
        .filter(resource ->
            line.required()
                ? resource.offeredScopes().covers(asked)
                : !resource.offeredScopes().and(asked).isEmpty())
        .toList();
  }

  /** A transaction, and the wallet that asks about it. */
  private record Asking(Transaction transaction, WalletId wallet, Snapshot registry, Instant now) {}

  /**
   * What a wallet is told.
   *
   * @param purpose empty where the client gave none, RS-first
   * @param scopes what is asked of this server itself, without any resource
   */
  public record Details(
      ClientId client,
      Kind kind,
      Optional<Purpose> purpose,
      Instant latestEnd,
      Instant expiresAt,
      ScopeSet scopes,
      List<Line> lines) {
    public Details {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param resource the one resource that must fulfil it
   * @param owner the account that owns it, if this wallet made that account
   * @param guests those of this wallet's accounts that its owner invited
   * @param isAskable whether its owner wants to be asked about it
   */
  public record Line(
      int number,
      ResourceDefinition definition,
      ScopeSet scopes,
      boolean required,
      Instant latestEnd,
      Optional<Resource> resource,
      Optional<ClientId> owner,
      List<Guest> guests,
      boolean isAskable,
      List<Resource> candidates) {
    public Line {
      guests = List.copyOf(guests);
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * An account that was invited to the resource of a line.
   *
   * @param scopes what of the line is open to it
   */
  public record Guest(ClientId account, PolicyId invitation, ScopeSet scopes, Instant expiresAt) {}
}
