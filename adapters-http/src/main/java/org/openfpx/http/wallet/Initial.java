package org.openfpx.http.wallet;

import java.util.Locale;

/** The first letter of a name, which stands where a picture would. */
final class Initial {
  private Initial() {}

  static String of(String name) {
    var stripped = name.strip();
    return stripped.isEmpty()
        ? ""
        : new String(Character.toChars(stripped.codePointAt(0))).toUpperCase(Locale.ROOT);
  }
}
