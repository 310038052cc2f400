package org.openfpx.domain.as.registry;

import java.time.Duration;

/**
 * How long what the authorization server gives out lives (protocol, section 7).
 *
 * @param ticket a ticket on its way to the token endpoint or the claims endpoint
 * @param gathering a transaction that is at a wallet
 * @param submitted a ticket that waits for an owner's answer (protocol, section 3.9)
 * @param code an authorization code
 * @param rpt an access token for resources
 * @param accessToken every other access token: a PAT, an account's, a wallet's
 * @param refreshTokenUnused a refresh token that nobody uses
 */
public record Lifetimes(
    Duration ticket,
    Duration gathering,
    Duration submitted,
    Duration code,
    Duration rpt,
    Duration accessToken,
    Duration refreshTokenUnused) {
  private static final Duration LONGEST_SIGN_IN = Duration.ofDays(365);

  /** What holds where an administrator says nothing. */
  public static final Lifetimes DEFAULT =
      new Lifetimes(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofDays(7),
          Duration.ofSeconds(60),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofDays(30));

  /** How long a person may be signed in somewhere, or an RS may have their PAT, by one yes. */
  public Duration signIn() {
    return LONGEST_SIGN_IN;
  }

  /**
   * @throws IllegalArgumentException if one of them is not positive
   */
  public Lifetimes {
    for (var one : new Duration[] {ticket, gathering, submitted, code, rpt, accessToken}) {
      checkPositive(one);
    }
    checkPositive(refreshTokenUnused);
  }

  private static void checkPositive(Duration lifetime) {
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("a lifetime is longer than nothing");
    }
  }
}
