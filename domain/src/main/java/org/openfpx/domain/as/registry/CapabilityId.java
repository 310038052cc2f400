package org.openfpx.domain.as.registry;

/** The name of a capability, which is unique among those of its client. */
public record CapabilityId(String value) implements Comparable<CapabilityId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public CapabilityId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(CapabilityId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
