package org.openfpx.domain.as.logout;

import java.net.URI;

/** The addresses at which clients take logout tokens. */
@FunctionalInterface
public interface LogoutReceivers {
  /** Posts a logout token (OpenID Connect Back-Channel Logout section 2.5). */
  Reception tell(URI address, String logoutToken);

  /** What became of it (section 2.8). */
  enum Reception {
    TAKEN,
    /** The client has said no to this one; of another it may think otherwise. */
    REFUSED,
    /** There is no client that could say anything, or it is in trouble. */
    UNREACHABLE
  }
}
