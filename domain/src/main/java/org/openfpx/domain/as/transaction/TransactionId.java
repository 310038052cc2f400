package org.openfpx.domain.as.transaction;

/**
 * The name of a transaction inside the AS. That of a sign-in, and no other, leaves it: as {@code
 * sid}, to the one client that it is for (protocol, section 2.4).
 */
public record TransactionId(String value) {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 64 characters
   */
  public TransactionId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a transaction's id is 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
