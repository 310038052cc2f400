package org.openfpx.conformance.tidy;

import java.util.Map;

/** What is let off a check of {@link TidyTest}, each with its reason. */
final class Exceptions {
  /** Files that are longer than they should be, by name. */
  static final Map<String, String> LONG_FILES = Map.of();

  /** Methods that are longer than they should be, as {@code Class.method}. */
  static final Map<String, String> LONG_METHODS =
      Map.of("AsNetwork.participants", "the list of whom a test network consists of");

  private Exceptions() {}
}
