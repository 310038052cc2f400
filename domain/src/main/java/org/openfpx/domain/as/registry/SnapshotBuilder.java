package org.openfpx.domain.as.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;

/** Builds the snapshot: what is disabled, or needs something that is, is left out here, once. */
final class SnapshotBuilder {
  private final Registry registry;
  private final Map<EntityKey, ResourceDefinition> definitions;
  private final Map<EntityKey, Client> clients;
  private final Map<EntityKey, UmaClient> umaClients;
  private final Map<EntityKey, Purpose> purposes;
  private final Map<EntityKey, Capability> capabilities;
  private final Map<EntityKey, ResourceServer> servers;

  private SnapshotBuilder(Registry registry) {
    this.registry = registry;
    definitions = registry.enabled("resource-definition", e -> Optional.of(definition(e.fields())));
    clients = registry.enabled("oauth-client", this::client);
    umaClients = registry.enabled("uma-client", this::umaClient);
    purposes = registry.enabled("purpose", e -> Optional.of(purpose(e.fields())));
    capabilities = registry.enabled("requested-resource", this::capability);
    servers = registry.enabled("resource-server", this::server);
  }

  static Snapshot build(Registry registry) {
    var builder = new SnapshotBuilder(registry);
    return new Snapshot(registry.version(), builder.participants());
  }

  private Participants participants() {
    return new Participants(
        registry.ofType("network").stream()
            .findFirst()
            .map(network -> network(network.fields()))
            .orElse(Network.DEFAULT),
        set(registry.enabled("scope", e -> Optional.of(scope(e.fields()))).values()),
        set(definitions.values()),
        set(clients.values()),
        set(umaClients.values()),
        set(purposes.values()),
        set(capabilities.values()),
        List.copyOf(registry.enabled("capability-ticket", this::ticket).values()),
        set(servers.values()),
        List.copyOf(registry.enabled("resource", this::resource).values()),
        set(registry.enabled("wallet", this::wallet).values()),
        set(registry.enabled("claims-issuer", e -> claimsIssuer(e.fields())).values()));
  }

  private static <T> Set<T> set(Collection<T> values) {
    return new HashSet<>(values);
  }

  private static ScopeSet scopes(Fields fields) {
    return ScopeSet.of(
        fields.related("scope").stream().map(EntityKey::handle).map(Scope::new).toList());
  }

  private static Assurance assurance(Fields fields, String ial, String aal, int absent) {
    return new Assurance(
        new Ial(fields.number(ial).map(Math::toIntExact).orElse(absent)),
        new Aal(fields.number(aal).map(Math::toIntExact).orElse(absent)));
  }

  private static Network network(Fields fields) {
    var languages = new LinkedHashSet<Language>();
    fields.text("defaultLanguage").map(Language::new).ifPresent(languages::add);
    fields.texts("languages").stream().map(Language::new).forEach(languages::add);
    if (languages.isEmpty()) {
      languages.addAll(Network.DEFAULT.languages());
    }
    return new Network(
        fields.text("mode").filter("standard"::equals).isPresent()
            ? NetworkMode.STANDARD
            : NetworkMode.STRICT,
        new Switches(fields.flag("capabilityLimitsRsFirst").orElse(false)),
        lifetimes(fields),
        List.copyOf(languages));
  }

  private static Lifetimes lifetimes(Fields fields) {
    var usual = Lifetimes.DEFAULT;
    return new Lifetimes(
        fields.duration("ticketLifetime").orElse(usual.ticket()),
        fields.duration("gatheringLifetime").orElse(usual.gathering()),
        fields.duration("submittedLifetime").orElse(usual.submitted()),
        fields.duration("codeLifetime").orElse(usual.code()),
        fields.duration("rptLifetime").orElse(usual.rpt()),
        fields.duration("accessTokenLifetime").orElse(usual.accessToken()),
        fields.duration("refreshTokenUnused").orElse(usual.refreshTokenUnused()));
  }

  private static RegisteredScope scope(Fields fields) {
    return new RegisteredScope(
        new Scope(fields.text("name").orElseThrow()),
        fields.localized("description"),
        fields.localized("iconUri"));
  }

  private static ResourceDefinition definition(Fields fields) {
    return new ResourceDefinition(
        new DefinitionId(fields.text("resourceId").orElseThrow()),
        fields.uri("type").orElseThrow(),
        fields.localized("name").orElseThrow(),
        fields.localized("description"),
        fields.uri("iconUri"),
        scopes(fields),
        fields.duration("maxPermissionDuration").orElseThrow(),
        assurance(fields, "minIal", "minAal", 1),
        fields.duration("maxAuthAge"));
  }

  private Optional<Client> client(Entity entity) {
    var fields = entity.fields();
    return registry
        .one(fields, "oauthClientMetadata")
        .flatMap(metadata ->
            ClientMetadata.registered(fields.text("clientId").orElseThrow(), metadata)
                .map(registered ->
                    new Client(
                        registered,
                        fields.localized("clientName").orElseThrow(),
                        metadata.uri("issuerUri"),
                        fields.uri("baseUrl"),
                        fields.localized("iconUri"),
                        fields.localized("policyUri"),
                        fields.localized("tosUri"),
                        lifetimesOf(metadata),
                        ClientMetadata.logout(metadata))));
  }

  private static TokenLifetimes lifetimesOf(Fields metadata) {
    var members = metadata.members("tokenLifetimes");
    return new TokenLifetimes(
        Optional.ofNullable(members.get("accessToken")).map(Duration::parse),
        Optional.ofNullable(members.get("refreshToken")).map(Duration::parse));
  }

  private Optional<UmaClient> umaClient(Entity entity) {
    var redirects =
        new RedirectUris(Set.copyOf(entity.fields().texts("claimsRedirectUris")), false);
    return entity
        .fields()
        .one("oauthClient", clients)
        .map(client -> new UmaClient(client, redirects));
  }

  private static Purpose purpose(Fields fields) {
    return new Purpose(
        new PurposeId(fields.text("identifier").orElseThrow()),
        fields.localized("text").orElseThrow(),
        fields.localized("retention"));
  }

  private Optional<Capability> capability(Entity entity) {
    var fields = entity.fields();
    var client = fields.one("umaClient", umaClients);
    var definition = fields.one("resourceDefinition", definitions);
    if (client.isEmpty() || definition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Capability(
            new CapabilityId(fields.text("identifier").orElseThrow()),
            client.get().id(),
            definition.get(),
            scopes(fields)));
  }

  private Optional<CapabilityTicket> ticket(Entity entity) {
    var fields = entity.fields();
    var client = fields.one("umaClient", umaClients);
    var purpose = fields.one("purpose", purposes);
    var lines = lines(entity.key());
    if (client.isEmpty() || purpose.isEmpty() || lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CapabilityTicket(
            new CapabilityTicketId(fields.text("identifier").orElseThrow()),
            fields.localized("name"),
            client.get(),
            purpose.get(),
            lines));
  }

  private List<CapabilityTicket.Line> lines(EntityKey ticket) {
    var lines = new ArrayList<CapabilityTicket.Line>();
    for (var link : registry.ofType("requested-resource-capability-ticket")) {
      if (link.fields().related("capabilityTicket").contains(ticket)) {
        boolean required = link.fields().flag("required").orElse(true);
        link.fields()
            .one("requestedResource", capabilities)
            .ifPresent(capability -> lines.add(new CapabilityTicket.Line(capability, required)));
      }
    }
    return lines;
  }

  private Optional<ResourceServer> server(Entity entity) {
    var fields = entity.fields();
    return fields
        .one("oauthClient", clients)
        .map(client ->
            new ResourceServer(
                new ResourceServerId(fields.text("identifier").orElseThrow()),
                fields.localized("name").orElseThrow(),
                client,
                fields.uri("resourceServerUri").orElseThrow(),
                fields.uri("iconUri"),
                fields.flag("mayRegisterResources").orElse(false),
                allowed(entity.key())));
  }

  private Set<AllowedScopes> allowed(EntityKey server) {
    var allowed = new HashSet<AllowedScopes>();
    for (var one : registry.ofType("resource-server-allowed-scopes")) {
      if (one.fields().related("resourceServer").contains(server)) {
        one.fields()
            .one("resourceDefinition", definitions)
            .map(definition -> new AllowedScopes(definition, scopes(one.fields())))
            .ifPresent(allowed::add);
      }
    }
    return allowed;
  }

  private Optional<Resource> resource(Entity entity) {
    var fields = entity.fields();
    var server = fields.one("resourceServer", servers);
    var definition = fields.one("resourceDefinition", definitions);
    if (server.isEmpty() || definition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Resource(
            new ResourceId(fields.text("resourceId").orElseThrow()),
            server.get(),
            definition.get(),
            scopes(fields),
            fields.uri("uri").orElse(server.get().uri()),
            fields.localized("name"),
            fields.text("description"),
            fields.uri("iconUri"),
            Optional.empty()));
  }

  private Optional<Wallet> wallet(Entity entity) {
    var fields = entity.fields();
    var client = fields.one("oauthClient", clients);
    var provider = registry.one(fields, "oauthProvider");
    if (client.isEmpty() || provider.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Wallet(
            new WalletId(fields.text("identifier").orElseThrow()),
            fields.localized("name").orElseThrow(),
            fields.uri("iconUri"),
            client.get(),
            ClientMetadata.provider(provider.get()),
            assurance(fields, "attestedIal", "attestedAal", 1),
            fields.uri("userAccessPolicyUri")));
  }

  private static Optional<ClaimsIssuer> claimsIssuer(Fields fields) {
    return ClientMetadata.keys(fields)
        .map(keys ->
            new ClaimsIssuer(
                new Issuer(fields.text("issuerUri").orElseThrow()),
                fields.localized("name"),
                keys,
                Set.copyOf(fields.texts("claims"))));
  }
}
