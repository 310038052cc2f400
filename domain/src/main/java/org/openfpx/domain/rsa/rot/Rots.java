package org.openfpx.domain.rsa.rot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.rsa.linking.EndsWithLink;
import org.openfpx.domain.secret.SecretHash;

/** The ROTs of strategy {@code simple} that have been issued. */
public interface Rots extends EndsWithLink {
  /** Keeps new ones, all or none. */
  void add(List<IssuedRot> rots);

  /** The ROT with this hash. */
  Optional<IssuedRot> find(SecretHash rot);

  /**
   * Binds a ROT that is not bound and can be bound at that time, in one atomic step: of any number
   * of simultaneous calls, in any replica, at most one binds.
   *
   * @return whether this call did
   */
  boolean bind(SecretHash rot, RotBinding to, Instant now);
}
