package org.openfpx.idp.jose;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.openfpx.domain.oauth.KeyMaker;
import org.openfpx.domain.secret.Secret;

/** Makes keys on the curve P-256, named by their thumbprint (RFC 7638). */
public final class JoseKeyMaker implements KeyMaker {
  @Override
  public NewKey make() {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
      key.setUse(Use.SIGNATURE);
      key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return new NewKey(
          key.getKeyId(),
          key.toJson(OutputControlLevel.PUBLIC_ONLY),
          new Secret(key.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
    } catch (JoseException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }
}
