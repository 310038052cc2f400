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
 * @param direct whether a source was asked, which asks for nothing but its records
 */
record Visit(
    List<Asking> askings,
    Result result,
    List<Reading> readings,
    Optional<Secret> refreshToken,
    boolean direct) {
  static final Visit FIRST =
      new Visit(List.of(), Result.NOTHING_YET, List.of(), Optional.empty(), false);

  /** A double click, or several tabs; whoever asks more often has given up on the first. */
  private static final int MOST_ASKINGS = 4;

  Visit {
    askings = List.copyOf(askings);
    readings = List.copyOf(readings);
  }

  /**
   * What only the browser that asked may come back with.
   *
   * @param direct whether a source was asked first
   * @param rounds how often the person was sent away for it
   */
  record Asking(Secret state, Secret verifier, boolean direct, int rounds) {
    /** So often may a network ask for more before it is given up on. */
    private static final int MOST_ROUNDS = 3;

    Asking(Secret state, Secret verifier, boolean direct) {
      this(state, verifier, direct, 0);
    }

    boolean mayGoOn() {
      return rounds < MOST_ROUNDS;
    }

    /** The same, with the person sent away once more. */
    Asking again(Secret nextState) {
      return new Asking(nextState, verifier, direct, rounds + 1);
    }
  }

  /** How it ended. */
  enum Result {
    NOTHING_YET,
    SHARED,
    REFUSED,
    STOPPED,
    NOT_OURS,
    NETWORK_DOWN,
    SOURCE_DOWN,
    /** A source trusts another authorization server than we do. */
    NOT_TRUSTED,
    NOT_UNDERSTOOD
  }

  Visit with(Asking now) {
    var all = Stream.concat(Stream.of(now), askings.stream()).limit(MOST_ASKINGS).toList();
    return new Visit(all, result, readings, refreshToken, direct);
  }

  Visit without(Predicate<Asking> answered) {
    var rest = askings.stream().filter(Predicate.not(answered)).toList();
    return new Visit(rest, result, readings, refreshToken, direct);
  }

  Visit withoutRefreshToken() {
    return new Visit(askings, result, readings, Optional.empty(), direct);
  }

  Visit ended(Result how) {
    return new Visit(askings, how, List.of(), Optional.empty(), false);
  }

  /** When the network can't be reached, what was read before is all there is. */
  Visit cutOff(Optional<Secret> again) {
    return new Visit(askings, Result.NETWORK_DOWN, readings, again.or(() -> refreshToken), direct);
  }

  Visit shared(List<Reading> read, Optional<Secret> forLater) {
    return new Visit(askings, Result.SHARED, read, forLater, direct);
  }

  /** The same after this was asked. */
  Visit afterAsking(boolean aSource) {
    return new Visit(askings, result, readings, refreshToken, aSource);
  }

  boolean hasProfile() {
    return readings.stream().anyMatch(reading -> reading.kind() == Reading.Kind.PROFILE);
  }
}
