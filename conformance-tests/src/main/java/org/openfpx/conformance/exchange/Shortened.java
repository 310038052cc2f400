package org.openfpx.conformance.exchange;

import java.util.regex.Pattern;

/**
 * Texts of requests and answers with their secrets shortened: of every run of 24 or more characters
 * of the base64url alphabet the first six stay, and passwords go whole.
 */
public final class Shortened {
  private static final Pattern LONG = Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{24,}");
  private static final Pattern PASSWORD =
      Pattern.compile("((?:^|&)[^=&]*password[^=&]*=)[^&]*|(\"password\":\")[^\"]*");
  private static final Pattern HAS_DIGIT_AND_LETTER =
      Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z]).*");
  private static final int KEPT = 6;

  private Shortened() {}

  /** The text with its secrets shortened. */
  public static String of(String text) {
    var withoutPasswords = PASSWORD.matcher(text).replaceAll("$1$2…");
    return LONG.matcher(withoutPasswords)
        .replaceAll(match -> looksRandom(match.group()) ? head(match.group()) : match.group());
  }

  private static boolean looksRandom(String run) {
    return HAS_DIGIT_AND_LETTER.matcher(run).matches();
  }

  private static String head(String run) {
    return run.substring(0, KEPT) + "…";
  }
}
