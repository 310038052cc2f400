package org.openfpx.domain.as.registry;

/** The name of a capability ticket, which a client shows to open a transaction. */
public record CapabilityTicketId(String value) implements Comparable<CapabilityTicketId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public CapabilityTicketId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(CapabilityTicketId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
