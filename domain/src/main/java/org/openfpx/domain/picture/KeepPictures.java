package org.openfpx.domain.picture;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps the pictures that the registry names, and forgets all others. Pictures are fetched here
 * alone, at times that have nothing to do with anybody's visit: a host that serves one learns that
 * it is in a registry, and not that a person looks.
 */
public final class KeepPictures implements Pictures {
  /** As many as are kept at once; those that the registry names after them stay letters. */
  public static final int MOST = 256;

  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(15);
  private static final int MOST_DOUBLINGS = 8;

  private final Supplier<? extends Collection<URI>> wanted;
  private final PictureFetch fetch;
  private final InstantSource time;
  private final Map<URI, Kept> byAddress = new ConcurrentHashMap<>();
  private final Map<String, Picture> byName = new ConcurrentHashMap<>();

  /**
   * @param wanted the addresses that the registry names at this moment
   */
  public KeepPictures(
      Supplier<? extends Collection<URI>> wanted, PictureFetch fetch, InstantSource time) {
    this.wanted = wanted;
    this.fetch = fetch;
    this.time = time;
  }

  /** Fetches what is new, or due again, one after the other. */
  public synchronized void keep() {
    var now = time.instant();
    var addresses = new LinkedHashSet<URI>();
    wanted.get().stream().distinct().limit(MOST).forEach(addresses::add);
    byAddress.keySet().retainAll(addresses);
    for (var address : addresses) {
      var before = Optional.ofNullable(byAddress.get(address));
      if (before.isEmpty() || !now.isBefore(before.get().due())) {
        byAddress.put(address, fetched(address, before, now));
      }
    }
    forget();
  }

  // What was seen last stays while its host is away, which is asked less and less often.
  private Kept fetched(URI address, Optional<Kept> before, Instant now) {
    var picture = fetch.fetch(address);
    if (picture.isPresent()) {
      byName.put(picture.get().name(), picture.get());
      return new Kept(picture, now.plus(FRESH), 0);
    }
    int failures = before.map(Kept::failures).orElse(0);
    return new Kept(
        before.flatMap(Kept::picture),
        now.plus(TRY_AGAIN.multipliedBy(1L << failures)),
        Math.min(failures + 1, MOST_DOUBLINGS));
  }

  private void forget() {
    Set<String> names = new LinkedHashSet<>();
    byAddress.values().forEach(kept -> kept.picture().map(Picture::name).ifPresent(names::add));
    byName.keySet().retainAll(names);
  }

  @Override
  public Optional<Picture> at(URI address) {
    return Optional.ofNullable(byAddress.get(address)).flatMap(Kept::picture);
  }

  @Override
  public Optional<Picture> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private record Kept(Optional<Picture> picture, Instant due, int failures) {}
}
