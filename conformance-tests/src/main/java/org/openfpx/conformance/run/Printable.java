package org.openfpx.conformance.run;

import java.util.regex.Pattern;

/** Texts as a terminal may have them: what a server said moves no cursor. */
public final class Printable {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /** The text in one line, each character that would not be seen as a {@code �}. */
  public static String of(String text) {
    return CONTROL.matcher(text).replaceAll("�");
  }
}
