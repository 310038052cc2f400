package org.openfpx.persistence.wallet;

import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.persistence.seal.AesGcmSealer;
import org.openfpx.persistence.seal.KeyRing;

/** The real sealer with a key that is no secret. */
final class TestSealer {
  private TestSealer() {}

  static Sealer make() {
    return new AesGcmSealer(
        KeyRing.parse("test", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), new TestWorld());
  }
}
