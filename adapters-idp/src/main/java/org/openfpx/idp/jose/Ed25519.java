package org.openfpx.idp.jose;

import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.EdDsaAlgorithm;

/**
 * Ed25519 under the name that says the curve too (RFC 9864 section 2.2), which the library has
 * under the old one alone. Keys of other curves are none for it.
 */
final class Ed25519 extends EdDsaAlgorithm {
  static final String NAME = "Ed25519";

  private Ed25519() {
    setAlgorithmIdentifier(NAME);
    setJavaAlgorithm(NAME);
  }

  /** Makes it known to the library, for the whole process; once more changes nothing. */
  static void register() {
    AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().registerAlgorithm(new Ed25519());
  }
}
