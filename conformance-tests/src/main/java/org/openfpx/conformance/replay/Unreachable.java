package org.openfpx.conformance.replay;

/** The target does not answer. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unreachable(String message) {
    super(message);
  }
}
