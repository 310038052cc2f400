package org.openfpx.persistence.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secrets;

/**
 * Seals with AES-256-GCM; the place is authenticated with the text and not kept (NIST SP 800-38D).
 */
public final class AesGcmSealer implements Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** 24 characters of base64url are 18 random bytes, of which the nonce takes the first 12. */
  private static final int NONCE_SOURCE_CHARACTERS = 24;

  private final KeyRing keys;
  private final Secrets secrets;

  public AesGcmSealer(KeyRing keys, Secrets secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  @Override
  public Sealed seal(String clear, String place) {
    var key = keys.byId(keys.currentId()).orElseThrow();
    var nonce = nonce();
    var text = run(Cipher.ENCRYPT_MODE, key, nonce, place, clear.getBytes(StandardCharsets.UTF_8));
    var both = Arrays.copyOf(nonce, nonce.length + text.length);
    System.arraycopy(text, 0, both, nonce.length, text.length);
    return new Sealed(
        keys.currentId() + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(both));
  }

  @Override
  public String open(Sealed sealed, String place) {
    int colon = sealed.value().indexOf(':');
    var id = sealed.value().substring(0, colon);
    var key =
        keys.byId(id)
            .orElseThrow(() -> new IllegalStateException("no key-encryption key has the id " + id));
    var both = decode(sealed.value().substring(colon + 1));
    var nonce = Arrays.copyOf(both, NONCE_BYTES);
    var text = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
    return new String(run(Cipher.DECRYPT_MODE, key, nonce, place, text), StandardCharsets.UTF_8);
  }

  private byte[] nonce() {
    var random = secrets.next(NONCE_SOURCE_CHARACTERS).reveal();
    return Arrays.copyOf(Base64.getUrlDecoder().decode(random), NONCE_BYTES);
  }

  private static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a sealed value was altered", e);
    }
    if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
      throw new IllegalStateException("a sealed value was cut");
    }
    return bytes;
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, String place, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a value does not open here: moved, altered or another key", e);
    }
  }
}
