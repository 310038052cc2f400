package org.openfpx.conformance.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What ties a ticket to the client instance that began with it (RFC 7636). */
public record Pkce(String verifier) {
  /** The one method that there is. */
  public static final String METHOD = "S256";

  /** What is sent at the begin. */
  public String challenge() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
