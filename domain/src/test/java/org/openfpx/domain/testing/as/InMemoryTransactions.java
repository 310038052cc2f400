package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** Transactions in a map, and what finds them in others. */
public final class InMemoryTransactions implements Transactions {
  private final Set<TransactionId> shown = new HashSet<>();
  private final Map<TransactionId, Transaction> transactions = new LinkedHashMap<>();
  private final Map<TransactionId, SecretHash> ticketOf = new HashMap<>();
  private final Map<SecretHash, TransactionId> tickets = new HashMap<>();
  private final Map<SecretHash, TransactionId> handles = new HashMap<>();
  private final Map<SecretHash, TransactionId> states = new HashMap<>();
  private final Set<SecretHash> takenStates = new HashSet<>();
  private final LongSupplier registryVersion;
  private Runnable meanwhile = () -> {};

  public InMemoryTransactions(LongSupplier registryVersion) {
    this.registryVersion = registryVersion;
  }

  @Override
  public synchronized void open(Transaction transaction, SecretHash ticket) {
    if (transactions.containsKey(transaction.id())) {
      throw new IllegalStateException("there is such a transaction");
    }
    mustBeFree(tickets, ticket, transaction.id());
    transactions.put(transaction.id(), transaction);
    giveTicket(transaction.id(), ticket);
    if (transaction.stage() instanceof Stage.Gathering gathering) {
      keepWays(transaction.id(), gathering);
    }
  }

  private void keepWays(TransactionId id, Stage.Gathering gathering) {
    gathering
        .visit()
        .ifPresent(visit -> {
          mustBeFree(handles, visit.handle(), id);
          mustBeFree(states, visit.state(), id);
          handles.put(visit.handle(), id);
          states.put(visit.state(), id);
        });
  }

  private static void mustBeFree(
      Map<SecretHash, TransactionId> taken, SecretHash hash, TransactionId by) {
    if (!taken.getOrDefault(hash, by).equals(by)) {
      throw new IllegalStateException("another transaction is found by this");
    }
  }

  private void giveTicket(TransactionId id, SecretHash ticket) {
    takeTicket(id);
    tickets.put(ticket, id);
    ticketOf.put(id, ticket);
  }

  private void takeTicket(TransactionId id) {
    Optional.ofNullable(ticketOf.remove(id)).ifPresent(tickets::remove);
  }

  @Override
  public synchronized Optional<Swapped> swapTicket(
      SecretHash presented, ClientId by, SecretHash next, Additions additions) {
    var id = tickets.get(presented);
    var found = id == null ? null : transactions.get(id);
    if (id == null || found == null || found.client().filter(c -> !c.equals(by)).isPresent()) {
      return Optional.empty();
    }
    mustBeFree(tickets, next, id);
    giveTicket(id, next);
    boolean isFirst = shown.add(id);
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
            found.stage() instanceof Stage.Granted ? new Stage.Redeemed() : found.stage(),
            found.signIn());
    transactions.put(id, swapped);
    return Optional.of(new Swapped(swapped, registryVersion.getAsLong(), isFirst));
  }

  @Override
  public synchronized boolean lacksChallenge(SecretHash ticket, ClientId by) {
    return Optional.ofNullable(tickets.get(ticket))
        .map(transactions::get)
        .filter(found -> found.client().filter(c -> !c.equals(by)).isEmpty())
        .filter(found -> found.challenge().isEmpty())
        .isPresent();
  }

  @Override
  public synchronized boolean advance(
      TransactionId id, SecretHash ticket, Stage next, Instant until) {
    var found = transactions.get(id);
    if (found == null
        || !ticket.equals(ticketOf.get(id))
        || !(found.stage() instanceof Stage.Requested
            || found.stage() instanceof Stage.Submitted)) {
      return false;
    }
    transactions.put(id, found.at(next, until));
    return true;
  }

  @Override
  public synchronized boolean gather(TransactionId id, Stage.Gathering gathering, Instant until) {
    var found = transactions.get(id);
    if (found == null || !mayGather(found.stage())) {
      return false;
    }
    keepWays(id, gathering);
    transactions.put(id, found.at(gathering, until));
    return true;
  }

  private static boolean mayGather(Stage stage) {
    return stage instanceof Stage.Requested
        || (stage instanceof Stage.Gathering gathering && gathering.visit().isEmpty());
  }

  @Override
  public synchronized Optional<Transaction> choosingIn(SecretHash browser) {
    return transactions.values().stream()
        .filter(one ->
            one.stage() instanceof Stage.Gathering stage
                && stage.browser().equals(browser)
                && stage.visit().isEmpty())
        .findFirst();
  }

  @Override
  public synchronized Optional<Transaction> byHandle(SecretHash handle) {
    var found = Optional.ofNullable(handles.get(handle)).map(transactions::get);
    var now = meanwhile;
    meanwhile = () -> {};
    now.run();
    return found;
  }

  /** Lets that happen between the next look by a handle and what is done about it. */
  public synchronized void afterTheNextLook(Runnable happens) {
    meanwhile = happens;
  }

  @Override
  public synchronized boolean hold(TransactionId id, SecretHash handle) {
    return id.equals(handles.get(handle));
  }

  @Override
  public synchronized boolean holdSubmitted(TransactionId id) {
    var found = transactions.get(id);
    return found != null && found.stage() instanceof Stage.Submitted;
  }

  @Override
  public synchronized Optional<Transaction> takeState(SecretHash state) {
    return Optional.ofNullable(states.get(state))
        .filter(_ -> takenStates.add(state))
        .map(transactions::get);
  }

  @Override
  public synchronized boolean closeHandle(TransactionId id, SecretHash handle, SecretHash nobodys) {
    var found = transactions.get(id);
    if (found == null
        || !id.equals(handles.get(handle))
        || !(found.stage() instanceof Stage.Gathering gathering)
        || gathering.visit().filter(visit -> !takenStates.contains(visit.state())).isEmpty()) {
      return false;
    }
    mustBeFree(handles, nobodys, id);
    var visit = gathering.visit().get();
    handles.remove(handle);
    handles.put(nobodys, id);
    var closed = gathering.at(new Stage.Visit(visit.wallet(), nobodys, visit.state()));
    transactions.put(id, found.at(closed, found.expiresAt()));
    return true;
  }

  @Override
  public synchronized boolean decide(
      TransactionId id, Stage decision, SecretHash ticket, Instant until) {
    var found = transactions.get(id);
    if (found == null || !(found.stage() instanceof Stage.Gathering)) {
      return false;
    }
    mustBeFree(tickets, ticket, id);
    giveTicket(id, ticket);
    forgetVisit(found);
    transactions.put(id, found.at(decision, until));
    return true;
  }

  private void forgetVisit(Transaction transaction) {
    if (transaction.stage() instanceof Stage.Gathering gathering) {
      gathering
          .visit()
          .ifPresent(visit -> {
            handles.remove(visit.handle());
            states.remove(visit.state());
            takenStates.remove(visit.state());
          });
    }
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

  private void end(Predicate<Transaction> which) {
    for (var one : all()) {
      if (which.test(one) && one.isOpenAt(Instant.MIN)) {
        takeTicket(one.id());
        forgetVisit(one);
        transactions.put(one.id(), one.at(new Stage.Expired(), one.expiresAt()));
      }
    }
  }

  @Override
  public synchronized List<Transaction> removeExpired(Instant before, int atMost) {
    var gone =
        transactions.values().stream()
            .filter(one -> one.expiresAt().isBefore(before))
            .sorted(Comparator.comparing(Transaction::expiresAt))
            .limit(atMost)
            .toList();
    for (var one : gone) {
      takeTicket(one.id());
      forgetVisit(one);
      transactions.remove(one.id());
    }
    return gone;
  }

  /** Everything there is, for assertions. */
  public synchronized List<Transaction> all() {
    return new ArrayList<>(transactions.values());
  }
}
