package org.openfpx.domain.oauth;

import java.util.Set;

/** The asymmetric signatures that are accepted (RFC 7518 section 3.1, RFC 8037, RFC 9864). */
public enum SignatureAlgorithm {
  ES256,
  ES384,
  PS256,
  RS256,
  EDDSA,
  /** The same with that one curve, under a name that says so (RFC 9864 section 2.2). */
  ED25519;

  /** All of them: for other parties' ID tokens, whose algorithm they choose. */
  public static final Set<SignatureAlgorithm> ALL = Set.of(values());
}
