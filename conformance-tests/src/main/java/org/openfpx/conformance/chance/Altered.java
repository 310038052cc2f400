package org.openfpx.conformance.chance;

/** A token, ticket or code that nobody was given: one that was, changed in a little. */
public final class Altered {
  private Altered() {}

  /** With the character in its middle another letter; the same each time for the same value. */
  public static String of(String value) {
    int middle = value.length() / 2;
    char other = "Aa".indexOf(value.charAt(middle)) < 0 ? 'A' : 'B';
    return value.substring(0, middle) + other + value.substring(middle + 1);
  }

  /** With each of its letters in the other case. */
  public static String inCase(String value) {
    var altered = new StringBuilder();
    value
        .chars()
        .map(one ->
            Character.isUpperCase(one) ? Character.toLowerCase(one) : Character.toUpperCase(one))
        .forEach(altered::appendCodePoint);
    return altered.toString();
  }
}
