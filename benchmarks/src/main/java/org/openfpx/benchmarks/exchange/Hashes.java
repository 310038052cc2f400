package org.openfpx.benchmarks.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What the parties make by hashing, or by chance. */
final class Hashes {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final int BYTES = 32;

  private Hashes() {}

  static String random() {
    var bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return base64(bytes);
  }

  /** The base64url of the SHA-256: a challenge of its verifier, and what a wallet stands by. */
  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return base64(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
