package org.openfpx.apps.demo.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openfpx.domain.secret.Secret;

/**
 * What the client remembers of one browser.
 *
 * @param askings of which the person may come back with an answer, the newest first
 * @param result how the last asking, or the last refresh, ended
 * @param readings what was last read
 * @param refreshToken to read again later
 */
record Visit(
    List<Asking> askings, Result result, List<Reading> readings, Optional<Secret> refreshToken) {
  static final Visit FIRST = new Visit(List.of(), Result.NOTHING_YET, List.of(), Optional.empty());

  /** A double click, or several tabs; whoever asks more often has given up on the first. */
  private static final int MOST_ASKINGS = 4;

  Visit {
    askings = List.copyOf(askings);
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

  Visit with(Asking now) {
    var all = Stream.concat(Stream.of(now), askings.stream()).limit(MOST_ASKINGS).toList();
    return new Visit(all, result, readings, refreshToken);
  }

  Visit without(Predicate<Asking> answered) {
    var rest = askings.stream().filter(Predicate.not(answered)).toList();
    return new Visit(rest, result, readings, refreshToken);
  }

  Visit withoutRefreshToken() {
    return new Visit(askings, result, readings, Optional.empty());
  }

  Visit ended(Result how) {
    return new Visit(askings, how, List.of(), Optional.empty());
  }

  /** When the network can't be reached, what was read before is all there is. */
  Visit cutOff(Optional<Secret> again) {
    return new Visit(askings, Result.NETWORK_DOWN, readings, again.or(() -> refreshToken));
  }

  Visit shared(List<Reading> read, Optional<Secret> forLater) {
    return new Visit(askings, Result.SHARED, read, forLater);
  }

  boolean hasProfile() {
    return readings.stream().anyMatch(reading -> reading.kind() == Reading.Kind.PROFILE);
  }
}
