package org.openfpx.domain.oauth;

import java.util.Optional;

/** Proof Key for Code Exchange (RFC 7636), wherever something is redeemed: a code or a ticket. */
public final class Pkce {
  private Pkce() {}

  /**
   * Whether the redeeming request fits the asking one: a challenge needs its verifier, and a
   * verifier needs a challenge, lest leaving out the challenge weaken a request (RFC 9700 section
   * 4.8.2).
   */
  public static boolean fits(Optional<CodeChallenge> challenge, Optional<CodeVerifier> verifier) {
    if (challenge.isEmpty()) {
      return verifier.isEmpty();
    }
    return verifier.isPresent() && challenge.get().isAnsweredBy(verifier.get());
  }
}
