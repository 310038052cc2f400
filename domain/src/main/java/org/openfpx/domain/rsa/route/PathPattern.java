package org.openfpx.domain.rsa.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path that is protected, such as {@code /api/Immunization} or {@code /api/Immunization/{id}}. A
 * placeholder stands for exactly one segment that is a FHIR id.
 */
public final class PathPattern {
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~$@:-]{1,128}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9-]{0,31}}");
  private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  // Such an id would say whose records are read; the ROT alone says that.
  private static final Set<String> NAMES_A_PERSON =
      Set.of("patient", "person", "relatedperson", "user", "users", "people", "practitioner");

  private final String text;
  private final List<String> segments;

  private PathPattern(String text, List<String> segments) {
    this.text = text;
    this.segments = List.copyOf(segments);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is no path of plain segments and placeholders, or a
   *     placeholder would name a person
   */
  public static PathPattern parse(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a protected path begins with '/': " + text);
    }
    var segments = new ArrayList<String>();
    for (String segment : text.substring(1).split("/", -1)) {
      checkSegment(text, segment, segments);
      segments.add(segment);
    }
    return new PathPattern(text, segments);
  }

  private static void checkSegment(String text, String segment, List<String> before) {
    if (PLACEHOLDER.matcher(segment).matches()) {
      if (!before.isEmpty() && NAMES_A_PERSON.contains(before.getLast().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "a placeholder must not name a person, the ROT says whose records: " + text);
      }
    } else if (!LITERAL.matcher(segment).matches() || isDots(segment)) {
      throw new IllegalArgumentException(
          "a protected path has plain segments or {placeholders}: " + text);
    }
  }

  static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }

  boolean matches(List<String> decoded) {
    if (decoded.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < decoded.size(); i++) {
      String segment = segments.get(i);
      boolean fits =
          isPlaceholder(segment)
              ? FHIR_ID.matcher(decoded.get(i)).matches()
              : segment.equals(decoded.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Whether some path matches both. */
  boolean overlaps(PathPattern other) {
    if (segments.size() != other.segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!canBeEqual(segments.get(i), other.segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean canBeEqual(String one, String other) {
    if (isPlaceholder(one)) {
      return isPlaceholder(other) || FHIR_ID.matcher(other).matches();
    }
    return isPlaceholder(other) ? FHIR_ID.matcher(one).matches() : one.equals(other);
  }

  private static boolean isPlaceholder(String segment) {
    return segment.startsWith("{");
  }

  boolean isUnder(List<String> prefix) {
    return segments.size() > prefix.size() && segments.subList(0, prefix.size()).equals(prefix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
