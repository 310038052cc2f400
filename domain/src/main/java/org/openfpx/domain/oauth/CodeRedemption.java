package org.openfpx.domain.oauth;

/** What becomes of a code at the token endpoint. */
public sealed interface CodeRedemption {
  record Redeemed(IssuedTokens tokens) implements CodeRedemption {}

  /** Unknown, run out, spent, another client's, or shown with the wrong address or verifier. */
  record NoSuchCode() implements CodeRedemption {}
}
