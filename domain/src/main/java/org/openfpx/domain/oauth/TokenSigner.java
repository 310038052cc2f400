package org.openfpx.domain.oauth;

/** Signs tokens with this provider's keys of the day. */
public interface TokenSigner {
  /**
   * The signed token in its compact form.
   *
   * @param algorithm one that this provider has keys for
   * @param type the {@code typ} of its header: {@code JWT} for an ID token
   */
  String sign(SignatureAlgorithm algorithm, String type, Claims claims);

  /** The same by ES256, which every provider has a key for. */
  default String sign(String type, Claims claims) {
    return sign(SignatureAlgorithm.ES256, type, claims);
  }

  /**
   * Sees to it that there is a key to sign with by this algorithm. Where one must be made that
   * takes a while, and it is kept at once: so this is not called within anything atomic.
   */
  default void prepare(SignatureAlgorithm algorithm) {}
}
