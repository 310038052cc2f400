package org.openfpx.domain.oauth;

import java.time.Instant;
import org.openfpx.domain.secret.Sealed;

/**
 * A key this provider signs with, for a while: published before its first use, and still after its
 * last for as long as what it signed may live.
 *
 * @param publicJwk the public half as a JSON Web Key, as it is published
 * @param privateJwk both halves as a JSON Web Key, sealed for {@link #place}
 * @param signsUntil when its successor takes over
 * @param publishedUntil when nothing that it signed is alive any more
 */
public record SigningKey(
    String keyId,
    String publicJwk,
    Sealed privateJwk,
    Instant signsFrom,
    Instant signsUntil,
    Instant publishedUntil) {

  /** For which place the private half of the key of that id is sealed. */
  public static String place(String keyId) {
    return "signing-key:" + keyId;
  }

  boolean signsAt(Instant now) {
    return !now.isBefore(signsFrom) && now.isBefore(signsUntil);
  }
}
