package org.openfpx.domain.rsa.rot;

/** Names a permission at its authorization server. */
public record PermissionId(String value) {
  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public PermissionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a permission has an id");
    }
  }
}
