package org.openfpx.domain.as.request;

import java.util.Optional;

/** The name of a request, known to the AS, the owning account and its wallet. */
public record RequestId(String value) {
  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException if the value is blank, longer than 64 characters or has spaces
   *     at an end, which some databases would not see
   */
  public RequestId {
    if (!isId(value)) {
      throw new IllegalArgumentException(
          "a request's id is 1 to 64 characters, without spaces at its ends");
    }
  }

  /** Reads what somebody names a request by; empty if it can be the name of none. */
  public static Optional<RequestId> parse(String text) {
    return isId(text) ? Optional.of(new RequestId(text)) : Optional.empty();
  }

  private static boolean isId(String text) {
    return !text.isBlank() && text.length() <= LONGEST && text.equals(text.strip());
  }

  @Override
  public String toString() {
    return value;
  }
}
