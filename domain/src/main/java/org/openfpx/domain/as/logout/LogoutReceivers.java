package org.openfpx.domain.as.logout;

import java.net.URI;

/** The addresses at which clients take logout tokens. */
@FunctionalInterface
public interface LogoutReceivers {
  /**
   * Posts a logout token (OpenID Connect Back-Channel Logout section 2.5).
   *
   * @return whether the client has taken it
   */
  boolean tell(URI address, String logoutToken);
}
