package org.openfpx.conformance.driver;

/** A target file cannot be used as it is. The message says where and what would be right. */
public final class BadTarget extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadTarget(String message) {
    super(message);
  }
}
