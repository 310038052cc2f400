package org.openfpx.domain.rsa.route;

/** The name of a protected resource, the same at the authorization server, the wallet and here. */
public record ResourceId(String value) {
  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public ResourceId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a resource has a name");
    }
  }
}
