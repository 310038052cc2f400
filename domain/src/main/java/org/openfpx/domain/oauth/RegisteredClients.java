package org.openfpx.domain.oauth;

import java.util.Optional;

/** The clients of one provider. */
public interface RegisteredClients {
  /** The client of that id, unless it is unknown or disabled. */
  Optional<RegisteredClient> find(ClientId id);
}
