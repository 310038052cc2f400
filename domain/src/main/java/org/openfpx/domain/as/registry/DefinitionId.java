package org.openfpx.domain.as.registry;

/** The name of a resource definition in the network: its {@code resourceId}. */
public record DefinitionId(String value) implements Comparable<DefinitionId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public DefinitionId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(DefinitionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
