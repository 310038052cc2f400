package org.openfpx.domain.rsa.linking;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;

/**
 * A login under way, from the wallet's authorization request to the person's yes or no.
 *
 * @param id its name
 * @param browser the hash of the cookie of the browser that began
 * @param wish what the wallet asked for; judged again before it is answered
 * @param stage how far it is
 * @param endsAt when it is given up
 */
public record PendingLogin(
    LoginId id, SecretHash browser, AuthorizationParameters wish, Stage stage, Instant endsAt) {

  /** How far a login is. */
  public sealed interface Stage {}

  /**
   * The person is at the source's provider.
   *
   * @param state the hash of the {@code state} we sent
   * @param nonce what the ID token must carry
   * @param verifier what the code is redeemed with (RFC 7636)
   * @param left when the browser left
   */
  public record AtProvider(SecretHash state, Secret nonce, Secret verifier, Instant left)
      implements Stage {}

  /**
   * The person is known and sees our consent page.
   *
   * @param person who signed in
   * @param displayName how they are called, if the provider says so
   * @param downstream their tokens
   * @param signedInAt when they signed in, if the provider says so
   */
  public record AtConsent(
      Person person,
      Optional<String> displayName,
      DownstreamTokens downstream,
      Optional<Instant> signedInAt)
      implements Stage {}

  /** Whether it can still go on. */
  public boolean isOpenAt(Instant now) {
    return now.isBefore(endsAt);
  }

  PendingLogin at(Stage next) {
    return new PendingLogin(id, browser, wish, next, endsAt);
  }
}
