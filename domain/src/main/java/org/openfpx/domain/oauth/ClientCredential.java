package org.openfpx.domain.oauth;

import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;

/** What a client was registered with to prove who it is: one thing, and no other will do. */
public sealed interface ClientCredential {
  /** The method that goes with it. */
  ClientAuthenticationMethod method();

  /**
   * A secret that both sides know; here only its hash.
   *
   * @param method one of the two ways to send a secret
   */
  record SharedSecret(ClientAuthenticationMethod method, SecretHash hash)
      implements ClientCredential {
    /**
     * @throws IllegalArgumentException if the method does not send a secret
     */
    public SharedSecret {
      if (method != ClientAuthenticationMethod.CLIENT_SECRET_BASIC
          && method != ClientAuthenticationMethod.CLIENT_SECRET_POST) {
        throw new IllegalArgumentException("no secret is sent with " + method.registeredName());
      }
    }
  }

  /**
   * A secret that the client signs with ({@code client_secret_jwt}).
   *
   * @param secret under seal, because a hash would check no signature
   * @param place where it was sealed
   */
  record SharedKey(Sealed secret, String place) implements ClientCredential {
    @Override
    public ClientAuthenticationMethod method() {
      return ClientAuthenticationMethod.CLIENT_SECRET_JWT;
    }
  }

  /** Keys of the client's own ({@code private_key_jwt}). */
  record OwnKeys(VerificationKeys keys) implements ClientCredential {
    @Override
    public ClientAuthenticationMethod method() {
      return ClientAuthenticationMethod.PRIVATE_KEY_JWT;
    }
  }

  /** Nothing: a public client. */
  record Nothing() implements ClientCredential {
    @Override
    public ClientAuthenticationMethod method() {
      return ClientAuthenticationMethod.NONE;
    }
  }
}
