package org.openfpx.domain.registry;

/**
 * What an entity is called: its type and its handle, which is the name people know it by (a client
 * id, an identifier) or, for links, the handles of what they link, parted by bars.
 */
public record EntityKey(String type, String handle) implements Comparable<EntityKey> {
  /** Between the parts of a handle that has several. */
  public static final String BAR = "|";

  /**
   * @throws IllegalArgumentException if one is blank
   */
  public EntityKey {
    if (type.isBlank() || handle.isBlank()) {
      throw new IllegalArgumentException("an entity has a type and a handle");
    }
  }

  @Override
  public int compareTo(EntityKey other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : handle.compareTo(other.handle);
  }

  @Override
  public String toString() {
    return type + " " + handle;
  }
}
