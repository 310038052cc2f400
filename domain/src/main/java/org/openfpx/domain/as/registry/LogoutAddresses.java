package org.openfpx.domain.as.registry;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.oauth.RedirectUris;

/**
 * Where a client has to do with the end of a sign-in.
 *
 * @param after where people may be sent back to who have signed out (OpenID Connect RP-Initiated
 *     Logout section 3)
 * @param backChannel where the client takes logout tokens (OpenID Connect Back-Channel Logout
 *     section 2.2)
 */
public record LogoutAddresses(RedirectUris after, Optional<URI> backChannel) {
  /** Of a client that registered none. */
  public static final LogoutAddresses NONE =
      new LogoutAddresses(RedirectUris.NONE, Optional.empty());
}
