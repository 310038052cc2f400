package org.openfpx.domain.oauth;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * What a client shows to redeem a code (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
 *
 * @param verifier as it came: one that is malformed spends the code like one that is wrong
 */
public record PresentedCode(Secret code, Optional<String> redirectUri, Optional<String> verifier) {
  @Override
  public String toString() {
    return "PresentedCode[redacted]";
  }

  boolean fits(IssuedCode issued) {
    var parsed = verifier.flatMap(CodeVerifier::parse);
    return redirectUri.equals(Optional.of(issued.redirectUri()))
        && parsed.isPresent() == verifier.isPresent()
        && Pkce.fits(issued.challenge(), parsed);
  }
}
