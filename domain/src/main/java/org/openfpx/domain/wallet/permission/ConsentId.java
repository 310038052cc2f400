package org.openfpx.domain.wallet.permission;

/** The id of one answer to one request: what was asked together is stopped together. */
public record ConsentId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
