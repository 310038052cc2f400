package org.openfpx.domain.rsa.access;

import java.time.Duration;
import java.time.Instant;

/**
 * From when until when something is good.
 *
 * @param from the later of {@code iat} and {@code nbf}
 * @param until {@code exp}, at which it is good no more
 */
public record Validity(Instant from, Instant until) {
  /** The clocks of two machines may differ by this: what has just been issued is not yet ahead. */
  static final Duration SKEW = Duration.ofSeconds(30);

  /** Good at once, and until then. */
  public static Validity until(Instant end) {
    return new Validity(Instant.MIN, end);
  }

  /** What is left of this within another. */
  Validity within(Validity other) {
    return new Validity(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }

  /** Whether this is then. An end is an end: no time is given beyond it. */
  boolean isAt(Instant now) {
    return now.isBefore(until) && !from.isAfter(now.plus(SKEW));
  }
}
