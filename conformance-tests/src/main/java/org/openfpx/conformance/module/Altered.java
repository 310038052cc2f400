package org.openfpx.conformance.module;

/** A token or ticket with one character changed. */
final class Altered {
  private Altered() {}

  static String of(String token) {
    int middle = token.length() / 2;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }
}
