package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a token says whose signature is good under keys of the party that is held to have made it.
 * Whether it is meant for us, now, is still to be judged. Constructed by the JOSE adapter and by
 * tests alone.
 *
 * @param type its {@code typ} in lower case without {@code application/}, empty if it has none
 */
public record VerifiedClaims(String type, Claims claims) {
  public Optional<String> issuer() {
    return claims.text("iss");
  }

  public Optional<String> subject() {
    return claims.text("sub");
  }

  /** Everyone it is meant for, be it one text or a list. */
  public List<String> audience() {
    return claims.texts("aud");
  }

  public Optional<Instant> expiresAt() {
    return claims.instant("exp");
  }

  public Optional<Instant> issuedAt() {
    return claims.instant("iat");
  }

  public Optional<Instant> notBefore() {
    return claims.instant("nbf");
  }

  public Optional<String> jwtId() {
    return claims.text("jti");
  }
}
