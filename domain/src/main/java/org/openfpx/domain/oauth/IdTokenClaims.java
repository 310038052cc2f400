package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * The members of an ID token (OpenID Connect Core section 2).
 *
 * @param nonce echoed from the request
 * @param authenticatedAt when the person signed in, where the client is to know that
 * @param others an open set, such as {@code acr}, {@code ial}, {@code aal} and {@code txn}; they
 *     replace no member that is listed here
 */
public record IdTokenClaims(
    Issuer issuer,
    String subject,
    ClientId audience,
    Instant issuedAt,
    Instant expiresAt,
    Optional<String> nonce,
    Optional<Instant> authenticatedAt,
    Claims others) {

  /** All of them, as they are signed. */
  public Claims toClaims() {
    var claims =
        others
            .with("iss", issuer.value())
            .with("sub", subject)
            .with("aud", audience.value())
            .with("iat", issuedAt)
            .with("exp", expiresAt);
    if (nonce.isPresent()) {
      claims = claims.with("nonce", nonce.get());
    }
    return authenticatedAt.isPresent() ? claims.with("auth_time", authenticatedAt.get()) : claims;
  }
}
