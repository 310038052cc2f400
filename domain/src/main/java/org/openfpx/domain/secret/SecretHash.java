package org.openfpx.domain.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a {@link Secret}, as 64 lower-case hexadecimal digits: what a store keeps of a
 * random value of 256 bits.
 */
public record SecretHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public SecretHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a secret's hash is 64 lower-case hexadecimal digits");
    }
  }

  /** The hash of the UTF-8 form of a value. */
  public static SecretHash sha256(String value) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return new SecretHash(
          HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether this is the hash of the secret; takes the same time whatever the answer. */
  public boolean matches(Secret secret) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII),
        secret.hash().hex.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "SecretHash[redacted]";
  }
}
