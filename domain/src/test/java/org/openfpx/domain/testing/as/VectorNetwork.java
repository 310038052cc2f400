package org.openfpx.domain.testing.as;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openfpx.domain.as.registry.AllowedScopes;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.UmaClient;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.scope.ScopeSet;

/** The network that the vectors of the scope calculation are told of: one owner, one server. */
public final class VectorNetwork {
  /** Resources and the scopes that each offers. */
  public static final SortedMap<String, ScopeSet> RESOURCES = resources();

  private VectorNetwork() {}

  private static SortedMap<String, ScopeSet> resources() {
    var all = new TreeMap<String, ScopeSet>();
    all.put("R1", ScopeSet.of("a", "b", "c"));
    all.put("R2", ScopeSet.of("b", "c", "d"));
    all.put("R3", ScopeSet.of("x"));
    all.put("folder", ScopeSet.of("edit", "download"));
    all.put("doc1", ScopeSet.of("view", "download"));
    all.put("doc2", ScopeSet.of("view", "download"));
    return java.util.Collections.unmodifiableSortedMap(all);
  }

  /** Who takes part, where the app is registered for these scopes. */
  public static Participants participants(ClientId owner, ScopeSet registered) {
    var all = Owners.in(NetworkMode.STANDARD, owner);
    var definitions =
        all.definitions().stream().map(VectorNetwork::withEverything).collect(toSet());
    var definition =
        definitions.stream()
            .filter(one -> one.id().equals(AsNetwork.IMMUNIZATIONS))
            .findFirst()
            .orElseThrow();
    var clinic =
        all.resourceServers().stream()
            .filter(one -> one.client().id().equals(AsNetwork.CLINIC))
            .findFirst()
            .map(one -> offering(one, definition))
            .orElseThrow();
    var resources = new ArrayList<Resource>();
    RESOURCES.forEach((id, scopes) -> resources.add(resource(id, scopes, clinic, owner)));
    var clients = all.clients().stream().map(one -> registered(one, registered)).collect(toSet());
    return new Participants(
        all.network(),
        all.scopes(),
        definitions,
        clients,
        all.umaClients().stream()
            .map(one ->
                new UmaClient(registered(one.client(), registered), one.claimsRedirectUris()))
            .collect(toSet()),
        all.purposes(),
        Set.of(),
        List.of(),
        Set.of(clinic),
        resources,
        all.wallets(),
        all.claimsIssuers());
  }

  private static ScopeSet everything() {
    return RESOURCES.values().stream().reduce(ScopeSet.NONE, ScopeSet::or);
  }

  private static ResourceDefinition withEverything(ResourceDefinition of) {
    return new ResourceDefinition(
        of.id(),
        of.type(),
        of.name(),
        of.description(),
        of.iconUri(),
        everything(),
        of.maxPermissionDuration(),
        of.least(),
        of.maxAuthAge());
  }

  private static ResourceServer offering(ResourceServer of, ResourceDefinition definition) {
    return new ResourceServer(
        of.id(),
        of.name(),
        of.client(),
        of.uri(),
        of.iconUri(),
        of.mayRegisterResources(),
        Set.of(new AllowedScopes(definition, everything())));
  }

  private static Resource resource(String id, ScopeSet scopes, ResourceServer at, ClientId owner) {
    var definition = at.allowed().iterator().next().definition();
    return new Resource(
        new ResourceId(id),
        at,
        definition,
        scopes,
        at.uri(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(owner));
  }

  private static Client registered(Client of, ScopeSet scopes) {
    var known = of.registered();
    return new Client(
        of.id().equals(AsNetwork.APP)
            ? new RegisteredClient(
                known.id(),
                known.credential(),
                known.grantTypes(),
                scopes,
                known.redirectUris(),
                known.pkce())
            : known,
        of.name(),
        of.issuer(),
        of.baseUrl(),
        of.iconUri(),
        of.policyUri(),
        of.tosUri(),
        of.lifetimes(),
        of.logout());
  }
}
