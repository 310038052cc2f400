package org.openfpx.domain.as.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;

/**
 * What ties a transaction to the browser that opened the claims address: one random cookie, new for
 * each transaction. The store keeps its hash alone; nonce and verifier for the wallet are derived
 * from it, so that nobody but this browser can bring a wallet's answer to its end.
 */
public record BrowserBinding(Secret cookie) {
  private static final int NAME_LENGTH = 16;

  /** What of the cookie's name is the transaction's own, so that two tabs don't collide. */
  public String name() {
    return derived("name").hex().substring(0, NAME_LENGTH);
  }

  /** The {@code nonce} that the wallet's ID token must carry. */
  public String nonce() {
    return derived("nonce").hex();
  }

  /** The verifier of the code that the wallet sends. */
  public CodeVerifier verifier() {
    return new CodeVerifier(derived("verifier").hex());
  }

  /** What the store keeps. */
  public SecretHash hash() {
    return cookie.hash();
  }

  /** Whether this is the browser whose hash was kept; takes the same time whatever the answer. */
  public boolean is(SecretHash kept) {
    return MessageDigest.isEqual(
        kept.hex().getBytes(StandardCharsets.US_ASCII),
        hash().hex().getBytes(StandardCharsets.US_ASCII));
  }

  private SecretHash derived(String what) {
    return SecretHash.sha256(what + " " + cookie.reveal());
  }
}
