package org.openfpx.http.as.introspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** The forms in which an introspection is answered, and which of them is asked for. */
enum AcceptedForm {
  JSON,
  SIGNED;

  /** The media type of a signed answer (RFC 9701 section 10.4). */
  static final String SIGNED_TYPE = "application/token-introspection+jwt";

  private static final Set<String> JSON_TYPES = Set.of("application/json", "application/*", "*/*");

  /**
   * The form that {@code Accept} prefers (RFC 9110 section 12.5.1): of equally good ones that which
   * is named most exactly. Signed is only what is asked for by its name; whoever asks for neither
   * gets JSON.
   */
  static AcceptedForm of(List<String> accept) {
    return ranges(accept).stream().flatMap(range -> named(range).stream()).findFirst().orElse(JSON);
  }

  /** What is accepted, the best first; of a header that is malformed nothing. */
  private static List<String> ranges(List<String> accept) {
    var preferred = new QuotedQualityCSV(QuotedQualityCSV.MOST_SPECIFIC_MIME_ORDERING);
    try {
      accept.forEach(preferred::addValue);
      return preferred.getValues();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private static Optional<AcceptedForm> named(String range) {
    var type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals(SIGNED_TYPE)) {
      return Optional.of(SIGNED);
    }
    return JSON_TYPES.contains(type) ? Optional.of(JSON) : Optional.empty();
  }
}
