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

  /** Whether a request brings a hint, and it names nobody to its client. */
  boolean isBad(AuthorizationRequest request) {
    return hint(request).isPresent() && meant(request).isEmpty();
  }

  /** The person, by the name for this one client, whom a request is about; empty if it is open. */
  Optional<String> meant(AuthorizationRequest request) {
    return hint(request)
        .flatMap(this::ofOurs)
        .filter(claims -> client(claims).equals(Optional.of(request.client().id())))
        .flatMap(VerifiedClaims::subject);
  }

  /** Plain OAuth knows no hints, and what is not known is passed over (RFC 6749 section 3.1). */
  private static Optional<Secret> hint(AuthorizationRequest request) {
    return request
        .other("id_token_hint")
        .filter(text -> request.scopes().contains(Scope.OPENID) && !text.isBlank())
        .map(Secret::new);
  }
}
