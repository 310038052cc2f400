package org.openfpx.domain.wallet.login;

import java.time.Duration;

/**
 * How long a browser session lives (protocol, section 7).
 *
 * @param idle without a visit
 * @param longest in all
 * @param away how long a browser may stay at a provider
 */
public record SessionLifetimes(Duration idle, Duration longest, Duration away) {
  /** 30 minutes idle, 12 hours in all, 15 minutes at a provider. */
  public static final SessionLifetimes DEFAULT =
      new SessionLifetimes(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15));
}
