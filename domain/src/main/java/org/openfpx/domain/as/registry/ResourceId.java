package org.openfpx.domain.as.registry;

/** The name of a resource, unique at this authorization server. */
public record ResourceId(String value) implements Comparable<ResourceId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public ResourceId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(ResourceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
