package org.openfpx.domain.secret;

/**
 * Seals what must be read again: downstream tokens, ROTs, client secrets towards others, signing
 * keys. AES-256-GCM under a key-encryption key with an id; what is sealed for one place does not
 * open in another.
 */
public interface Sealer {
  /**
   * Seals a text for a place.
   *
   * @param place what the value is and whose, such as {@code "permission.rot:<id>"}; it is
   *     authenticated and not stored, so a sealed value moved to another row does not open
   */
  Sealed seal(String clear, String place);

  /**
   * Opens what was sealed for that place.
   *
   * @throws IllegalStateException if the key is unknown, the place is another or the value was
   *     altered
   */
  String open(Sealed sealed, String place);
}
