package org.openfpx.domain.oauth;

/** Signs tokens with this provider's key of the day (ES256). */
public interface TokenSigner {
  /**
   * The signed token in its compact form.
   *
   * @param type the {@code typ} of its header: {@code JWT} for an ID token
   */
  String sign(String type, Claims claims);
}
