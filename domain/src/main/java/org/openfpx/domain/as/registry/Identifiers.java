package org.openfpx.domain.as.registry;

final class Identifiers {
  private Identifiers() {}

  static void check(String value) {
    if (value.isBlank() || value.length() > 255) {
      throw new IllegalArgumentException("an identifier is 1 to 255 characters and not blank");
    }
  }
}
