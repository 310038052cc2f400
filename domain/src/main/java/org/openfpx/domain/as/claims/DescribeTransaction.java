package org.openfpx.domain.as.claims;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.registry.Purpose;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.WalletId;
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

  public DescribeTransaction(World world, Transactions transactions, Accounts accounts) {
    this.world = world;
    this.transactions = transactions;
    this.accounts = accounts;
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
        .flatMap(one -> details(one, wallet.orElseThrow(), registry, now));
  }

  private static Optional<WalletId> walletOf(Transaction transaction) {
    return transaction.stage() instanceof Stage.Gathering gathering
        ? gathering.visit().map(Stage.Visit::wallet)
        : Optional.empty();
  }

  private Optional<Details> details(
      Transaction transaction, WalletId wallet, Snapshot registry, Instant now) {
    var client = transaction.client().filter(id -> takesPart(id, transaction.kind(), registry));
    if (client.isEmpty()) {
      return Optional.empty();
    }
    var lines =
        IntStream.range(0, transaction.resources().size())
            .mapToObj(at -> line(transaction, at, wallet, registry, now))
            .flatMap(Optional::stream)
            .toList();
    if (lines.size() != transaction.resources().size()) {
      return Optional.empty();
    }
    var latest =
        lines.stream()
            .map(Line::latestEnd)
            .max(Instant::compareTo)
            .orElseGet(() -> WholeMinutes.floor(now).plus(registry.network().lifetimes().signIn()));
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

  private Optional<Line> line(
      Transaction transaction, int at, WalletId wallet, Snapshot registry, Instant now) {
    var asked = transaction.resources().get(at);
    var concrete = asked.resource().flatMap(registry::resource);
    return registry
        .definition(asked.definition())
        .map(definition ->
            new Line(
                at + 1,
                definition,
                EffectiveScopes.askedOf(transaction, asked, registry),
                asked.required(),
                WholeMinutes.floor(now).plus(definition.maxPermissionDuration()),
                concrete,
                concrete
                    .flatMap(Resource::owner)
                    .flatMap(accounts::find)
                    .filter(owner -> owner.wallet().equals(wallet))
                    .map(Account::id),
                candidates(transaction, asked, registry)));
  }

  /** The resources that can fulfil a line; a required one only whole. */
  private static List<Resource> candidates(
      Transaction transaction, TicketResource line, Snapshot registry) {
    var asked = EffectiveScopes.askedOf(transaction, line, registry);
    return registry.resources().stream()
        .filter(resource -> line.isFulfilledBy(resource.id(), resource.definition().id()))
        // AS-first, only general resources can be found by a ROT.
        .filter(resource -> resource.owner().isEmpty() || line.resource().isPresent())
        .filter(resource ->
            line.required()
                ? resource.offeredScopes().covers(asked)
                : !resource.offeredScopes().and(asked).isEmpty())
        .toList();
  }

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
   */
  public record Line(
      int number,
      ResourceDefinition definition,
      ScopeSet scopes,
      boolean required,
      Instant latestEnd,
      Optional<Resource> resource,
      Optional<ClientId> owner,
      List<Resource> candidates) {
    public Line {
      candidates = List.copyOf(candidates);
    }
  }
}
