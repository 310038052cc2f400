package org.openfpx.domain.wallet.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.PartnerClient;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.registry.WalletSnapshot.AuthorizationServer;
import org.openfpx.domain.wallet.registry.WalletSnapshot.DataSource;
import org.openfpx.domain.wallet.registry.WalletSnapshot.EnrolledClient;
import org.openfpx.domain.wallet.registry.WalletSnapshot.EnrolledRs;
import org.openfpx.domain.wallet.registry.WalletSnapshot.IdpAuthenticator;
import org.openfpx.domain.wallet.registry.WalletSnapshot.Organization;
import org.openfpx.domain.wallet.registry.WalletSnapshot.ResourceDefinition;
import org.openfpx.domain.wallet.registry.WalletSnapshot.RsResource;
import org.openfpx.domain.wallet.registry.WalletSnapshot.ScopeText;

/** Builds the snapshot; what is disabled is left out here, once. */
final class WalletSnapshotBuilder {
  private static final ScopeSet OF_A_SERVER = ScopeSet.of("openid");

  private final Registry registry;
  private final Map<EntityKey, Organization> organizations;
  private final Map<EntityKey, AuthorizationServer> servers;
  private final Map<EntityKey, DataSource> sources;
  private final Map<EntityKey, ResourceDefinition> definitions;

  private WalletSnapshotBuilder(Registry registry) {
    this.registry = registry;
    organizations = registry.enabled("organization", e -> Optional.of(organization(e.fields())));
    servers = registry.enabled("authorization-server", this::server);
    sources = registry.enabled("data-source", this::source);
    definitions = registry.enabled("resource-definition", this::definition);
  }

  static WalletSnapshot build(Registry registry) {
    var builder = new WalletSnapshotBuilder(registry);
    return new WalletSnapshot(
        registry.version(),
        list(builder.organizations),
        list(builder.servers),
        list(builder.sources),
        list(registry.enabled("idp-authenticator", builder::idp)),
        list(registry.enabled("enrolled-rs", builder::enrolledRs)),
        list(builder.definitions),
        list(registry.enabled("resource-scope", e -> Optional.of(scope(e.fields())))),
        list(registry.enabled("enrolled-client", builder::client)));
  }

  private static <T> List<T> list(Map<EntityKey, T> map) {
    return List.copyOf(map.values());
  }

  private static String text(Fields fields, String attribute) {
    return fields.text(attribute).orElseThrow();
  }

  private static ScopeSet scopes(Fields fields) {
    return ScopeSet.of(
        fields.related("resourceScopes").stream().map(EntityKey::handle).map(Scope::new).toList());
  }

  private static Organization organization(Fields fields) {
    return new Organization(
        fields.localized("name").orElseThrow(), fields.flag("mainOperator").orElse(false));
  }

  private static ScopeText scope(Fields fields) {
    return new ScopeText(new Scope(text(fields, "scope")), fields.localized("displayName"));
  }

  private Optional<RegisteredProvider> provider(Fields owner) {
    return owner
        .one("oauthProvider")
        .flatMap(key ->
            registry
                .find(key)
                .map(entity -> RegisteredProvider.of(entity.fields(), customScopes(key))));
  }

  private ScopeSet customScopes(EntityKey provider) {
    return registry.ofType("oauth-provider-custom-scopes").stream()
        .map(Entity::fields)
        .filter(fields -> fields.related("provider").contains(provider))
        .map(fields -> ScopeSet.parse(text(fields, "scopes")))
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }

  private Optional<AuthorizationServer> server(Entity entity) {
    var fields = entity.fields();
    var client =
        registry.one(fields, "oauthClient").flatMap(it -> PartnerClient.of(it, OF_A_SERVER));
    var organization = fields.one("organization", organizations);
    var provider = provider(fields);
    if (client.isEmpty() || organization.isEmpty() || provider.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AuthorizationServer(
            text(fields, "identifier"), organization.get(), client.get(), provider.get()));
  }

  private Optional<DataSource> source(Entity entity) {
    var fields = entity.fields();
    return provider(fields)
        .map(provider ->
            new DataSource(
                text(fields, "identifier"),
                provider,
                fields.localized("logoUrl").orElseThrow(),
                fields.one("organization", organizations)));
  }

  private Optional<ResourceDefinition> definition(Entity entity) {
    var fields = entity.fields();
    var type = registry.one(fields, "resourceType").flatMap(it -> it.uri("type"));
    var server = fields.one("authorizationServer", servers);
    if (type.isEmpty() || server.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResourceDefinition(
            text(fields, "identifier"),
            type.get(),
            server.get(),
            fields.localized("name").orElseThrow(),
            fields.localized("logoUrl").orElseThrow(),
            fields.localized("informationUri"),
            scopes(fields)));
  }

  private Optional<IdpAuthenticator> idp(Entity entity) {
    var fields = entity.fields();
    return fields
        .one("dataSource", sources)
        .map(source ->
            new IdpAuthenticator(
                text(fields, "identifier"),
                fields.localized("name").orElse(source.provider().name()),
                fields.localized("logoUrl"),
                withParameters(source, fields)));
  }

  private static DataSource withParameters(DataSource source, Fields idp) {
    var own = source.provider();
    var parameters = new java.util.TreeMap<>(own.additionalRequestParameters());
    parameters.putAll(idp.members("additionalQueryParams"));
    var provider =
        new RegisteredProvider(
            own.name(),
            own.issuer(),
            own.clientId(),
            own.method(),
            own.clientSecret(),
            own.scopes(),
            parameters);
    return new DataSource(source.identifier(), provider, source.logoUrl(), source.organization());
  }

  private Optional<EnrolledRs> enrolledRs(Entity entity) {
    var fields = entity.fields();
    var source = fields.one("dataSource", sources);
    var server = fields.one("authorizationServer", servers);
    if (source.isEmpty() || server.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EnrolledRs(
            text(fields, "enrolledIdentifier"),
            source.get(),
            server.get(),
            resources(entity.key())));
  }

  private List<RsResource> resources(EntityKey server) {
    var resources = new ArrayList<RsResource>();
    for (var entity : registry.ofType("rs-resource")) {
      var fields = entity.fields();
      if (fields.related("enrolledRs").contains(server)) {
        fields
            .one("resourceDefinition", definitions)
            .map(it -> new RsResource(text(fields, "identifier"), it, scopes(fields)))
            .ifPresent(resources::add);
      }
    }
    return resources;
  }

  private Optional<EnrolledClient> client(Entity entity) {
    var fields = entity.fields();
    var server = fields.one("authorizationServer", servers);
    var organization = fields.one("organization", organizations);
    if (server.isEmpty() || organization.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EnrolledClient(
            text(fields, "identifier"),
            server.get(),
            organization.get(),
            fields.localized("spName").orElseThrow(),
            fields.localized("policyUri").orElseThrow(),
            fields.localized("iconUri").orElseThrow(),
            fields.localized("tosUri").orElseThrow()));
  }
}
