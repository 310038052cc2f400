package org.openfpx.domain.oauth;

import java.util.Optional;

/** Checks what clients have signed with a secret that both sides know (RFC 7515, HS256 alone). */
@FunctionalInterface
public interface SharedKeyVerifier {
  /**
   * What the token says, if it was signed with this secret, whatever its header says of other keys.
   * Checks neither times nor parties.
   */
  Optional<VerifiedClaims> verify(UnverifiedClaims token, ClientCredential.SharedKey key);
}
