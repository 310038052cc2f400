package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What a code stands for (RFC 6749 section 4.1.2).
 *
 * @param redirectUri the address that the request named, which the redemption must repeat
 * @param key the key that must be shown with it, if the request named one (RFC 9449 section 10)
 */
public record IssuedCode(
    GrantId grant,
    ClientId client,
    String redirectUri,
    Optional<CodeChallenge> challenge,
    Optional<String> nonce,
    Authorization authorization,
    Instant expiresAt,
    Optional<KeyThumbprint> key) {
  /** One that is bound to no key. */
  public IssuedCode(
      GrantId grant,
      ClientId client,
      String redirectUri,
      Optional<CodeChallenge> challenge,
      Optional<String> nonce,
      Authorization authorization,
      Instant expiresAt) {
    this(grant, client, redirectUri, challenge, nonce, authorization, expiresAt, Optional.empty());
  }

  /** Whether the client may redeem it: it is bound to no key, or to the one that it has shown. */
  boolean isHeldBy(AuthenticatedClient by) {
    return key.isEmpty() || key.equals(by.key());
  }
}
