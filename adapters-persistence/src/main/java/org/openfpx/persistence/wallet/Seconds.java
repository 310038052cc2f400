package org.openfpx.persistence.wallet;

import java.time.Instant;

/** Instants in columns: whole seconds since 1970. */
final class Seconds {
  private Seconds() {}

  static long of(Instant instant) {
    return instant.getEpochSecond();
  }

  static Instant instant(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }
}
