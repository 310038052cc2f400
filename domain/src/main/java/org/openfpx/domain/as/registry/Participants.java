package org.openfpx.domain.as.registry;

import java.util.List;
import java.util.Set;

/**
 * Everything that takes part in a network, before it is made a {@link Snapshot}: disabled entities
 * and what depends on them are left out already.
 */
public record Participants(
    Network network,
    Set<RegisteredScope> scopes,
    Set<ResourceDefinition> definitions,
    Set<Client> clients,
    Set<UmaClient> umaClients,
    Set<Purpose> purposes,
    Set<Capability> capabilities,
    List<CapabilityTicket> capabilityTickets,
    Set<ResourceServer> resourceServers,
    List<Resource> resources,
    Set<Wallet> wallets,
    Set<ClaimsIssuer> claimsIssuers) {
  public Participants {
    scopes = Set.copyOf(scopes);
    definitions = Set.copyOf(definitions);
    clients = Set.copyOf(clients);
    umaClients = Set.copyOf(umaClients);
    purposes = Set.copyOf(purposes);
    capabilities = Set.copyOf(capabilities);
    capabilityTickets = List.copyOf(capabilityTickets);
    resourceServers = Set.copyOf(resourceServers);
    resources = List.copyOf(resources);
    wallets = Set.copyOf(wallets);
    claimsIssuers = Set.copyOf(claimsIssuers);
  }
}
