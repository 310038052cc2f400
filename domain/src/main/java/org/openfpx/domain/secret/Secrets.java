package org.openfpx.domain.secret;

/** Where new credentials come from. */
public interface Secrets {
  /** A new secret of 256 random bits, base64url without padding: 43 characters. */
  Secret next();

  /**
   * A new secret of that many characters from the base64url alphabet, 6 random bits each.
   *
   * @param length between 22 and 512
   * @throws IllegalArgumentException outside that range
   */
  Secret next(int length);
}
