package org.openfpx.apps.demo.client;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * What the client remembers of one browser.
 *
 * @param asking while the person is away to answer
 * @param result how the last asking, or the last refresh, ended
 * @param readings what was last read
 * @param refreshToken to read again later
 */
record Visit(
    Optional<Asking> asking, Result result, List<Reading> readings, Optional<Secret> refreshToken) {
  static final Visit FIRST =
      new Visit(Optional.empty(), Result.NOTHING_YET, List.of(), Optional.empty());

  Visit {
    readings = List.copyOf(readings);
  }

  /** What only the browser that asked may come back with. */
  record Asking(Secret state, Secret verifier) {}

  /** How it ended. */
  enum Result {
    NOTHING_YET,
    SHARED,
    REFUSED,
    STOPPED,
    NOT_OURS,
    NETWORK_DOWN
  }

  Visit ended(Result how) {
    return new Visit(Optional.empty(), how, List.of(), Optional.empty());
  }

  Visit with(Asking now) {
    return new Visit(Optional.of(now), result, readings, refreshToken);
  }

  boolean hasProfile() {
    return readings.stream().anyMatch(reading -> reading.kind() == Reading.Kind.PROFILE);
  }
}
