package org.openfpx.domain.testing.oauth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.openfpx.domain.oauth.KeyThumbprint;

/** Somebody who holds a key on P-256 and proves it (RFC 9449 section 4.2), by the JDK alone. */
public final class KeyHolder {
  private final KeyPair pair = pair();
  private final AtomicInteger proofs = new AtomicInteger();

  /** The public half of the key. */
  public String jwk() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    // RFC 7638 section 3.2: the required members in the order of their names.
    return "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(coordinate(point.getAffineX()), coordinate(point.getAffineY()));
  }

  public KeyThumbprint thumbprint() {
    return new KeyThumbprint(hash(jwk()));
  }

  /** A proof for a request that shows no token, with an id of its own. */
  public String proof(String method, String address, Instant issuedAt) {
    return proof(claims(method, address, issuedAt) + "}");
  }

  /** A proof for a request that shows this token. */
  public String proof(String method, String address, Instant issuedAt, String token) {
    return proof(claims(method, address, issuedAt) + ",\"ath\":\"%s\"}".formatted(hash(token)));
  }

  private String claims(String method, String address, Instant issuedAt) {
    return "{\"jti\":\"%s-%d\",\"htm\":\"%s\",\"htu\":\"%s\",\"iat\":%d"
        .formatted(
            thumbprint().value(),
            proofs.incrementAndGet(),
            method,
            address,
            issuedAt.getEpochSecond());
  }

  /** A proof that says this. */
  public String proof(String claims) {
    return signed("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + jwk() + "}", claims);
  }

  /** A JWT with this header, signed with ES256 whatever it says. */
  public String signed(String header, String claims) {
    try {
      var input = base64(utf8(header)) + "." + base64(utf8(claims));
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(utf8(input));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The SHA-256 of a text, base64url: thumbprints and the {@code ath} of tokens. */
  public static String hash(String text) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coordinate(BigInteger number) {
    var octets = new byte[32];
    var given = number.toByteArray();
    int length = Math.min(given.length, octets.length);
    System.arraycopy(given, given.length - length, octets, octets.length - length, length);
    return base64(octets);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
