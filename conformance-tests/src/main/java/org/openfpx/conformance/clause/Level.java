package org.openfpx.conformance.clause;

import java.util.Locale;

/** How strict a clause is. */
public enum Level {
  MUST,
  MUST_NOT,
  /** A plain statement of the wire format, without a key word. */
  FACT,
  SHOULD,
  SHOULD_NOT,
  /** Worth a test when it is there. */
  OPTIONAL,
  /** Said without a capital key word, by definition or by example. */
  LOWER_CASE,
  /**
   * Not said by UMA itself: from OAuth, from the threats that the text names, or a rule of ours.
   */
  DERIVED;

  static Level named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** As a person reads it. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether a foreign server may do otherwise, and is only warned. */
  public boolean isLenient() {
    return switch (this) {
      case SHOULD, SHOULD_NOT, DERIVED -> true;
      case MUST, MUST_NOT, FACT, OPTIONAL, LOWER_CASE -> false;
    };
  }
}
