package org.openfpx.domain.rsa.linking;

/** A wallet as the source knows it: its client id here. */
public record WalletId(String value) {
  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public WalletId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a wallet has a client id");
    }
  }
}
