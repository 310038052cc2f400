package org.openfpx.domain.as.registry;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.scope.Scope;

/**
 * The registry of one moment: everything that takes part in the network, and nothing else. What is
 * disabled, or belongs to something that is, can't be found here, and what is found refers only to
 * what takes part as well. Resources of people are none of the registry's: those that somebody has
 * read beside it can be found in a snapshot {@linkplain #with with} them.
 */
public final class Snapshot implements RegisteredClients {
  private final long version;
  private final Network network;
  private final Map<Scope, RegisteredScope> scopes;
  private final Map<DefinitionId, ResourceDefinition> definitions;
  private final Map<URI, ResourceDefinition> definitionsByType;
  private final Map<ClientId, Client> clients;
  private final Map<ClientId, UmaClient> umaClients;
  private final Map<PurposeId, Purpose> purposes;
  private final Map<CapabilityOf, Capability> capabilities;
  private final Map<CapabilityTicketId, CapabilityTicket> tickets;
  private final Map<ResourceServerId, ResourceServer> servers;
  private final Map<ClientId, ResourceServer> serversByClient;
  private final Map<ResourceId, Resource> resources;
  private final Map<WalletId, Wallet> wallets;
  private final Map<ClientId, Wallet> walletsByClient;
  private final Map<Issuer, ClaimsIssuer> claimsIssuers;
  private final Map<ResourceId, Resource> owned;

  private record CapabilityOf(ClientId client, CapabilityId id) {}

  /**
   * One in which nothing is disabled.
   *
   * @param version the version of the registry that this is
   * @throws IllegalArgumentException if a resource belongs to somebody
   */
  public Snapshot(long version, Participants of) {
    if (of.resources().stream().anyMatch(one -> one.owner().isPresent())) {
      throw new IllegalArgumentException("resources of people do not stand in the registry");
    }
    this.version = version;
    network = of.network();
    scopes = by(RegisteredScope::name, of.scopes());
    definitions = by(ResourceDefinition::id, of.definitions());
    definitionsByType = by(ResourceDefinition::type, of.definitions());
    clients = by(Client::id, of.clients());
    umaClients = by(UmaClient::id, of.umaClients());
    purposes = by(Purpose::id, of.purposes());
    capabilities = by(c -> new CapabilityOf(c.client(), c.id()), of.capabilities());
    tickets = by(CapabilityTicket::id, of.capabilityTickets());
    servers = by(ResourceServer::id, of.resourceServers());
    serversByClient = by(server -> server.client().id(), of.resourceServers());
    resources = by(Resource::id, of.resources());
    wallets = by(Wallet::id, of.wallets());
    walletsByClient = by(wallet -> wallet.client().id(), of.wallets());
    claimsIssuers = by(ClaimsIssuer::issuer, of.claimsIssuers());
    owned = Map.of();
  }

  private Snapshot(Snapshot of, Map<ResourceId, Resource> owned) {
    version = of.version;
    network = of.network;
    scopes = of.scopes;
    definitions = of.definitions;
    definitionsByType = of.definitionsByType;
    clients = of.clients;
    umaClients = of.umaClients;
    purposes = of.purposes;
    capabilities = of.capabilities;
    tickets = of.tickets;
    servers = of.servers;
    serversByClient = of.serversByClient;
    resources = of.resources;
    wallets = of.wallets;
    walletsByClient = of.walletsByClient;
    claimsIssuers = of.claimsIssuers;
    this.owned = Map.copyOf(owned);
  }

  /** The same, in which these resources of people can be found by their ids. */
  public Snapshot with(Collection<Resource> ofPeople) {
    var all = new HashMap<>(owned);
    ofPeople.forEach(one -> all.put(one.id(), one));
    return new Snapshot(this, all);
  }

  /** The snapshot of a registry. */
  public static Snapshot of(Registry registry) {
    return SnapshotBuilder.build(registry);
  }

  private static <K, V> Map<K, V> by(Function<V, K> key, Collection<V> values) {
    return values.stream().collect(toUnmodifiableMap(key, Function.identity()));
  }

  /** Grows with every change of the registry. */
  public long version() {
    return version;
  }

  public Network network() {
    return network;
  }

  @Override
  public Optional<RegisteredClient> find(ClientId id) {
    return client(id).map(Client::registered);
  }

  public Optional<RegisteredScope> scope(Scope name) {
    return Optional.ofNullable(scopes.get(name));
  }

  public Optional<ResourceDefinition> definition(DefinitionId id) {
    return Optional.ofNullable(definitions.get(id));
  }

  public Optional<ResourceDefinition> definitionOfType(URI type) {
    return Optional.ofNullable(definitionsByType.get(type));
  }

  /** All definitions, in order of their ids. */
  public List<ResourceDefinition> definitions() {
    return inOrder(definitions);
  }

  public Optional<Client> client(ClientId id) {
    return Optional.ofNullable(clients.get(id));
  }

  public Optional<UmaClient> umaClient(ClientId id) {
    return Optional.ofNullable(umaClients.get(id));
  }

  /** All UMA clients, in order of their ids. */
  public List<UmaClient> umaClients() {
    return inOrder(umaClients);
  }

  public Optional<Purpose> purpose(PurposeId id) {
    return Optional.ofNullable(purposes.get(id));
  }

  /** A capability of that client. */
  public Optional<Capability> capability(ClientId client, CapabilityId id) {
    return Optional.ofNullable(capabilities.get(new CapabilityOf(client, id)));
  }

  /** Everything that the client may ever ask for. */
  public List<Capability> capabilitiesOf(ClientId client) {
    return capabilities.values().stream()
        .filter(capability -> capability.client().equals(client))
        .sorted(java.util.Comparator.comparing(Capability::id))
        .toList();
  }

  /** A capability ticket of that client; another's doesn't exist for it (protocol, section 2.1). */
  public Optional<CapabilityTicket> capabilityTicket(ClientId client, CapabilityTicketId id) {
    return Optional.ofNullable(tickets.get(id)).filter(t -> t.client().id().equals(client));
  }

  /** The capability tickets of that client, in order of their ids. */
  public List<CapabilityTicket> capabilityTicketsOf(ClientId client) {
    return inOrder(tickets).stream().filter(t -> t.client().id().equals(client)).toList();
  }

  public Optional<ResourceServer> resourceServer(ResourceServerId id) {
    return Optional.ofNullable(servers.get(id));
  }

  /** The resource server whose client that is. */
  public Optional<ResourceServer> resourceServerOf(ClientId client) {
    return Optional.ofNullable(serversByClient.get(client));
  }

  /** All resource servers, in order of their ids. */
  public List<ResourceServer> resourceServers() {
    return inOrder(servers);
  }

  /** A general resource, or one of those of people that this snapshot is with. */
  public Optional<Resource> resource(ResourceId id) {
    return Optional.ofNullable(resources.get(id)).or(() -> Optional.ofNullable(owned.get(id)));
  }

  /** All general resources, in order of their ids. */
  public List<Resource> resources() {
    return inOrder(resources);
  }

  public Optional<Wallet> wallet(WalletId id) {
    return Optional.ofNullable(wallets.get(id));
  }

  /** The wallet whose client that is. */
  public Optional<Wallet> walletOf(ClientId client) {
    return Optional.ofNullable(walletsByClient.get(client));
  }

  /** All wallets, in order of their ids. */
  public List<Wallet> wallets() {
    return inOrder(wallets);
  }

  /** Who is believed about people under that name. */
  public Optional<ClaimsIssuer> claimsIssuer(Issuer issuer) {
    return Optional.ofNullable(claimsIssuers.get(issuer));
  }

  /** All who are believed about people, in order of their issuers. */
  public List<ClaimsIssuer> claimsIssuers() {
    return claimsIssuers.values().stream()
        .sorted(Comparator.comparing(one -> one.issuer().value()))
        .toList();
  }

  private static <K extends Comparable<K>, V> List<V> inOrder(Map<K, V> map) {
    return map.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
