package org.openfpx.domain.rsa.route;

/** What a request turned out to be. */
public sealed interface RouteMatch {
  /**
   * Exactly one mapping.
   *
   * @param route the mapping
   * @param upstream what to ask upstream, newly written from what was understood
   */
  record Matched(ProtectedRoute route, UpstreamTarget upstream) implements RouteMatch {}

  /** No mapping: nothing is said about what exists. */
  record NotMapped() implements RouteMatch {}

  /** A form that two servers could understand in two ways. */
  record Ambiguous(Flaw flaw) implements RouteMatch {}

  /**
   * A query parameter that this route does not pass on, or a value that names a person.
   *
   * @param name the name as it was sent, decoded
   */
  record ParameterRefused(String name) implements RouteMatch {}

  /** What is wrong with the form of a request. */
  enum Flaw {
    BAD_ENCODING,
    DOT_SEGMENT,
    EMPTY_SEGMENT,
    PATH_PARAMETER,
    ENCODED_SEPARATOR,
    FORBIDDEN_CHARACTER,
    METHOD_OVERRIDE,
    BODY,
    TOO_LONG
  }
}
