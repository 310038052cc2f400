package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;

/** Accounts at authorization servers behind one lock. */
public final class InMemoryAsAccounts implements AsAccounts {
  private final Map<String, AsAccount> accounts = new HashMap<>();
  private final Map<String, Instant> due = new HashMap<>();
  private final Set<String> leaving = new TreeSet<>();

  @Override
  public synchronized AsAccount keep(AsAccount account, Instant firstCheck) {
    if (accounts.putIfAbsent(account.id(), account) == null) {
      due.put(account.id(), firstCheck);
    }
    return find(account.id()).orElseThrow();
  }

  @Override
  public synchronized Optional<AsAccount> find(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public synchronized List<AsAccount> lasting(AccountId account) {
    return beginning(account, LastingAccount.PREFIX);
  }

  @Override
  public synchronized List<AsAccount> guests(AccountId account) {
    return beginning(account, LastingAccount.GUEST);
  }

  private List<AsAccount> beginning(AccountId account, String prefix) {
    return accounts.values().stream()
        .filter(one -> one.account().equals(account))
        .filter(one -> one.id().startsWith(prefix))
        .sorted(Comparator.comparing(AsAccount::id))
        .toList();
  }

  @Override
  public synchronized boolean hasLasting(String server) {
    return accounts.values().stream()
        .filter(one -> one.server().equals(server))
        .anyMatch(one -> one.id().startsWith(LastingAccount.PREFIX));
  }

  @Override
  public synchronized List<AsAccount> takeDue(Instant now, Instant again, int atMost) {
    var taken =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .filter(id -> !leaving.contains(id))
            .limit(atMost)
            .toList();
    taken.forEach(id -> due.put(id, again));
    return taken.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public synchronized void checkAgain(String id, Instant at) {
    due.put(id, at);
  }

  @Override
  public synchronized void rest(String id) {
    due.remove(id);
  }

  @Override
  public synchronized void remove(String id) {
    accounts.remove(id);
    due.remove(id);
    leaving.remove(id);
  }

  @Override
  public synchronized List<AsAccount> leaving(AccountId account) {
    var lasting =
        accounts.values().stream()
            .filter(one -> one.account().equals(account))
            .filter(one -> one.id().startsWith(AsAccount.LASTING))
            .toList();
    lasting.forEach(one -> {
      leaving.add(one.id());
      due.remove(one.id());
    });
    return lasting;
  }

  @Override
  public synchronized void leaveLater(String id, Instant at) {
    accounts.computeIfPresent(
        id,
        (_, one) ->
            new AsAccount(id, new AccountId(id), one.server(), one.credentials(), one.madeAt()));
    if (accounts.containsKey(id)) {
      leaving.add(id);
      due.put(id, at);
    }
  }

  @Override
  public synchronized List<AsAccount> allLeaving(
      Instant now, Optional<AsAccount> after, int atMost) {
    return leaving.stream()
        .filter(id -> !due.getOrDefault(id, now).isAfter(now))
        .filter(id -> after.filter(one -> one.id().compareTo(id) >= 0).isEmpty())
        .limit(atMost)
        .flatMap(id -> find(id).stream())
        .toList();
  }

  @Override
  public synchronized void forget(AccountId account) {
    accounts.values().removeIf(one -> one.account().equals(account));
    due.keySet().retainAll(accounts.keySet());
    leaving.retainAll(accounts.keySet());
  }
}
