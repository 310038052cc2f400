package org.openfpx.domain.secret;

/** A sealed value: the id of the key-encryption key, a colon, and base64url of nonce and text. */
public record Sealed(String value) {
  /**
   * @throws IllegalArgumentException if the value does not name its key
   */
  public Sealed {
    if (value.indexOf(':') < 1) {
      throw new IllegalArgumentException("a sealed value begins with the id of its key");
    }
  }

  @Override
  public String toString() {
    return "Sealed[redacted]";
  }
}
