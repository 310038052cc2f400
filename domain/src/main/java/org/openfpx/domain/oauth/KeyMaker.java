package org.openfpx.domain.oauth;

import org.openfpx.domain.secret.Secret;

/** Where new signing keys come from. */
public interface KeyMaker {
  /**
   * A new key, with an id of its own.
   *
   * @param algorithm ES256 or RS256, the latter of at least 2048 bits, which takes a while
   * @throws IllegalArgumentException if it makes none for that algorithm
   */
  NewKey make(SignatureAlgorithm algorithm);

  /**
   * A new key.
   *
   * @param publicJwk with {@code kid}, {@code use} and {@code alg}
   */
  record NewKey(String keyId, String publicJwk, Secret privateJwk) {}
}
