package org.openfpx.conformance.driver;

/** What is wrong with a claim token. */
public enum Flaw {
  /** Nothing. */
  NONE,
  /** It ended a minute and more ago. */
  EXPIRED,
  /** It is good in an hour. */
  NOT_YET,
  /** Another key signed it, under the name of the right one. */
  FORGED,
  /** Its algorithm is {@code none}. */
  UNSIGNED,
  /** It is signed with HS256, and the public key is the secret. */
  KEYED_WITH_PUBLIC_KEY,
  /** A key signed it that nobody knows. */
  UNKNOWN_KEY,
  /** Its {@code iss} is another's. */
  OTHER_ISSUER,
  /** Its {@code aud} is another's. */
  OTHER_AUDIENCE,
  /** It is no JWT. */
  NO_TOKEN
}
