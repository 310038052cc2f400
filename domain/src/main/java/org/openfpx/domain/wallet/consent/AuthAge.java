package org.openfpx.domain.wallet.consent;

import java.time.Duration;
import java.util.List;

/** How long ago a login was, so coarsely that it links nothing (protocol, 3.7). */
final class AuthAge {
  private static final List<Duration> BUCKETS =
      List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(12));

  private AuthAge() {}

  /** The smallest of 5 minutes, 1 hour and 12 hours that is not shorter, at most the longest. */
  static Duration bucket(Duration age) {
    return BUCKETS.stream()
        .filter(bucket -> age.compareTo(bucket) <= 0)
        .findFirst()
        .orElse(BUCKETS.getLast());
  }
}
