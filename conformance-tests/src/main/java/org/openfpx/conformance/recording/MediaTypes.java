package org.openfpx.conformance.recording;

import java.util.Locale;

/** The media types that recordings know their way about. */
public final class MediaTypes {
  /** A form. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private MediaTypes() {}

  /** A media type in small letters, without its parameters. */
  public static String bare(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it is JSON. */
  public static boolean isJson(String type) {
    return type.equals("application/json") || type.endsWith("+json");
  }

  /** Whether it is a page. */
  public static boolean isHtml(String type) {
    return type.equals("text/html") || type.equals("application/xhtml+xml");
  }
}
