package org.openfpx.domain.as.signin;

import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.KeyRing;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Knows the ID tokens of this server again where clients show them (OpenID Connect Core section
 * 3.1.2.1, RP-Initiated Logout section 2). They may have expired: they are no credentials.
 */
public final class IdTokenHints {
  private final World world;
  private final Issuer issuer;
  private final SigningKeys keys;
  private final TokenVerifier verifier;

  public IdTokenHints(World world, Issuer issuer, SigningKeys keys, TokenVerifier verifier) {
    this.world = world;
    this.issuer = issuer;
    this.keys = keys;
    this.verifier = verifier;
  }

  /** What it says, if this server has signed it as an ID token. */
  Optional<VerifiedClaims> ofOurs(Secret token) {
    var published =
        new KeyRing(keys.all())
            .publishedAt(world.time().instant()).stream()
                .map(SigningKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    return verifier
        .read(token.reveal())
        .flatMap(unverified ->
            verifier.verify(
                unverified, new VerificationKeys.Inline(published), SignatureAlgorithm.ALL))
        .filter(claims -> claims.type().equalsIgnoreCase("jwt"))
        .filter(claims -> claims.issuer().equals(Optional.of(issuer.value())));
  }

  /** The client whom it was for. */
  static Optional<ClientId> client(VerifiedClaims claims) {
    return claims.audience().size() == 1
        ? Optional.of(claims.audience().getFirst()).filter(ClientId::isClientId).map(ClientId::new)
        : Optional.empty();
  }

  /**
   * What a request says of the person whom it is about. Judged once: a key that is published now
   * may be known no longer a moment later, and a hint that is bad then must not count as none.
   */
  Hint judge(AuthorizationRequest request) {
    return hint(request)
        .<Hint>map(token ->
            ofOurs(token)
                .filter(claims -> client(claims).equals(Optional.of(request.client().id())))
                .flatMap(VerifiedClaims::subject)
                .<Hint>map(Meant::new)
                .orElseGet(Bad::new))
        .orElseGet(Open::new);
  }

  /** Plain OAuth knows no hints, and what is not known is passed over (RFC 6749 section 3.1). */
  private static Optional<Secret> hint(AuthorizationRequest request) {
    return request
        .other("id_token_hint")
        .filter(text -> request.scopes().contains(Scope.OPENID) && !text.isBlank())
        .map(Secret::new);
  }

  /** What a hint says. */
  sealed interface Hint {
    /** The person, by the name for this one client; empty if the request is open to anybody. */
    default Optional<String> meant() {
      return this instanceof Meant(var subject) ? Optional.of(subject) : Optional.empty();
    }
  }

  /** It names that person to its client. */
  record Meant(String subject) implements Hint {}

  /** There is one, and it names nobody to its client. */
  record Bad() implements Hint {}

  /** There is none. */
  record Open() implements Hint {}
}
