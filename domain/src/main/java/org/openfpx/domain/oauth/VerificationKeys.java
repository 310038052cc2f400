package org.openfpx.domain.oauth;

import java.net.URI;

/** Where the public keys of another party are: the only place where they are looked for. */
public sealed interface VerificationKeys {
  /**
   * Keys that were registered as they are.
   *
   * @param jwks a JSON Web Key Set (RFC 7517)
   */
  record Inline(String jwks) implements VerificationKeys {}

  /** Keys that the party publishes; fetched, kept for a while, fetched anew for an unknown key. */
  record Published(URI jwksUri) implements VerificationKeys {}
}
