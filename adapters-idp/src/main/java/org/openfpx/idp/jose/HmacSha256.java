package org.openfpx.idp.jose;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.openfpx.domain.secret.KeyDerivation;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Secret;

/** HMAC-SHA-256 and, on top of it, HKDF-SHA-256. */
public final class HmacSha256 implements Mac, KeyDerivation {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_BYTES = 32;

  @Override
  public String sha256(Secret key, String text) {
    return HexFormat.of().formatHex(hmac(bytes(key), text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Secret derive(Secret master, String context) {
    var key = hkdf(bytes(master), new byte[32], context.getBytes(StandardCharsets.UTF_8));
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }

  /** RFC 5869 sections 2.2 and 2.3 for one block: the first 32 bytes. */
  static byte[] hkdf(byte[] master, byte[] salt, byte[] info) {
    var pseudorandom = hmac(salt, master);
    var block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return hmac(pseudorandom, block);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = javax.crypto.Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(Secret key) {
    var bytes = Base64.getUrlDecoder().decode(key.reveal());
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes or more");
    }
    return bytes;
  }
}
