package org.openfpx.domain.as.registry;

import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RedirectUris;

/**
 * A client that may ask for people's resources.
 *
 * @param claimsRedirectUris where the person comes back to after claims gathering (UMA Grant
 *     section 3.3.2)
 */
public record UmaClient(Client client, RedirectUris claimsRedirectUris) {
  public ClientId id() {
    return client.id();
  }
}
