package org.openfpx.conformance.driver;

/** A driver was asked for what it cannot do. The message is the reason that a person reads. */
public final class NotOffered extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotOffered(String reason) {
    super(reason);
  }
}
