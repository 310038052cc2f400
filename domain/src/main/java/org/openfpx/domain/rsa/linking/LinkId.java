package org.openfpx.domain.rsa.linking;

/** Names one link. It never leaves the source. */
public record LinkId(String value) {
  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public LinkId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a link has an id");
    }
  }
}
