package org.openfpx.domain.oauth;

/**
 * A client that has shown what it was registered with. Only {@link AuthenticateClient} makes one
 * outside of tests.
 */
public record AuthenticatedClient(RegisteredClient registered) {
  public ClientId id() {
    return registered.id();
  }

  public boolean isConfidential() {
    return registered.isConfidential();
  }
}
