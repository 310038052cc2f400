package org.openfpx.domain.rsa.rot;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.secret.SecretHash;

/**
 * A ROT as it is kept.
 *
 * @param hash its hash; the ROT itself is not kept
 * @param link whose it is
 * @param issuedFor what the wallet said it would be for, if it said so
 * @param bindableUntil the first of the two clocks: until then its first introspection must come
 * @param binding the permission that it serves, once it has been seen
 */
public record IssuedRot(
    SecretHash hash,
    LinkId link,
    Optional<RotUse> issuedFor,
    Instant bindableUntil,
    Optional<RotBinding> binding) {

  /** Whether it was issued for such a use, or for none in particular. */
  boolean allows(RotUse introspected, Instant now) {
    return issuedFor
        .map(use -> use.allows(introspected) && now.isBefore(use.endsAt()))
        .orElse(true);
  }
}
