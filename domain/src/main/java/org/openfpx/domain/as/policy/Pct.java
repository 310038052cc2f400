package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;

/**
 * A persisted claims token as it is kept (UMA Grant 3.3.1, 3.3.5): which conditions somebody has
 * satisfied, and nothing of the claims.
 *
 * @param hash of its value
 * @param client whose it is
 * @param issuer the hash of who vouched for the person
 * @param salt the sealed key of the person's MAC
 * @param person the MAC of issuer and subject: it tells whether another claim token is the same
 *     person's
 * @param satisfied the conditions, each by {@link #condition}
 * @param expiresAt a whole minute
 */
public record Pct(
    SecretHash hash,
    ClientId client,
    SecretHash issuer,
    Sealed salt,
    String person,
    Set<String> satisfied,
    Instant expiresAt) {
  public Pct {
    satisfied = Set.copyOf(satisfied);
  }

  /** What an issuer is called: enough to end what rests on it, and no address in clear. */
  public static SecretHash issuer(Issuer issuer) {
    return SecretHash.sha256("issuer " + issuer.value());
  }

  /** What a condition is called: another as soon as the owner says another value. */
  static String condition(PolicyId id, Policy.WhoProves condition) {
    return SecretHash.sha256(id.value() + " " + condition.mac()).hex();
  }

  /** What the policy's condition is called, if it is one about claims. */
  public static Optional<String> conditionOf(Policy policy) {
    return policy.who() instanceof Policy.WhoProves condition
        ? Optional.of(condition(policy.id(), condition))
        : Optional.empty();
  }

  /** Where the seal of its salt belongs. */
  static String placeOfSalt(SecretHash hash) {
    return "pct.salt:" + hash.hex();
  }
}
