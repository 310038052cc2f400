package org.openfpx.domain.oauth;

import java.util.Arrays;
import java.util.Optional;

/** How a client proves who it is (OpenID Connect Core section 9). A client has exactly one. */
public enum ClientAuthenticationMethod {
  CLIENT_SECRET_BASIC("client_secret_basic"),
  CLIENT_SECRET_POST("client_secret_post"),
  /** A secret that is never sent: the client signs with it, and we must know it to check that. */
  CLIENT_SECRET_JWT("client_secret_jwt"),
  PRIVATE_KEY_JWT("private_key_jwt"),
  /** A public client: it says who it is and can't prove it. */
  NONE("none");

  private final String registeredName;

  ClientAuthenticationMethod(String registeredName) {
    this.registeredName = registeredName;
  }

  /** The name in the IANA registry of token endpoint authentication methods. */
  public String registeredName() {
    return registeredName;
  }

  /** The method of that registered name. */
  public static Optional<ClientAuthenticationMethod> named(String registeredName) {
    return Arrays.stream(values())
        .filter(method -> method.registeredName.equals(registeredName))
        .findFirst();
  }
}
