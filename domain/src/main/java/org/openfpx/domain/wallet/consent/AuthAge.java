package org.openfpx.domain.wallet.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long ago a login was, so coarsely that it links nothing (protocol, 3.7). */
final class AuthAge {
  private static final List<Duration> BUCKETS =
      List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(12));

  private AuthAge() {}

  /**
   * The smallest of 5 minutes, 1 hour and 12 hours that is not shorter; empty if it was longer ago,
   * or nobody knows.
   */
  static Optional<Duration> bucket(Optional<Instant> signedInAt, Instant now) {
    return signedInAt
        .map(at -> Duration.between(at, now))
        .flatMap(age -> BUCKETS.stream().filter(bucket -> age.compareTo(bucket) <= 0).findFirst());
  }

  /** Whether it is certain that a login is no older than that. */
  static boolean isWithin(Duration most, Optional<Instant> signedInAt, Instant now) {
    return bucket(signedInAt, now).filter(age -> age.compareTo(most) <= 0).isPresent();
  }
}
