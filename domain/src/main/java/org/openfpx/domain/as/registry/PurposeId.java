package org.openfpx.domain.as.registry;

/** The name of a purpose in the network. */
public record PurposeId(String value) implements Comparable<PurposeId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public PurposeId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(PurposeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
