package org.openfpx.http.form;

/** Which text may come in at all. */
public final class Text {
  private static final int LONGEST_SHOWN = 40;

  private Text() {}

  /** Whether it has neither control characters nor halves of characters. */
  public static boolean isClean(String text) {
    return text.codePoints()
        .noneMatch(point ->
            Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
  }

  /** A name that somebody else chose, fit to stand in a message. */
  public static String shown(String name) {
    var shown = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
  }
}
