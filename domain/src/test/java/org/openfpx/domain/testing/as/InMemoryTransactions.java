package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** Transactions in a map. */
public final class InMemoryTransactions implements Transactions {
  private final Map<TransactionId, Transaction> transactions = new LinkedHashMap<>();
  private final Map<SecretHash, TransactionId> tickets = new HashMap<>();
  private final Map<SecretHash, TransactionId> states = new HashMap<>();
  private final LongSupplier registryVersion;

  public InMemoryTransactions() {
    this(() -> 1);
  }

  public InMemoryTransactions(LongSupplier registryVersion) {
    this.registryVersion = registryVersion;
  }

  @Override
  public synchronized void open(Transaction transaction, SecretHash ticket) {
    transactions.put(transaction.id(), transaction);
    tickets.put(ticket, transaction.id());
  }

  @Override
  public synchronized Optional<Swapped> swapTicket(
      SecretHash presented, ClientId by, SecretHash next, Additions additions) {
    var id = tickets.get(presented);
    var found = id == null ? null : transactions.get(id);
    if (id == null || found == null || found.client().filter(c -> !c.equals(by)).isPresent()) {
      return Optional.empty();
    }
    tickets.remove(presented);
    tickets.put(next, id);
    var early = found.stage() instanceof Stage.Requested;
    var swapped =
        new Transaction(
            id,
            found.kind(),
            Optional.of(by),
            early ? found.purpose().or(additions::purpose) : found.purpose(),
            found.resources(),
            early ? additions.requested().orElse(found.requested()) : found.requested(),
            early ? found.challenge().or(additions::challenge) : found.challenge(),
            found.expiresAt(),
            found.stage() instanceof Stage.Granted ? new Stage.Redeemed() : found.stage());
    transactions.put(id, swapped);
    return Optional.of(new Swapped(swapped, registryVersion.getAsLong()));
  }

  @Override
  public synchronized boolean gather(TransactionId id, Stage.Gathering gathering, Instant until) {
    var found = transactions.get(id);
    if (found == null || !mayGather(found.stage())) {
      return false;
    }
    transactions.put(id, found.at(gathering, until));
    gathering.visit().ifPresent(visit -> states.put(visit.state(), id));
    return true;
  }

  private static boolean mayGather(Stage stage) {
    return stage instanceof Stage.Requested
        || (stage instanceof Stage.Gathering gathering && gathering.visit().isEmpty());
  }

  @Override
  public synchronized Optional<Transaction> choosingIn(SecretHash browser) {
    return gathering(one -> one.browser().equals(browser) && one.visit().isEmpty());
  }

  @Override
  public synchronized Optional<Transaction> byHandle(SecretHash handle) {
    return gathering(one -> one.visit().filter(visit -> visit.handle().equals(handle)).isPresent());
  }

  private Optional<Transaction> gathering(java.util.function.Predicate<Stage.Gathering> which) {
    return transactions.values().stream()
        .filter(one -> one.stage() instanceof Stage.Gathering stage && which.test(stage))
        .findFirst();
  }

  @Override
  public synchronized Optional<Transaction> takeState(SecretHash state) {
    return Optional.ofNullable(states.remove(state))
        .map(transactions::get)
        .filter(one -> one.stage() instanceof Stage.Gathering);
  }

  @Override
  public synchronized boolean decide(
      TransactionId id, Stage decision, SecretHash ticket, Instant until) {
    var found = transactions.get(id);
    if (found == null || !(found.stage() instanceof Stage.Gathering)) {
      return false;
    }
    tickets.values().removeIf(id::equals);
    states.values().removeIf(id::equals);
    tickets.put(ticket, id);
    transactions.put(id, found.at(decision, until));
    return true;
  }

  @Override
  public synchronized void endAllOf(ClientId client) {
    end(one -> one.client().equals(Optional.of(client)));
  }

  @Override
  public synchronized void endAllAt(WalletId wallet) {
    end(one ->
        one.stage() instanceof Stage.Gathering gathering
            && gathering.visit().filter(v -> v.wallet().equals(wallet)).isPresent());
  }

  private void end(java.util.function.Predicate<Transaction> which) {
    transactions.replaceAll((id, one) ->
        which.test(one) && one.isOpenAt(Instant.MIN)
            ? one.at(new Stage.Expired(), one.expiresAt())
            : one);
    tickets.values().removeIf(id -> isExpired(id));
    states.values().removeIf(id -> isExpired(id));
  }

  private boolean isExpired(TransactionId id) {
    var found = transactions.get(id);
    return found != null && found.stage() instanceof Stage.Expired;
  }

  @Override
  public synchronized List<Transaction> removeExpired(Instant before, int atMost) {
    var gone =
        transactions.values().stream()
            .filter(one -> one.expiresAt().isBefore(before))
            .limit(atMost)
            .toList();
    for (var one : gone) {
      transactions.remove(one.id());
      tickets.values().removeIf(one.id()::equals);
      states.values().removeIf(one.id()::equals);
    }
    return gone;
  }

  /** Everything there is, for assertions. */
  public synchronized List<Transaction> all() {
    return new ArrayList<>(transactions.values());
  }
}
