package org.openfpx.conformance.module;

import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;

/** What is only recommended: a server of OpenFPX does it, and any other is warned. */
final class Ought {
  private Ought() {}

  /**
   * That this holds.
   *
   * @throws Deviation if it does not, at a server of OpenFPX
   */
  static void that(Subject subject, boolean holds, String expected, String seen) {
    if (subject.driver().isOurs()) {
      Expect.that(holds, expected, seen);
    } else if (!holds) {
      subject.doubt(expected, seen);
    }
  }
}
