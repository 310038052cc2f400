package org.openfpx.domain.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/** Makes the tokens of a grant and keeps what must be known of them. */
final class TokenIssue {

  private final ProviderSettings settings;
  private final AccessTokens accessTokens;
  private final TokenSigner signer;
  private final World world;

  TokenIssue(
      ProviderSettings settings, AccessTokens accessTokens, TokenSigner signer, World world) {
    this.settings = settings;
    this.accessTokens = accessTokens;
    this.signer = signer;
    this.world = world;
  }

  /** The access token, unless this provider gives none; it never outlives its grant. */
  Optional<BearerToken> accessToken(
      GrantId grant,
      AuthenticatedClient client,
      Authorization authorization,
      Instant now,
      Instant end) {
    if (settings.idTokenOnly()) {
      return Optional.empty();
    }
    var longest = now.plus(settings.accessToken());
    var expiresAt = longest.isBefore(end) ? longest : end;
    var value = world.secrets().next();
    accessTokens.issue(
        value.hash(),
        new AccessToken(
            grant,
            client.id(),
            Optional.of(authorization.subject()),
            authorization.scopes(),
            // Nobody judges by it, and a finer one would link rows.
            WholeMinutes.floor(now),
            expiresAt,
            client.key()));
    return Optional.of(new BearerToken(value, Duration.between(now, expiresAt)));
  }

  /** The ID token, if the scope {@code openid} was granted. */
  Optional<String> idToken(
      AuthenticatedClient client,
      Authorization authorization,
      Optional<String> nonce,
      Instant now) {
    if (!authorization.scopes().contains(Scope.OPENID)) {
      return Optional.empty();
    }
    var claims =
        new IdTokenClaims(
            settings.issuer(),
            authorization.subject(),
            client.id(),
            now,
            now.plus(settings.idToken()),
            nonce,
            authorization.authenticatedAt(),
            authorization.idTokenClaims());
    return Optional.of(
        signer.sign(client.registered().idTokenSignature(), "JWT", claims.toClaims()));
  }

  Secret next() {
    return world.secrets().next();
  }
}
