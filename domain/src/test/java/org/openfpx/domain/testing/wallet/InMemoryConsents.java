package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.permission.ConsentId;

/** Answers behind one lock. */
public final class InMemoryConsents implements Consents {
  private static final Comparator<Consent> NEWEST_FIRST =
      Comparator.comparing(Consent::answeredAt)
          .thenComparing(consent -> consent.id().value())
          .reversed();

  private static final Comparator<Consent> SOONEST_END =
      Comparator.comparing(Consent::liveUntil).thenComparing(consent -> consent.id().value());

  private final Map<ConsentId, Consent> consents = new HashMap<>();

  @Override
  public synchronized void record(Consent consent) {
    if (consents.putIfAbsent(consent.id(), consent) != null) {
      throw new IllegalStateException("an answer is written down once");
    }
  }

  @Override
  public synchronized Optional<Consent> find(AccountId account, ConsentId id) {
    return mine(account).filter(consent -> consent.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Consent> live(
      AccountId account, Instant now, Optional<Consent> after, int atMost) {
    return mine(account)
        .filter(consent -> consent.yes() && consent.liveUntil().isAfter(now))
        .filter(consent -> after.map(one -> SOONEST_END.compare(one, consent) < 0).orElse(true))
        .sorted(SOONEST_END)
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized List<Consent> answered(AccountId account, Optional<Key> after, int atMost) {
    return mine(account)
        .filter(consent -> after.map(key -> isOlder(consent, key)).orElse(true))
        .sorted(NEWEST_FIRST)
        .limit(atMost)
        .toList();
  }

  private static boolean isOlder(Consent consent, Key key) {
    int compared = consent.answeredAt().compareTo(key.answeredAt());
    return compared < 0 || (compared == 0 && consent.id().value().compareTo(key.id()) < 0);
  }

  @Override
  public synchronized Optional<Consent> lastYes(AccountId account, String server, String client) {
    return mine(account)
        .filter(Consent::yes)
        .filter(consent -> consent.server().equals(server) && consent.client().equals(client))
        .min(NEWEST_FIRST);
  }

  @Override
  public synchronized void withdraw(ConsentId id) {
    consents.remove(id);
  }

  @Override
  public synchronized void forget(AccountId account) {
    consents.values().removeIf(consent -> consent.account().equals(account));
  }

  private Stream<Consent> mine(AccountId account) {
    return consents.values().stream().filter(consent -> consent.account().equals(account));
  }
}
