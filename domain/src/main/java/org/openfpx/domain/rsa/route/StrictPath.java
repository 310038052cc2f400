package org.openfpx.domain.rsa.route;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.domain.rsa.route.RouteMatch.Flaw;
import org.openfpx.domain.rsa.route.StrictPercent.Refused;

/** A path taken apart once, so that nobody after us can take it apart differently. */
final class StrictPath {
  private static final int LONGEST = 2048;
  // pchar of RFC 3986 without ';', which begins a path parameter for some servers.
  private static final String LITERAL = "!$&'()*+,=:@";

  private StrictPath() {}

  static List<String> segments(String raw) {
    if (raw.length() > LONGEST) {
      throw new Refused(Flaw.TOO_LONG);
    }
    if (!raw.startsWith("/")) {
      throw new Refused(Flaw.FORBIDDEN_CHARACTER);
    }
    var segments = new ArrayList<String>();
    String[] parts = raw.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      segments.add(segment(parts[i], i == parts.length - 1));
    }
    return List.copyOf(segments);
  }

  private static String segment(String raw, boolean last) {
    if (raw.isEmpty() && !last) {
      throw new Refused(Flaw.EMPTY_SEGMENT);
    }
    if (raw.indexOf(';') >= 0) {
      throw new Refused(Flaw.PATH_PARAMETER);
    }
    String decoded = StrictPercent.decode(raw, LITERAL);
    if (PathPattern.isDots(decoded)) {
      throw new Refused(Flaw.DOT_SEGMENT);
    }
    if (decoded.indexOf(';') >= 0) {
      throw new Refused(Flaw.PATH_PARAMETER);
    }
    // An encoded percent sign would be decoded a second time by a careless server.
    if (decoded.indexOf('/') >= 0 || decoded.indexOf('\\') >= 0 || decoded.indexOf('%') >= 0) {
      throw new Refused(Flaw.ENCODED_SEPARATOR);
    }
    return decoded;
  }
}
