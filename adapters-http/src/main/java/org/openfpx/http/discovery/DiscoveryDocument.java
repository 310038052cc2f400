package org.openfpx.http.discovery;

/** The documents by which a system says what it speaks, each at its well-known address. */
public enum DiscoveryDocument {
  /** UMA 2.0 Grant, section 2. */
  UMA2("/.well-known/uma2-configuration"),
  /** RFC 8414. */
  OAUTH("/.well-known/oauth-authorization-server"),
  /** OpenID Connect Discovery 1.0. */
  OPENID("/.well-known/openid-configuration");

  private final String path;

  DiscoveryDocument(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }
}
