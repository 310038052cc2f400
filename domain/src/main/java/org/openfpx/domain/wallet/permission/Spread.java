package org.openfpx.domain.wallet.permission;

import java.time.Duration;
import org.openfpx.domain.secret.Secrets;

/** Random lengths of time, so that the wallet's own errands fit no person's day. */
public final class Spread {
  private static final int HEX = 16;
  private static final int DIGITS = 7;

  private Spread() {}

  /** Between 18 and 30 hours. */
  static Duration aboutADay(Secrets secrets) {
    return between(Duration.ofHours(18), Duration.ofHours(30), secrets);
  }

  /** At most a day. */
  public static Duration withinADay(Secrets secrets) {
    return between(Duration.ZERO, Duration.ofDays(1), secrets);
  }

  /** Between 20 minutes and 2 hours: when a new account is first compared. */
  public static Duration afterATransaction(Secrets secrets) {
    return between(Duration.ofMinutes(20), Duration.ofHours(2), secrets);
  }

  private static Duration between(Duration least, Duration most, Secrets secrets) {
    var random = Long.parseLong(secrets.next().hash().hex().substring(0, DIGITS), HEX);
    return least.plusSeconds(random % (most.minus(least).toSeconds() + 1));
  }
}
