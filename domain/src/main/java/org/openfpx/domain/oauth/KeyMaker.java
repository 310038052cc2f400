package org.openfpx.domain.oauth;

import org.openfpx.domain.secret.Secret;

/** Where new signing keys come from. */
public interface KeyMaker {
  /** A new key for ES256, with an id of its own. */
  NewKey make();

  /**
   * A new key.
   *
   * @param publicJwk with {@code kid}, {@code use} and {@code alg}
   */
  record NewKey(String keyId, String publicJwk, Secret privateJwk) {}
}
