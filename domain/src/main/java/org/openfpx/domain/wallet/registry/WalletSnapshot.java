package org.openfpx.domain.wallet.registry;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * The wallet's registry of one moment: what takes part, in the order of the registry. What is
 * disabled is not in it, nor what belongs to it.
 *
 * @param version the version of the registry that this is
 */
public record WalletSnapshot(
    long version,
    List<Organization> organizations,
    List<AuthorizationServer> authorizationServers,
    List<DataSource> dataSources,
    List<IdpAuthenticator> idpAuthenticators,
    List<EnrolledRs> enrolledRss,
    List<ResourceDefinition> definitions,
    List<ScopeText> scopes,
    List<EnrolledClient> clients)
    implements RegisteredClients {

  public WalletSnapshot {
    organizations = List.copyOf(organizations);
    authorizationServers = List.copyOf(authorizationServers);
    dataSources = List.copyOf(dataSources);
    idpAuthenticators = List.copyOf(idpAuthenticators);
    enrolledRss = List.copyOf(enrolledRss);
    definitions = List.copyOf(definitions);
    scopes = List.copyOf(scopes);
    clients = List.copyOf(clients);
  }

  /** The snapshot of a registry. */
  public static WalletSnapshot of(Registry registry) {
    return WalletSnapshotBuilder.build(registry);
  }

  /** A partner that is shown by its name. */
  public record Organization(LocalizedText name, boolean mainOperator) {}

  /**
   * An authorization server.
   *
   * @param client the server as client of the wallet
   * @param provider the wallet's account there
   */
  public record AuthorizationServer(
      String identifier,
      Organization organization,
      RegisteredClient client,
      RegisteredProvider provider) {}

  /**
   * A provider that is a source of records, a place to sign in, or both.
   *
   * @param provider the wallet's account there, with the scopes that it asks for
   */
  public record DataSource(
      String identifier,
      RegisteredProvider provider,
      LocalizedText logoUrl,
      Optional<Organization> organization) {}

  /** A data source at which people sign in to the wallet. */
  public record IdpAuthenticator(
      String identifier,
      LocalizedText name,
      Optional<LocalizedText> logoUrl,
      DataSource dataSource) {}

  /** A data source as resource server of one authorization server. */
  public record EnrolledRs(
      String identifier,
      DataSource dataSource,
      AuthorizationServer authorizationServer,
      List<RsResource> resources) {
    public EnrolledRs {
      resources = List.copyOf(resources);
    }
  }

  /** What a resource server offers. */
  public record RsResource(String identifier, ResourceDefinition definition, ScopeSet scopes) {}

  /** A kind of records at one authorization server. */
  public record ResourceDefinition(
      String identifier,
      URI type,
      AuthorizationServer authorizationServer,
      LocalizedText name,
      LocalizedText logoUrl,
      Optional<LocalizedText> informationUri,
      ScopeSet scopes) {}

  /** What people call a scope. */
  public record ScopeText(Scope scope, Optional<LocalizedText> displayName) {}

  /** A client as people are shown it. */
  public record EnrolledClient(
      String identifier,
      AuthorizationServer authorizationServer,
      Organization organization,
      LocalizedText name,
      LocalizedText policyUri,
      LocalizedText iconUri,
      LocalizedText tosUri) {}

  @Override
  public Optional<RegisteredClient> find(ClientId id) {
    return authorizationServers.stream()
        .map(AuthorizationServer::client)
        .filter(client -> client.id().equals(id))
        .findFirst();
  }

  /** The addresses of all pictures: of clients, sources, places to sign in, kinds of records. */
  public Set<URI> pictures() {
    return Stream.of(
            clients.stream().map(EnrolledClient::iconUri),
            dataSources.stream().map(DataSource::logoUrl),
            idpAuthenticators.stream().flatMap(idp -> idp.logoUrl().stream()),
            definitions.stream().map(ResourceDefinition::logoUrl))
        .flatMap(texts -> texts)
        .flatMap(text -> text.byLanguage().values().stream())
        .map(URI::create)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The authorization server of that identifier. */
  public Optional<AuthorizationServer> authorizationServer(String identifier) {
    return authorizationServers.stream()
        .filter(server -> server.identifier().equals(identifier))
        .findFirst();
  }

  /** The data source of that identifier. */
  public Optional<DataSource> dataSource(String identifier) {
    return dataSources.stream().filter(one -> one.identifier().equals(identifier)).findFirst();
  }

  /** The place to sign in of that identifier. */
  public Optional<IdpAuthenticator> idpAuthenticator(String identifier) {
    return idpAuthenticators.stream()
        .filter(one -> one.identifier().equals(identifier))
        .findFirst();
  }
}
