package org.openfpx.conformance.exchange;

/** A party answered in a way that the flow cannot go on from. The message names no secret. */
public final class UnexpectedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnexpectedAnswer(String message) {
    super(message);
  }
}
