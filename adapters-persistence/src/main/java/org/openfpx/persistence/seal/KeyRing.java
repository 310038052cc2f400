package org.openfpx.persistence.seal;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key-encryption keys by their ids: one seals, all open. */
public final class KeyRing {
  /** How to make a key, for the message of a system that has none. */
  public static final String HOW_TO_MAKE_ONE =
      "make one with: (umask 077; openssl rand -base64 32 > key-encryption-key)"
          + " and name the file as key-encryption-key.file";

  private static final int BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final String current;
  private final Map<String, SecretKey> keys;

  private KeyRing(String current, Map<String, SecretKey> keys) {
    this.current = current;
    this.keys = Map.copyOf(keys);
  }

  /**
   * Reads a ring: one key a line (or parted by commas), as {@code id:key}, the key being base64 of
   * 32 bytes; a line without id is the key with the current id; lines that begin with # are notes.
   *
   * @param current the id of the key that seals from now on; the others only open
   * @throws IllegalArgumentException with a message for the operator, which never shows a key
   */
  public static KeyRing parse(String current, String text) {
    var keys = new LinkedHashMap<String, SecretKey>();
    for (var line : text.replace(',', '\n').lines().toList()) {
      var entry = line.strip();
      if (!entry.isEmpty() && !entry.startsWith("#")) {
        add(keys, current, entry);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key-encryption key; " + HOW_TO_MAKE_ONE);
    }
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException(
          "no key-encryption key has the id " + current + ", which key-encryption-key.id names");
    }
    return new KeyRing(current, keys);
  }

  private static void add(Map<String, SecretKey> keys, String current, String entry) {
    int colon = entry.indexOf(':');
    var id = colon < 0 ? current : entry.substring(0, colon).strip();
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a key-encryption key is 1 to 32 letters, digits, _ or -");
    }
    if (keys.putIfAbsent(id, key(id, entry.substring(colon + 1).strip())) != null) {
      throw new IllegalArgumentException("two key-encryption keys have the id " + id);
    }
  }

  private static SecretKey key(String id, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "the key-encryption key " + id + " is not base64 of 32 bytes; " + HOW_TO_MAKE_ONE);
    }
    return new SecretKeySpec(bytes, "AES");
  }

  String currentId() {
    return current;
  }

  Optional<SecretKey> byId(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public String toString() {
    return "KeyRing[" + keys.size() + " keys, " + current + " seals]";
  }
}
