package org.openfpx.domain.oauth;

import java.time.Instant;
import org.openfpx.domain.secret.Sealed;

/**
 * A key this provider signs with, for a while: published before its first use, and still after its
 * last for as long as what it signed may live.
 *
 * @param algorithm the one that it signs by
 * @param publicJwk the public half as a JSON Web Key, as it is published
 * @param privateJwk both halves as a JSON Web Key, sealed for {@link #place}
 * @param signsUntil when its successor takes over
 * @param publishedUntil when nothing that it signed is alive any more
 */
public record SigningKey(
    String keyId,
    SignatureAlgorithm algorithm,
    String publicJwk,
    Sealed privateJwk,
    Instant signsFrom,
    Instant signsUntil,
    Instant publishedUntil) {

  /**
   * @throws IllegalArgumentException if it ended before it began
   */
  public SigningKey {
    if (!signsFrom.isBefore(signsUntil) || publishedUntil.isBefore(signsUntil)) {
      throw new IllegalArgumentException(
          "a key signs for a while, and is published at least so long");
    }
  }

  /** For which place the private half of the key of that id is sealed. */
  public static String place(String keyId) {
    return "signing-key:" + keyId;
  }

  /** The same, that begins to sign at another time. */
  SigningKey signingFrom(Instant from) {
    return new SigningKey(
        keyId, algorithm, publicJwk, privateJwk, from, signsUntil, publishedUntil);
  }

  /** The same, that signs until another time, and is published after as the rotation says. */
  SigningKey signingUntil(Instant until, KeyRotation rotation) {
    return new SigningKey(
        keyId,
        algorithm,
        publicJwk,
        privateJwk,
        signsFrom,
        until,
        until.plus(rotation.publishedAfter()));
  }

  boolean signsAt(Instant now) {
    return !now.isBefore(signsFrom) && now.isBefore(signsUntil);
  }
}
