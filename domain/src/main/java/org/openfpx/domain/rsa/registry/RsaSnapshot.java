package org.openfpx.domain.rsa.registry;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.PartnerClient;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * The registry of an adapter at one moment, without what is disabled.
 *
 * @param version the version of the registry that this is
 * @param providers those that the adapter is a client of: the one where people sign in, and the
 *     authorization servers
 * @param wallets the clients of the adapter
 * @param resources what people are told that there is
 * @param mappings which method of which path is which resource
 */
public record RsaSnapshot(
    long version,
    List<Provider> providers,
    List<Wallet> wallets,
    List<Resource> resources,
    List<Mapping> mappings)
    implements RegisteredClients {
  public RsaSnapshot {
    providers = List.copyOf(providers);
    wallets = List.copyOf(wallets);
    resources = List.copyOf(resources);
    mappings = List.copyOf(mappings);
  }

  /**
   * A provider.
   *
   * @param account with the scopes that are asked for there
   * @param prompt sent with each authorization request
   */
  public record Provider(RegisteredProvider account, Optional<String> prompt) {}

  /** A wallet, as people are shown it. */
  public record Wallet(RegisteredClient client, LocalizedText name) {}

  /** A resource that has a name, as people are shown it. */
  public record Resource(LocalizedText name, Optional<String> description) {}

  /**
   * One way to reach a resource.
   *
   * @param scopes all of them are needed; at least one
   * @param parameters the query parameters that may go upstream
   */
  public record Mapping(
      String method,
      String path,
      Issuer authorizationServer,
      String resourceId,
      URI type,
      ScopeSet scopes,
      Set<String> parameters) {
    public Mapping {
      parameters = Set.copyOf(parameters);
    }
  }

  /** The snapshot of a registry. */
  public static RsaSnapshot of(Registry registry) {
    return new RsaSnapshot(
        registry.version(),
        registry.ofType("oauth-provider").stream().map(one -> provider(one.fields())).toList(),
        registry.ofType("registered-client").stream()
            .map(Entity::fields)
            .filter(fields -> !fields.disabled())
            .flatMap(fields -> wallet(fields).stream())
            .toList(),
        resources(registry),
        mappings(registry));
  }

  @Override
  public Optional<RegisteredClient> find(ClientId id) {
    return wallets.stream()
        .map(Wallet::client)
        .filter(client -> client.id().equals(id))
        .findFirst();
  }

  /** The wallet of that client id. */
  public Optional<Wallet> wallet(ClientId id) {
    return wallets.stream().filter(wallet -> wallet.client().id().equals(id)).findFirst();
  }

  /** The provider of that issuer. */
  public Optional<Provider> provider(Issuer issuer) {
    return providers.stream().filter(one -> one.account().issuer().equals(issuer)).findFirst();
  }

  private static Provider provider(Fields fields) {
    var scopes = fields.text("defaultScopes").map(ScopeSet::parse).orElse(ScopeSet.NONE);
    return new Provider(RegisteredProvider.of(fields, scopes), fields.text("defaultPrompt"));
  }

  private static Optional<Wallet> wallet(Fields fields) {
    var scopes = fields.text("scopes").map(ScopeSet::parse).orElse(ScopeSet.NONE);
    return PartnerClient.of(fields, scopes)
        .map(client -> new Wallet(client, fields.localized("clientName").orElseThrow()));
  }

  private static List<Resource> resources(Registry registry) {
    return registry.ofType("resource").stream()
        .map(Entity::fields)
        .filter(fields -> !fields.disabled())
        .flatMap(fields ->
            fields.localized("name").stream()
                .map(name -> new Resource(name, fields.text("description"))))
        .toList();
  }

  private static List<Mapping> mappings(Registry registry) {
    var mappings = new ArrayList<Mapping>();
    for (var entity : registry.ofType("protected-resource-path-mapping")) {
      var resource = registry.one(entity.fields(), "resource").filter(it -> !it.disabled());
      var path = registry.one(entity.fields(), "path");
      if (resource.isPresent() && path.isPresent()) {
        mappings.add(mapping(registry, entity, resource.get(), path.get()));
      }
    }
    return mappings;
  }

  private static Mapping mapping(Registry registry, Entity entity, Fields resource, Fields path) {
    var server = registry.one(resource, "authServer").orElseThrow();
    return new Mapping(
        entity.fields().text("method").orElseThrow(),
        path.text("path").orElseThrow(),
        new Issuer(server.text("issuerUri").orElseThrow()),
        resource.text("resourceId").orElseThrow(),
        resource.uri("type").orElseThrow(),
        scopes(registry, entity.key()),
        Set.copyOf(entity.fields().texts("parameters")));
  }

  private static ScopeSet scopes(Registry registry, EntityKey mapping) {
    return registry.ofType("protected-resource-path-mapping-scopes").stream()
        .map(Entity::fields)
        .filter(fields -> fields.related("pathMapping").contains(mapping))
        .map(fields -> ScopeSet.of(fields.text("scope").orElseThrow()))
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }
}
