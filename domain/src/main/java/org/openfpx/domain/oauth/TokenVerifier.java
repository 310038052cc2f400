package org.openfpx.domain.oauth;

import java.util.Optional;
import java.util.Set;

/** Reads and checks signed tokens (RFC 7515, RFC 7519, RFC 8725). */
public interface TokenVerifier {
  /** What the token says, unchecked; empty if it is no signed JWT. */
  Optional<UnverifiedClaims> read(String compact);

  /**
   * What the token says, if one of these keys has signed it with one of these algorithms. Keys that
   * the token itself brings or points to are never looked at. Checks neither times nor parties.
   */
  Optional<VerifiedClaims> verify(
      UnverifiedClaims token, VerificationKeys keys, Set<SignatureAlgorithm> allowed);
}
