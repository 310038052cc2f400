package org.openfpx.domain.as.registry;

/** The name of a resource server in the network. */
public record ResourceServerId(String value) implements Comparable<ResourceServerId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 255 characters
   */
  public ResourceServerId {
    Identifiers.check(value);
  }

  @Override
  public int compareTo(ResourceServerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
