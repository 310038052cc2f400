package org.openfpx.domain.as.permission;

/** The name of a permission, known to the AS, the wallet and the resource server it is for. */
public record PermissionId(String value) implements Comparable<PermissionId> {
  /**
   * @throws IllegalArgumentException if the value is blank or longer than 64 characters
   */
  public PermissionId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a permission's id is 1 to 64 characters");
    }
  }

  @Override
  public int compareTo(PermissionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
