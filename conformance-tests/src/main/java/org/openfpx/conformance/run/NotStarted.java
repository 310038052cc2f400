package org.openfpx.conformance.run;

/** A network of ours did not start. The message has what it said last. */
public final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotStarted(String message) {
    super(message);
  }
}
