package org.openfpx.domain.wallet.owning;

import java.time.Duration;
import java.time.Instant;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.wallet.consent.HowLong;

/** For how long an owner lets somebody through: a few plain choices. */
public enum RuleLength {
  WEEK(Duration.ofDays(7), HowLong.WEEK),
  MONTH(Duration.ofDays(30), HowLong.MONTH),
  YEAR(Duration.ofDays(365), HowLong.MOST);

  private final Duration length;
  private final HowLong howLong;

  RuleLength(Duration length, HowLong howLong) {
    this.length = length;
    this.howLong = howLong;
  }

  /** When it ends if it begins now; a whole minute. */
  public Instant endFrom(Instant now) {
    return WholeMinutes.ceiling(now.plus(length));
  }

  /** What is written down of the choice. */
  HowLong howLong() {
    return howLong;
  }
}
