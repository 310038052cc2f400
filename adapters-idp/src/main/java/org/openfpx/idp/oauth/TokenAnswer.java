package org.openfpx.idp.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.secret.Secret;

/** What a token endpoint said. */
public sealed interface TokenAnswer {
  /**
   * Tokens.
   *
   * @param endsAt when the access token ends
   * @param idToken checked in everything that OpenID Connect Core section 3.1.3.7 asks for
   */
  record Tokens(
      Optional<Secret> accessToken,
      Instant endsAt,
      Optional<Secret> refreshToken,
      Optional<VerifiedClaims> idToken)
      implements TokenAnswer {}

  /** {@code invalid_grant}: what was shown is good for nothing, here or later. */
  record Refused() implements TokenAnswer {}

  /** {@code invalid_client}: the provider does not know us, or not any more. */
  record NotKnown() implements TokenAnswer {}

  /** What came is not to be believed: another issuer, a wrong nonce, a bad signature. */
  record NotValid() implements TokenAnswer {}

  /** No answer now, or one that says nothing about what was shown. */
  record Unreachable() implements TokenAnswer {}
}
