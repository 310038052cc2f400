package org.openfpx.domain.oauth.dpop;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * An access token as a request shows it, unjudged.
 *
 * @param proof of the key that it is bound to, where it is shown as a DPoP token (RFC 9449 section
 *     7.1); none where it is shown as a bearer token (RFC 6750 section 2.1)
 */
public record ShownToken(Secret value, Optional<ShownProof> proof) {
  /** One that is shown as a bearer token. */
  public static ShownToken bearer(Secret value) {
    return new ShownToken(value, Optional.empty());
  }
}
