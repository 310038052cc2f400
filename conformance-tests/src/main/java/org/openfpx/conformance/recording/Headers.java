package org.openfpx.conformance.recording;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The headers of answers that matter to who gets one; the others tell of the machine and the day.
 */
public final class Headers {
  private static final Set<String> MATTERING =
      Set.of(
          "allow",
          "cache-control",
          "content-security-policy",
          "content-type",
          "cross-origin-opener-policy",
          "cross-origin-resource-policy",
          "location",
          "permissions-policy",
          "referrer-policy",
          "set-cookie",
          "strict-transport-security",
          "www-authenticate",
          "x-content-type-options",
          "x-frame-options");

  private Headers() {}

  /** Whether it is one. */
  public static boolean matters(String name) {
    return MATTERING.contains(name.toLowerCase(Locale.ROOT));
  }

  /** What of a header is kept: its value, a {@code Location} as an absolute address. */
  public static String kept(URI asked, String name, String value) {
    if (!name.equalsIgnoreCase("Location")) {
      return value;
    }
    try {
      return asked.resolve(value).toString();
    } catch (IllegalArgumentException notOne) {
      return value;
    }
  }
}
