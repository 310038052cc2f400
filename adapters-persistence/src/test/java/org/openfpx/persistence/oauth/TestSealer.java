package org.openfpx.persistence.oauth;

import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.persistence.seal.AesGcmSealer;
import org.openfpx.persistence.seal.KeyRing;

/** The real sealer with a key that everybody knows. */
final class TestSealer {
  private TestSealer() {}

  static Sealer make() {
    var ring = KeyRing.parse("test", "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    return new AesGcmSealer(ring, new TestWorld());
  }
}
