package org.openfpx.conformance.chance;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Where the kit's own time and chance come from. */
public final class Chance {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Chance() {}

  /** What time it is. */
  public static Instant now() {
    return Instant.now();
  }

  /** Lets so much time pass, as a server asks of us. */
  public static void await(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /** A number from nought, below this one. */
  public static int number(int bound) {
    return RANDOM.nextInt(bound);
  }

  /** Eight hexadecimal digits, for names. */
  public static String name() {
    return HexFormat.of().formatHex(bytes(4));
  }

  /** What looks like a token, a ticket or a verifier: 43 characters. */
  public static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
