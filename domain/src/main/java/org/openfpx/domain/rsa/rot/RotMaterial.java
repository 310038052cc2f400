package org.openfpx.domain.rsa.rot;

import java.time.Duration;
import java.util.List;
import org.openfpx.domain.secret.Secret;

/** What a wallet gets, by strategy. */
public sealed interface RotMaterial {
  /**
   * ROTs to be shown as they are.
   *
   * @param rots in the order asked for
   * @param lifetime how long they can be bound
   */
  record Simple(List<Secret> rots, Duration lifetime) implements RotMaterial {
    public Simple {
      rots = List.copyOf(rots);
    }
  }
}
