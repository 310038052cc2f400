package org.openfpx.domain.oauth.dpop;

import java.util.Optional;

/** Checks the form and the signature of proofs (RFC 9449 section 4.3, points 2 to 7). */
public interface ProofVerifier {
  /**
   * What a proof says, if it is a JWT of type {@code dpop+jwt}, signed with one of the accepted
   * algorithms by the key that its header holds, of which it holds nothing private. Judges neither
   * times nor for what it is.
   */
  Optional<SignedProof> verify(String compact);
}
