package org.openfpx.domain.testing.oauth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;

/** Registered clients in a map. */
public final class InMemoryRegisteredClients implements RegisteredClients {
  private final Map<ClientId, RegisteredClient> clients = new HashMap<>();

  public InMemoryRegisteredClients(RegisteredClient... clients) {
    for (var client : clients) {
      add(client);
    }
  }

  public synchronized void add(RegisteredClient client) {
    clients.put(client.id(), client);
  }

  /** As if an administrator had disabled it. */
  public synchronized void disable(ClientId id) {
    clients.remove(id);
  }

  @Override
  public synchronized Optional<RegisteredClient> find(ClientId id) {
    return Optional.ofNullable(clients.get(id));
  }
}
