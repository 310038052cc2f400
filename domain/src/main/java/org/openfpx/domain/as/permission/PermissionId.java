package org.openfpx.domain.as.permission;

import java.util.Optional;

/** The name of a permission, known to the AS, the wallet and the resource server it is for. */
public record PermissionId(String value) implements Comparable<PermissionId> {
  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException if the value is blank, longer than 64 characters or has spaces
   *     at an end, which some databases would not see
   */
  public PermissionId {
    if (!isId(value)) {
      throw new IllegalArgumentException(
          "a permission's id is 1 to 64 characters, without spaces at its ends");
    }
  }

  /** Reads what somebody names a permission by; empty if it can be the name of none. */
  public static Optional<PermissionId> parse(String text) {
    return isId(text) ? Optional.of(new PermissionId(text)) : Optional.empty();
  }

  private static boolean isId(String text) {
    return !text.isBlank() && text.length() <= LONGEST && text.equals(text.strip());
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
