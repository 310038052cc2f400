package org.openfpx.domain.oauth;

import java.util.regex.Pattern;

/**
 * The name of a client at one provider (RFC 6749 section 2.2): unique there, and no secret.
 *
 * @param value 1 to 255 printable ASCII characters, no space at either end
 */
public record ClientId(String value) implements Comparable<ClientId> {
  private static final Pattern FORM =
      Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?");

  /**
   * @throws IllegalArgumentException if the value is no client id
   */
  public ClientId {
    if (!isClientId(value)) {
      throw new IllegalArgumentException(
          "a client id is 1 to 255 printable ASCII characters, no space at either end");
    }
  }

  /** Whether a text is a client id. */
  public static boolean isClientId(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(ClientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
