package org.openfpx.domain.oauth.dpop;

import java.time.Instant;
import org.openfpx.domain.oauth.KeyThumbprint;

/** The ids of proofs that have been used. */
public interface ProofIds {
  /**
   * Notes the use of a proof, in one atomic step: of any number of simultaneous uses one alone is
   * the first.
   *
   * @param until when the proof ends, and with it the need to remember it
   * @return whether this is its first use
   */
  boolean isFirstUse(KeyThumbprint key, String proofId, Instant until);
}
