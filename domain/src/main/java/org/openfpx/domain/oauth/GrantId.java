package org.openfpx.domain.oauth;

/** The id of what one yes has given: a code first, then the tokens redeemed for it. No secret. */
public record GrantId(String value) {
  /**
   * @throws IllegalArgumentException if the value is blank or too long
   */
  public GrantId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a grant's id is 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
