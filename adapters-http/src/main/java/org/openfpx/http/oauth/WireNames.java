package org.openfpx.http.oauth;

import org.openfpx.domain.oauth.SignatureAlgorithm;

/** What the domain's words are called on the wire. */
final class WireNames {
  private WireNames() {}

  /** RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2.2. */
  static String of(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ES256, ES384, PS256, RS256 -> algorithm.name();
      case EDDSA -> "EdDSA";
      case ED25519 -> "Ed25519";
    };
  }
}
