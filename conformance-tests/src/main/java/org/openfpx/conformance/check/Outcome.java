package org.openfpx.conformance.check;

import java.util.Locale;

/** What came of a check. */
public sealed interface Outcome {
  /**
   * As required.
   *
   * @param note what is worth knowing besides, or nothing
   */
  record Pass(String note) implements Outcome {
    /** Nothing to add. */
    public Pass() {
      this("");
    }
  }

  /** Not as required. */
  record Fail(String expected, String seen) implements Outcome {}

  /** Not as recommended, or not as a rule has it that is not UMA's own. */
  record Warning(String expected, String seen) implements Outcome {}

  /** Not looked at. */
  record Skip(String reason) implements Outcome {}

  /** For a person to look at. */
  record Review(String what) implements Outcome {}

  /** Its name in reports. */
  default String word() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
