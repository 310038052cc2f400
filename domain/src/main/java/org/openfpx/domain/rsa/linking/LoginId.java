package org.openfpx.domain.rsa.linking;

/** Names one login under way; worth nothing without the browser that began it. */
public record LoginId(String value) {
  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public LoginId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a login has an id");
    }
  }
}
