package org.openfpx.domain.secret;

/** A credential in the clear: a token, a ticket, a code. It lives as long as one request does. */
public final class Secret {
  private final String value;

  /**
   * @throws IllegalArgumentException if the value is blank
   */
  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is never blank");
    }
    this.value = value;
  }

  /** The value itself, for the one line that puts it on the wire. */
  public String reveal() {
    return value;
  }

  /** What a store may keep of it. */
  public SecretHash hash() {
    return SecretHash.sha256(value);
  }

  // No equals: secrets are compared by their hashes, so that no comparison can be timed.
  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
