package org.openfpx.idp.oauth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;

/** Checks an ID token (OpenID Connect Core section 3.1.3.7). */
final class IdTokenCheck {
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final TokenVerifier verifier;
  private final InstantSource time;

  IdTokenCheck(TokenVerifier verifier, InstantSource time) {
    this.verifier = verifier;
    this.time = time;
  }

  /**
   * What the token says, if all is right.
   *
   * @param nonce what it must carry; absent where it is an answer to a refresh
   */
  Optional<VerifiedClaims> check(
      String compact, ProviderMetadata provider, ProviderRegistration us, Optional<String> nonce) {
    var jwks = provider.jwksUri();
    if (jwks.isEmpty()) {
      return Optional.empty();
    }
    return verifier
        .read(compact)
        .flatMap(token ->
            verifier.verify(
                token, new VerificationKeys.Published(jwks.get()), SignatureAlgorithm.ALL))
        .filter(claims -> isIdToken(claims, us))
        .filter(this::isOfNow)
        .filter(claims -> nonce.isEmpty() || claims.claims().text("nonce").equals(nonce));
  }

  private static boolean isIdToken(VerifiedClaims claims, ProviderRegistration us) {
    var client = us.clientId().value();
    var party = claims.claims().text("azp");
    return (claims.type().isEmpty() || claims.type().equals("jwt"))
        && claims.issuer().equals(Optional.of(us.issuer().value()))
        && claims.subject().filter(subject -> !subject.isBlank()).isPresent()
        && claims.audience().contains(client)
        && (claims.audience().size() == 1 || party.isPresent())
        && party.map(client::equals).orElse(true);
  }

  private boolean isOfNow(VerifiedClaims claims) {
    var now = time.instant();
    return claims.expiresAt().filter(end -> end.plus(CLOCK_SKEW).isAfter(now)).isPresent()
        && claims.issuedAt().filter(at -> !at.isAfter(now.plus(CLOCK_SKEW))).isPresent()
        && claims.notBefore().filter(start -> start.isAfter(now.plus(CLOCK_SKEW))).isEmpty();
  }
}
