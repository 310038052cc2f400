package org.openfpx.domain.wallet.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** For how long a person shares: a few plain choices. */
public enum HowLong {
  /** For what the client does now: one hour. */
  ONCE(Duration.ofHours(1)),
  WEEK(Duration.ofDays(7)),
  MONTH(Duration.ofDays(30)),
  /** The most that the network allows. */
  MOST(Duration.ZERO);

  private final Duration length;

  HowLong(Duration length) {
    this.length = length;
  }

  /** When it ends if it begins now; empty for the most that is allowed. */
  public Optional<Instant> endFrom(Instant now) {
    return this == MOST ? Optional.empty() : Optional.of(now.plus(length));
  }
}
