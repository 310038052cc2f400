package org.openfpx.conformance.check;

/** The server did not do what a check expects; ends the check. The texts name no secret. */
public final class Deviation extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String seen;

  public Deviation(String expected, String seen) {
    super("expected " + expected + ", saw " + seen);
    this.expected = expected;
    this.seen = seen;
  }

  /** What should have been. */
  public String expected() {
    return expected;
  }

  /** What was. */
  public String seen() {
    return seen;
  }
}
