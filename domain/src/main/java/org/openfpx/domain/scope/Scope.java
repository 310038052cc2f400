package org.openfpx.domain.scope;

import java.util.regex.Pattern;

/**
 * What may be done or seen: one scope token of RFC 6749 section 3.3, 1 to 255 characters.
 *
 * @param value printable ASCII without space, quotation mark and backslash
 */
public record Scope(String value) implements Comparable<Scope> {
  private static final Pattern FORM = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255}");

  /** Signs a person in (OpenID Connect Core section 3.1.2.1). */
  public static final Scope OPENID = new Scope("openid");

  /** Lets the client go on while the person is away (OpenID Connect Core section 11). */
  public static final Scope OFFLINE_ACCESS = new Scope("offline_access");

  /**
   * @throws IllegalArgumentException if the value is no scope token
   */
  public Scope {
    if (!isScope(value)) {
      throw new IllegalArgumentException(
          "a scope is 1 to 255 printable ASCII characters without space, quote and backslash");
    }
  }

  /** Whether a text is a scope token. */
  public static boolean isScope(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(Scope other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
