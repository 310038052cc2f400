package org.openfpx.domain.as.policy;

import java.util.Optional;

/** The name of a policy, known to the AS and to the account that made it. */
public record PolicyId(String value) implements Comparable<PolicyId> {
  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException if the value is blank, longer than 64 characters or has spaces
   *     at an end, which some databases would not see
   */
  public PolicyId {
    if (!isId(value)) {
      throw new IllegalArgumentException(
          "a policy's id is 1 to 64 characters, without spaces at its ends");
    }
  }

  /** Reads what somebody names a policy by; empty if it can be the name of none. */
  public static Optional<PolicyId> parse(String text) {
    return isId(text) ? Optional.of(new PolicyId(text)) : Optional.empty();
  }

  private static boolean isId(String text) {
    return !text.isBlank() && text.length() <= LONGEST && text.equals(text.strip());
  }

  @Override
  public int compareTo(PolicyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
