package org.openfpx.domain.testing.wallet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.ClientSubjects;

/** Names in a map. */
public final class InMemoryClientSubjects implements ClientSubjects {
  private final Map<List<String>, String> names = new HashMap<>();

  @Override
  public synchronized String keep(AccountId account, String server, String client, String subject) {
    var known = names.putIfAbsent(List.of(account.value(), server, client), subject);
    return known == null ? subject : known;
  }

  @Override
  public synchronized List<Named> of(AccountId account) {
    return names.entrySet().stream()
        .filter(entry -> entry.getKey().getFirst().equals(account.value()))
        .map(entry -> new Named(entry.getKey().get(1), entry.getKey().getLast(), entry.getValue()))
        .sorted(Comparator.comparing(Named::server).thenComparing(Named::client))
        .toList();
  }

  @Override
  public synchronized void forget(AccountId account) {
    names.keySet().removeIf(key -> key.getFirst().equals(account.value()));
  }

  /** How many are kept. */
  public synchronized int size() {
    return names.size();
  }
}
