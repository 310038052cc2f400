package org.openfpx.domain.rsa.linking;

import java.net.URI;

/**
 * A person at the source.
 *
 * @param issuer the provider that knows them
 * @param subject their name there, at most 255 characters (OpenID Connect Core section 2)
 */
public record Person(URI issuer, String subject) {
  /**
   * @throws IllegalArgumentException if the subject is blank or too long
   */
  public Person {
    if (subject.isBlank() || subject.length() > 255) {
      throw new IllegalArgumentException("a subject has 1 to 255 characters");
    }
  }

  // A person belongs into no log line.
  @Override
  public String toString() {
    return "Person[redacted]";
  }
}
