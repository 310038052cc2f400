package org.openfpx.domain.as.registry;

import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.text.LocalizedText;

/**
 * Somebody who is believed about people: what it says of them in a claim token counts (protocol,
 * section 3.10).
 *
 * @param keys what its tokens are checked with
 * @param claims the names of the claims that it is believed about
 */
public record ClaimsIssuer(
    Issuer issuer, Optional<LocalizedText> name, VerificationKeys keys, Set<String> claims) {
  public ClaimsIssuer {
    claims = Set.copyOf(claims);
  }
}
