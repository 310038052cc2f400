package org.openfpx.domain.testing.wallet;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;

/** Two sources, one network, one client, two kinds of records. */
public final class FakeCatalogue implements Catalogue {
  /** English. */
  public static final Language EN = new Language("en");

  private static LocalizedText text(String words) {
    return LocalizedText.of(EN, words);
  }

  @Override
  public List<Idp> idps() {
    return List.of(new Idp("sample-id", text("Sample ID"), Optional.empty()));
  }

  @Override
  public List<Source> sources() {
    return List.of(source("registry", "Provincial Registry"), source("clinic", "City Clinic"));
  }

  private static Source source(String id, String name) {
    return new Source(id, text(name), Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public Optional<Server> serverWithClientId(String clientId) {
    return clientId.equals("openfpx-as") ? server("as") : Optional.empty();
  }

  @Override
  public Optional<Server> server(String identifier) {
    return identifier.equals("as")
        ? Optional.of(new Server("as", "https://as.example", text("Demo Network")))
        : Optional.empty();
  }

  @Override
  public List<Server> servers() {
    return server("as").stream().toList();
  }

  @Override
  public Optional<Client> client(String server, String identifier) {
    return clients(server).stream()
        .filter(client -> client.identifier().equals(identifier))
        .findFirst();
  }

  @Override
  public List<Client> clients(String server) {
    return List.of(named("my-immunizations", "My Immunizations"), named("clinic", "City Clinic"));
  }

  private static Client named(String identifier, String name) {
    return new Client(
        identifier,
        text(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        text("Example Apps"));
  }

  @Override
  public Optional<Definition> definitionOfType(String server, String type) {
    return definition(server, type.substring(type.lastIndexOf('/') + 1));
  }

  @Override
  public Optional<Definition> definition(String server, String identifier) {
    return Optional.of(
        new Definition(
            identifier, text(identifier), Optional.empty(), Optional.empty(), ScopeSet.of("read")));
  }

  @Override
  public Optional<Source> sourceOf(String server, String resourceServer) {
    return source(resourceServer);
  }

  @Override
  public LocalizedText scopeName(Scope scope) {
    return text("See them");
  }

  @Override
  public List<Organisation> organisations() {
    return List.of(new Organisation(text("Demo Network"), true));
  }
}
