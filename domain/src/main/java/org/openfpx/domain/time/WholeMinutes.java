package org.openfpx.domain.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as a person's doings may carry them: whole minutes, so that no time links two things
 * (protocol, section 7).
 */
public final class WholeMinutes {
  private WholeMinutes() {}

  /** The whole minute at or before the instant. */
  public static Instant floor(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }

  /** The whole minute at or after the instant. */
  public static Instant ceiling(Instant instant) {
    var floor = floor(instant);
    return floor.equals(instant) ? floor : floor.plus(1, ChronoUnit.MINUTES);
  }
}
