package org.openfpx.domain.testing.rsa;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.DownstreamTokens;
import org.openfpx.domain.rsa.linking.Link;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.Links;
import org.openfpx.domain.rsa.linking.Person;

/** Links behind one lock. */
public final class InMemoryLinks implements Links {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LinkId, Link> links = new HashMap<>();
  private final Map<Known, String> pseudonyms = new HashMap<>();

  private record Known(Person person, ClientId wallet) {}

  @Override
  public void add(Link link) {
    lock.lock();
    try {
      links.put(link.id(), link);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Link> find(LinkId id) {
    lock.lock();
    try {
      return Optional.ofNullable(links.get(id));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String pseudonym(Person person, ClientId wallet, String candidate) {
    lock.lock();
    try {
      return pseudonyms.computeIfAbsent(new Known(person, wallet), known -> candidate);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> Optional<T> exclusively(LinkId id, Function<Link, T> work) {
    lock.lock();
    try {
      return Optional.ofNullable(links.get(id)).map(work);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void keep(LinkId id, DownstreamTokens renewed) {
    change(id, link -> copy(link, renewed, false));
  }

  @Override
  public void markToRenew(LinkId id) {
    change(id, link -> copy(link, link.downstream(), true));
  }

  @Override
  public Optional<Link> renewalOf(Link stale) {
    lock.lock();
    try {
      return links.values().stream()
          .filter(link -> link.person().equals(stale.person()))
          .filter(link -> link.wallet().equals(stale.wallet()))
          .filter(link -> !link.toRenew() && !link.id().equals(stale.id()))
          .max(Comparator.comparing(Link::linkedAt));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Link> end(LinkId id) {
    lock.lock();
    try {
      return Optional.ofNullable(links.remove(id));
    } finally {
      lock.unlock();
    }
  }

  private void change(LinkId id, UnaryOperator<Link> how) {
    lock.lock();
    try {
      links.computeIfPresent(id, (same, link) -> how.apply(link));
    } finally {
      lock.unlock();
    }
  }

  private static Link copy(Link link, DownstreamTokens downstream, boolean toRenew) {
    return new Link(
        link.id(),
        link.person(),
        link.wallet(),
        link.pseudonym(),
        link.displayName(),
        downstream,
        toRenew,
        link.linkedAt());
  }
}
