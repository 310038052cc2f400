package org.openfpx.domain.oauth;

import java.util.Optional;

/**
 * A client that has shown what it was registered with. Only {@link AuthenticateClient} makes one
 * outside of tests.
 *
 * @param key the key that it has proven to hold beside that: what it is given is bound to it (RFC
 *     9449 section 5)
 */
public record AuthenticatedClient(RegisteredClient registered, Optional<KeyThumbprint> key) {
  /** One that has proven to hold no key: what it is given are bearer tokens. */
  public AuthenticatedClient(RegisteredClient registered) {
    this(registered, Optional.empty());
  }

  /** The same client, which has proven to hold this key. */
  public AuthenticatedClient holding(KeyThumbprint proven) {
    return new AuthenticatedClient(registered, Optional.of(proven));
  }

  public ClientId id() {
    return registered.id();
  }

  public boolean isConfidential() {
    return registered.isConfidential();
  }
}
