package org.openfpx.domain.oauth.dpop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.SecretHash;

/**
 * Used proofs in the memory of one process, for a resource server that has but one and no database:
 * where there are several, a proof could be used at each. Bounded: when it is full of proofs that
 * are still good, no more are accepted, for a forgotten one could be used again.
 */
public final class RememberedProofIds implements ProofIds {
  /** How many proofs are remembered at most. */
  static final int MOST = 100_000;

  private static final Duration TIDIED_EVERY = Duration.ofSeconds(30);

  private final InstantSource time;
  private final int most;
  private final Map<SecretHash, Instant> uses = new HashMap<>();
  private Instant tidiedAt = Instant.MIN;

  public RememberedProofIds(InstantSource time) {
    this(time, MOST);
  }

  RememberedProofIds(InstantSource time, int most) {
    this.time = time;
    this.most = most;
  }

  @Override
  public synchronized boolean isFirstUse(KeyThumbprint key, String proofId, Instant until) {
    var now = time.instant();
    if (!now.isBefore(tidiedAt.plus(TIDIED_EVERY))) {
      uses.values().removeIf(end -> !now.isBefore(end));
      tidiedAt = now;
    }
    return uses.size() < most
        && uses.putIfAbsent(SecretHash.sha256(key.value() + proofId), until) == null;
  }
}
