package org.openfpx.domain.secret;

/** Keyed hashes (RFC 2104 with SHA-256). */
public interface Mac {
  /**
   * The MAC of the UTF-8 form of a text, as 64 lower-case hexadecimal digits.
   *
   * @param key base64url of 32 bytes or more, as {@link Secrets#next()} makes it
   */
  String sha256(Secret key, String text);
}
