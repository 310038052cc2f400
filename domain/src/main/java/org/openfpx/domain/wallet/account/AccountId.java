package org.openfpx.domain.wallet.account;

/** The random id of a wallet account; it says nothing about the person. */
public record AccountId(String value) {
  /**
   * @throws IllegalArgumentException if the value is blank
   */
  public AccountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an account id is never blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
