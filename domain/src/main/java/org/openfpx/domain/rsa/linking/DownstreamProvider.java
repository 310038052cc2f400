package org.openfpx.domain.rsa.linking;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;

/**
 * The one provider that signs people in for us and whose tokens open their records upstream (OpenID
 * Connect Core section 3.1, RFC 7636, RFC 9207, RFC 7009).
 */
public interface DownstreamProvider {
  /** Where the browser goes to sign in. */
  AuthorizationAnswer authorization(LoginRequest request);

  /**
   * Redeems a code and checks the ID token: signature, issuer, audience, times, nonce.
   *
   * @param issuer the {@code iss} parameter of the answer, if there was one; another provider's is
   *     refused
   */
  LoginAnswer redeem(Secret code, Optional<String> issuer, Secret nonce, Secret verifier);

  /** Renews run-out tokens (RFC 6749 section 6). */
  RenewalAnswer renew(Secret refreshToken);

  /** Tells the provider that we no longer need the tokens; whether it hears is not known. */
  void revoke(DownstreamTokens tokens);

  /**
   * A login to begin.
   *
   * @param state comes back with the answer
   * @param nonce comes back in the ID token
   * @param verifier whose challenge is sent
   * @param recency how recent the sign-in must be, or it counts for nothing
   * @param languages the person's, best first
   */
  record LoginRequest(
      Secret state, Secret nonce, Secret verifier, Recency recency, List<Language> languages) {
    public LoginRequest {
      languages = List.copyOf(languages);
    }
  }

  /** Where to go, or nowhere. */
  sealed interface AuthorizationAnswer {}

  /** The address with all its parameters. */
  record SignInAt(URI address) implements AuthorizationAnswer {}

  /** What a code was good for. */
  sealed interface LoginAnswer {}

  /**
   * The person has signed in.
   *
   * @param at when, if the provider says so
   */
  record SignedIn(
      Person person,
      Optional<String> displayName,
      DownstreamTokens downstream,
      Optional<Instant> at)
      implements LoginAnswer {}

  /** What a refresh token was good for. */
  sealed interface RenewalAnswer {}

  /** New tokens. The refresh token is the old one if the provider gave no other. */
  record Renewed(DownstreamTokens downstream) implements RenewalAnswer {}

  /** The provider said no, or something that is not to be believed. */
  record Refused() implements LoginAnswer, RenewalAnswer {}

  /** The provider does not answer now. */
  record Unreachable() implements AuthorizationAnswer, LoginAnswer, RenewalAnswer {}
}
