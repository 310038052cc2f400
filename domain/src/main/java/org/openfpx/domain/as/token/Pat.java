package org.openfpx.domain.as.token;

import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;

/**
 * Whose PAT came along (UMA Federated Authorization 1.3): what it opens of the protection API.
 *
 * @param resourceServer the client id of the resource server that holds it
 * @param owner the account of the person who gave it; none where it is the server's own
 */
public record Pat(ClientId resourceServer, Optional<ClientId> owner) {
  /** One that a resource server got for its own credentials. */
  public static Pat own(ClientId resourceServer) {
    return new Pat(resourceServer, Optional.empty());
  }
}
