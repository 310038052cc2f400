package org.openfpx.benchmarks.exchange;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** What one ES256 signature costs here, by which other machines' figures can be compared. */
public final class Signing {
  private static final int WARM_UP = 3_000;
  private static final int COUNT = 2_000;
  private static final double NANOS_OF_A_MICRO = 1000;

  private Signing() {}

  /** Processor time of one, of many by one thread. */
  public static double microsOfOne() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(generator.generateKeyPair().getPrivate());
      sign(signature, WARM_UP);
      var thread = ManagementFactory.getThreadMXBean();
      var before = thread.getCurrentThreadCpuTime();
      sign(signature, COUNT);
      return (thread.getCurrentThreadCpuTime() - before) / NANOS_OF_A_MICRO / COUNT;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has ES256", e);
    }
  }

  private static void sign(Signature signature, int count) throws GeneralSecurityException {
    var text = "x".repeat(300).getBytes(StandardCharsets.US_ASCII);
    for (var i = 0; i < count; i++) {
      signature.update(text);
      signature.sign();
    }
  }
}
