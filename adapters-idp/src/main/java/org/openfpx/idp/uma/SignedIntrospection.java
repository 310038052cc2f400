package org.openfpx.idp.uma;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.secret.Secret;
import org.openfpx.idp.jose.ClaimsJson;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for an answer that the authorization server has signed, and believes no other: for whoever
 * asks through somebody else, or wants to show later on what it relied on. One that is not the
 * server's, for us, of now, is none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9701#section-8.1">RFC 9701 §8.1</a>
 */
final class SignedIntrospection implements Introspection {
  private static final Logger LOG = LoggerFactory.getLogger(SignedIntrospection.class);
  private static final String TYPE = "token-introspection+jwt";

  /** How old an answer may be, and how far two clocks may differ. */
  private static final Duration OLDEST = Duration.ofSeconds(60);

  private static final Duration SKEW = Duration.ofSeconds(30);

  private final UmaProtection protection;
  private final TokenVerifier verifier;
  private final InstantSource time;

  SignedIntrospection(UmaProtection protection, TokenVerifier verifier, InstantSource time) {
    this.protection = protection;
    this.verifier = verifier;
    this.time = time;
  }

  @Override
  public Introspection.Answer introspect(URI authorizationServer, Secret token) {
    return protection
        .introspection(authorizationServer, token, "application/" + TYPE)
        .flatMap(answer -> opened(authorizationServer, answer.body()))
        .map(UmaProtection::introspected)
        .orElseGet(Introspection.Unreachable::new);
  }

  private Optional<ObjectNode> opened(URI authorizationServer, String compact) {
    var us = protection.us(authorizationServer);
    var keys = us.flatMap(protection::keys).map(VerificationKeys.Published::new);
    var said =
        verifier
            .read(compact)
            .filter(unread -> unread.type().equals(TYPE))
            .flatMap(
                unread -> keys.flatMap(of -> verifier.verify(unread, of, SignatureAlgorithm.ALL)))
            .filter(answer -> isForUsNow(answer, us.orElseThrow()))
            .flatMap(answer -> answer.claims().value("token_introspection"));
    if (said.isEmpty()) {
      LOG.warn("an introspection is not signed as it should be, or not for us now");
    }
    return said.orElse(null) instanceof ClaimValue.Nested(var members)
        ? Optional.of(ClaimsJson.object(members))
        : Optional.empty();
  }

  private boolean isForUsNow(VerifiedClaims answer, ProviderRegistration us) {
    var now = time.instant();
    return answer.issuer().equals(Optional.of(us.issuer().value()))
        && answer.audience().equals(List.of(us.clientId().value()))
        && answer
            .issuedAt()
            .filter(at -> at.isAfter(now.minus(OLDEST).minus(SKEW)))
            .filter(at -> at.isBefore(now.plus(SKEW)))
            .isPresent();
  }
}
