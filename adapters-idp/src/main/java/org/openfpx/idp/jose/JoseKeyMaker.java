package org.openfpx.idp.jose;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.openfpx.domain.oauth.KeyMaker;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.secret.Secret;

/** Makes keys on the curve P-256 and of RSA, named by their thumbprint (RFC 7638). */
public final class JoseKeyMaker implements KeyMaker {
  /** The least of RFC 7518 section 3.3; a key signs for some months. */
  private static final int RSA_BITS = 2048;

  @Override
  public NewKey make(SignatureAlgorithm algorithm) {
    try {
      var key = generated(algorithm);
      key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
      key.setUse(Use.SIGNATURE);
      key.setAlgorithm(JoseTokenVerifier.name(algorithm));
      return new NewKey(
          key.getKeyId(),
          key.toJson(OutputControlLevel.PUBLIC_ONLY),
          new Secret(key.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
    } catch (JoseException e) {
      throw new IllegalStateException("every Java platform has P-256 and RSA", e);
    }
  }

  private static PublicJsonWebKey generated(SignatureAlgorithm algorithm) throws JoseException {
    return switch (algorithm) {
      case ES256 -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
      case RS256 -> RsaJwkGenerator.generateJwk(RSA_BITS);
      case ES384, PS256, EDDSA, ED25519 ->
          throw new IllegalArgumentException("nothing of ours is signed by " + algorithm);
    };
  }
}
