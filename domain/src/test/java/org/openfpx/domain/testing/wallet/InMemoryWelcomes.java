package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.guest.Welcome;
import org.openfpx.domain.wallet.guest.Welcomes;

/** What people were let through to, in a map. */
public final class InMemoryWelcomes implements Welcomes {
  private final Map<String, Welcome> all = new HashMap<>();

  @Override
  public synchronized void keep(Welcome welcome) {
    all.put(welcome.id(), welcome);
  }

  @Override
  public synchronized List<Welcome> of(AccountId account, Instant now) {
    return all.values().stream()
        .filter(one -> one.account().equals(account) && now.isBefore(one.endsAt()))
        .sorted(Comparator.comparing(Welcome::endsAt).thenComparing(Welcome::id))
        .toList();
  }

  @Override
  public synchronized Optional<Welcome> find(AccountId account, String id) {
    return Optional.ofNullable(all.get(id)).filter(one -> one.account().equals(account));
  }

  @Override
  public synchronized void remove(String id) {
    all.remove(id);
  }

  @Override
  public synchronized void forget(AccountId account) {
    all.values().removeIf(one -> one.account().equals(account));
  }

  @Override
  public synchronized int reap(Instant before, int atMost) {
    var over =
        all.values().stream().filter(one -> one.endsAt().isBefore(before)).limit(atMost).toList();
    all.values().removeAll(over);
    return over.size();
  }
}
