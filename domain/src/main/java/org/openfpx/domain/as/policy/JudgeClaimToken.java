package org.openfpx.domain.as.policy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.VerifiedClaims;

/**
 * Judges a pushed claim token: an ID token of an issuer that the registry names, signed by a key of
 * that issuer, of now, and meant for the client that pushes it (protocol, section 3.10; UMA Grant
 * 3.3.1 and 5.7; OpenID Connect Core section 3.1.3.7). Asks the issuer for its keys, and so is
 * never called while something is locked.
 */
public final class JudgeClaimToken {
  /** How far the clocks of two parties may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final Issuer self;
  private final TokenVerifier verifier;
  private final InstantSource time;

  public JudgeClaimToken(Issuer self, TokenVerifier verifier, InstantSource time) {
    this.self = self;
    this.verifier = verifier;
    this.time = time;
  }

  /** What the token proves; nothing if it is not good, or the network is strict. */
  public Optional<ProvenClaims> judge(ClientId client, ClaimToken shown, Snapshot registry) {
    if (registry.network().mode() == NetworkMode.STRICT
        || !shown.format().equals(ClaimToken.ID_TOKEN)) {
      return Optional.empty();
    }
    var token = verifier.read(shown.token().reveal());
    var issuer =
        token
            .flatMap(said -> said.claims().text("iss"))
            .filter(Issuer::isIssuer)
            .map(Issuer::new)
            .flatMap(registry::claimsIssuer);
    if (token.isEmpty() || issuer.isEmpty()) {
      return Optional.empty();
    }
    return verifier
        .verify(token.get(), issuer.get().keys(), SignatureAlgorithm.ALL)
        .filter(claims -> isIdToken(claims, issuer.get()))
        .filter(claims -> isMeantFor(client, claims))
        .filter(this::isOfNow)
        .map(claims -> new ProvenClaims(issuer.get(), claims.claims()));
  }

  private static boolean isIdToken(VerifiedClaims claims, ClaimsIssuer issuer) {
    return (claims.type().isEmpty() || claims.type().equals("jwt"))
        && claims.issuer().equals(Optional.of(issuer.issuer().value()))
        && claims.subject().filter(subject -> !subject.isBlank()).isPresent();
  }

  /** Made for the client, or at its request for this server (UMA Grant 5.7). */
  private boolean isMeantFor(ClientId client, VerifiedClaims claims) {
    var party = claims.claims().text("azp");
    var isForUs = claims.audience().contains(self.value()) && party.isPresent();
    return (claims.audience().contains(client.value()) || isForUs)
        && party.map(client.value()::equals).orElse(claims.audience().size() == 1);
  }

  private boolean isOfNow(VerifiedClaims claims) {
    var now = time.instant();
    return claims.expiresAt().filter(end -> end.plus(CLOCK_SKEW).isAfter(now)).isPresent()
        && claims.issuedAt().filter(at -> !at.isAfter(now.plus(CLOCK_SKEW))).isPresent()
        && claims.notBefore().filter(start -> start.isAfter(now.plus(CLOCK_SKEW))).isEmpty();
  }
}
