package org.openfpx.domain.oauth;

import java.util.regex.Pattern;

/**
 * The SHA-256 of a public key in its canonical form, base64url (RFC 7638): what a token is bound to
 * that only the holder of the key may use (RFC 9449 section 6).
 */
public record KeyThumbprint(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @throws IllegalArgumentException if the value is no base64url of 256 bits
   */
  public KeyThumbprint {
    if (!isThumbprint(value)) {
      throw new IllegalArgumentException("a thumbprint is 43 characters of base64url");
    }
  }

  /** Whether a text is a thumbprint. */
  public static boolean isThumbprint(String value) {
    return FORM.matcher(value).matches();
  }
}
