package org.openfpx.domain.testing.wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.linking.Sources.Tokens;

/** Links behind one lock. */
public final class InMemoryLinks implements Links {
  private final Map<String, Link> links = new HashMap<>();
  private final Map<String, Link> parting = new HashMap<>();
  private final Map<String, Instant> leases = new HashMap<>();

  @Override
  public synchronized void keep(Link link) {
    links
        .values()
        .removeIf(
            old -> old.account().equals(link.account()) && old.source().equals(link.source()));
    links.put(link.id(), link);
  }

  @Override
  public synchronized Optional<Link> find(AccountId account, String source) {
    return of(account).stream().filter(link -> link.source().equals(source)).findFirst();
  }

  @Override
  public synchronized List<Link> of(AccountId account) {
    return links.values().stream()
        .filter(link -> link.account().equals(account))
        .sorted(Comparator.comparing(Link::linkedAt).thenComparing(Link::id))
        .toList();
  }

  @Override
  public synchronized boolean lease(String id, int revision, Instant now, Duration length) {
    var free = !leases.getOrDefault(id, Instant.EPOCH).isAfter(now);
    var current = links.containsKey(id) && links.get(id).revision() == revision;
    if (free && current) {
      leases.put(id, now.plus(length));
    }
    return free && current;
  }

  @Override
  public synchronized void release(String id, int revision) {
    change(id, revision, UnaryOperator.identity());
  }

  @Override
  public synchronized void renew(String id, int revision, Tokens tokens) {
    change(
        id,
        revision,
        old ->
            new Link(
                id,
                old.account(),
                old.source(),
                old.label(),
                new Tokens(
                    tokens.accessToken(),
                    tokens.accessEndsAt(),
                    tokens.refreshToken().or(() -> old.tokens().refreshToken())),
                old.toRenew(),
                old.linkedAt(),
                revision + 1));
  }

  @Override
  public synchronized void toRenew(String id, int revision) {
    change(
        id,
        revision,
        old ->
            new Link(
                id,
                old.account(),
                old.source(),
                old.label(),
                old.tokens(),
                true,
                old.linkedAt(),
                revision));
  }

  private void change(String id, int revision, UnaryOperator<Link> how) {
    var link = links.get(id);
    if (link != null && link.revision() == revision) {
      links.put(id, how.apply(link));
      leases.remove(id);
    }
  }

  @Override
  public synchronized Optional<Link> part(AccountId account, String source) {
    var found = find(account, source);
    found.ifPresent(link -> {
      links.remove(link.id());
      parting.put(link.id(), link);
    });
    return found;
  }

  @Override
  public synchronized List<Link> parting(Optional<Link> after, int atMost) {
    return parting.values().stream()
        .filter(link -> after.isEmpty() || link.id().compareTo(after.get().id()) > 0)
        .sorted(Comparator.comparing(Link::id))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized boolean isParting(AccountId account) {
    return parting.values().stream().anyMatch(link -> link.account().equals(account));
  }

  @Override
  public synchronized void remove(String id) {
    parting.remove(id);
  }
}
