package org.openfpx.http.logging;

import java.util.regex.Pattern;

/** Takes out of a line what could tell of a person or open something. */
final class Redaction {
  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>]*=[^\\s\"'<>]*");
  private static final Pattern MAIL =
      Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z]{2,}\\b");
  // Tickets, tokens, codes, ROTs and the parts of a JWT: long, and of letters of both cases and
  // digits.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![\\w-])(?=[\\w-]*[0-9])(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[A-Za-z0-9_-]{32,}");

  private Redaction() {}

  static String of(String line) {
    var withoutQuery = QUERY.matcher(line).replaceAll("?[redacted]");
    var withoutMail = MAIL.matcher(withoutQuery).replaceAll("[redacted]");
    return TOKEN.matcher(withoutMail).replaceAll("[redacted]");
  }
}
