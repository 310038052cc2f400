package org.openfpx.domain.as.transaction;

import java.time.Duration;
import java.time.Instant;
import org.openfpx.domain.time.WholeMinutes;

/**
 * When things end that the AS keeps: on whole minutes, so that no time links two rows (protocol,
 * section 7), and never later than their lifetime says.
 */
public final class Ends {
  private static final Duration SHORT = Duration.ofMinutes(2);

  private Ends() {}

  /** The end of something that begins now. A lifetime under two minutes is taken as it is. */
  public static Instant after(Instant now, Duration lifetime) {
    var end = now.plus(lifetime);
    return lifetime.compareTo(SHORT) < 0 ? end : WholeMinutes.floor(end);
  }

  /** The earlier of the two. */
  public static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
