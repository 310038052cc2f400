package org.openfpx.domain.rsa.route;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One mapping: this method on this path is this resource.
 *
 * @param method {@code GET} or {@code HEAD}
 * @param path the path as clients ask for it
 * @param needs what a permission must name
 * @param parameters the query parameters that may go up, by their exact names
 */
public record ProtectedRoute(
    String method, PathPattern path, ProtectedResource needs, Set<String> parameters) {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /**
   * Query parameters that say whose records are meant, or reach into those of others (FHIR R4
   * search: references to a person, chains, includes, filters of their own).
   */
  private static final Set<String> NEVER =
      Set.of(
          "patient",
          "subject",
          "person",
          "individual",
          "beneficiary",
          "subscriber",
          "user",
          "owner",
          "identifier",
          "link",
          "related-person",
          "_id",
          "_has",
          "_include",
          "_revinclude",
          "_filter",
          "_query",
          "_list",
          "_text",
          "_content",
          "_contained",
          "_method");

  /**
   * @throws IllegalArgumentException if the method is none that is read with, or a parameter could
   *     name a person
   */
  public ProtectedRoute {
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "a protected route is read with GET or HEAD, not " + method + ": " + path);
    }
    parameters = Set.copyOf(parameters);
    for (String parameter : parameters) {
      if (namesAPerson(parameter)) {
        throw new IllegalArgumentException(
            "the ROT says whose records, the parameter '" + parameter + "' must not: " + path);
      }
    }
  }

  private static boolean namesAPerson(String parameter) {
    // Modifiers and chains, such as patient:Patient.identifier, are judged by where they begin.
    String begin = parameter.toLowerCase(Locale.ROOT).split("[:.]", 2)[0];
    return NEVER.contains(begin) || parameter.contains(".") || parameter.contains(":");
  }

  boolean matches(String method, List<String> decoded) {
    return this.method.equals(method) && path.matches(decoded);
  }

  boolean overlaps(ProtectedRoute other) {
    return method.equals(other.method) && path.overlaps(other.path);
  }
}
