package org.openfpx.domain.as.registry;

/** The name of a wallet in the network. */
public record WalletId(String value) implements Comparable<WalletId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public WalletId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(WalletId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
