package org.openfpx.domain.registry;

import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;

/**
 * A secret that we show to others, as the registry keeps it.
 *
 * @param place where it was sealed, and the only place where it opens
 */
public record SealedSecret(Sealed sealed, String place) {
  /** The secret in the clear, for the one request that shows it. */
  public Secret open(Sealer sealer) {
    return new Secret(sealer.open(sealed, place));
  }

  /** Seals a secret for a place. */
  public static SealedSecret of(Secret secret, String place, Sealer sealer) {
    return new SealedSecret(sealer.seal(secret.reveal(), place), place);
  }
}
