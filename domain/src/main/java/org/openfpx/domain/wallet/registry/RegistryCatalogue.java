package org.openfpx.domain.wallet.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.registry.WalletSnapshot.AuthorizationServer;
import org.openfpx.domain.wallet.registry.WalletSnapshot.DataSource;
import org.openfpx.domain.wallet.registry.WalletSnapshot.EnrolledRs;
import org.openfpx.domain.wallet.registry.WalletSnapshot.ResourceDefinition;
import org.openfpx.domain.wallet.registry.WalletSnapshot.ScopeText;

/** The catalogue that the registry fills. */
public final class RegistryCatalogue implements Catalogue {
  private static final Language ANY = new Language("en");

  private final Supplier<WalletSnapshot> registry;

  /**
   * @param registry the registry as it is now
   */
  public RegistryCatalogue(Supplier<WalletSnapshot> registry) {
    this.registry = registry;
  }

  @Override
  public List<Idp> idps() {
    return registry.get().idpAuthenticators().stream()
        .map(idp -> new Idp(idp.identifier(), idp.name(), idp.logoUrl()))
        .toList();
  }

  @Override
  public List<Source> sources() {
    var now = registry.get();
    return now.dataSources().stream()
        .filter(source -> now.enrolledRss().stream().anyMatch(rs -> isOf(rs, source)))
        .map(source -> source(now, source))
        .toList();
  }

  private static boolean isOf(EnrolledRs rs, DataSource source) {
    return rs.dataSource().identifier().equals(source.identifier());
  }

  private static Source source(WalletSnapshot now, DataSource source) {
    return new Source(
        source.identifier(),
        source.provider().name(),
        Optional.of(source.logoUrl()),
        source.organization().map(WalletSnapshot.Organization::name),
        now.enrolledRss().stream()
            .filter(rs -> isOf(rs, source))
            .flatMap(rs -> rs.resources().stream())
            .map(resource -> resource.definition().name())
            .distinct()
            .toList());
  }

  @Override
  public Optional<Server> serverWithClientId(String clientId) {
    return registry.get().authorizationServers().stream()
        .filter(server -> server.client().id().value().equals(clientId))
        .findFirst()
        .map(RegistryCatalogue::server);
  }

  @Override
  public Optional<Server> server(String identifier) {
    return registry.get().authorizationServer(identifier).map(RegistryCatalogue::server);
  }

  @Override
  public List<Server> servers() {
    return registry.get().authorizationServers().stream().map(RegistryCatalogue::server).toList();
  }

  private static Server server(AuthorizationServer server) {
    return new Server(
        server.identifier(), server.provider().issuer().value(), server.provider().name());
  }

  @Override
  public Optional<Client> client(String server, String identifier) {
    return clients(server).stream()
        .filter(client -> client.identifier().equals(identifier))
        .findFirst();
  }

  @Override
  public List<Client> clients(String server) {
    return registry.get().clients().stream()
        .filter(client -> client.authorizationServer().identifier().equals(server))
        .map(client ->
            new Client(
                client.identifier(),
                client.name(),
                Optional.of(client.iconUri()),
                Optional.of(client.policyUri()),
                Optional.of(client.tosUri()),
                client.organization().name()))
        .toList();
  }

  @Override
  public Optional<Definition> definition(String server, String identifier) {
    return definition(server, definition -> definition.identifier().equals(identifier));
  }

  @Override
  public Optional<Definition> definitionOfType(String server, String type) {
    return definition(server, definition -> definition.type().toString().equals(type));
  }

  private Optional<Definition> definition(String server, Predicate<ResourceDefinition> which) {
    return registry.get().definitions().stream()
        .filter(definition -> definition.authorizationServer().identifier().equals(server))
        .filter(which)
        .findFirst()
        .map(definition ->
            new Definition(
                definition.identifier(),
                definition.name(),
                definition.informationUri(),
                Optional.of(definition.logoUrl()),
                definition.scopes()));
  }

  @Override
  public Optional<Source> sourceOf(String server, String resourceServer) {
    var now = registry.get();
    return now.enrolledRss().stream()
        .filter(rs -> rs.authorizationServer().identifier().equals(server))
        .filter(rs -> rs.identifier().equals(resourceServer))
        .findFirst()
        .map(rs -> source(now, rs.dataSource()));
  }

  @Override
  public LocalizedText scopeName(Scope scope) {
    return registry.get().scopes().stream()
        .filter(text -> text.scope().equals(scope))
        .findFirst()
        .flatMap(ScopeText::displayName)
        .orElseGet(() -> LocalizedText.of(ANY, scope.value()));
  }

  @Override
  public List<Organisation> organisations() {
    return registry.get().organizations().stream()
        .map(one -> new Organisation(one.name(), one.mainOperator()))
        .sorted(Comparator.comparing(Organisation::mainOperator).reversed())
        .toList();
  }
}
