package org.openfpx.apps.authorizationserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.FreePort;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Route;
import org.openfpx.persistence.as.JooqOwnedResources;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.registry.JooqRegistryStore;

/** An authorization server on a database in memory, with the registry of the tests and more. */
final class StartedServer implements AutoCloseable {
  static final String SECRET = "a-secret-of-more-than-thirty-two-characters";

  private final List<AuthorizationServer> servers;
  private final String url;

  private StartedServer(List<AuthorizationServer> servers) {
    this(servers, "");
  }

  /**
   * @param url of the database, where it is one in memory
   */
  private StartedServer(List<AuthorizationServer> servers, String url) {
    this.servers = List.copyOf(servers);
    this.url = url;
  }

  /**
   * Starts one.
   *
   * @param more a second registry file; empty for none
   */
  static StartedServer start(Path folder, String walletIssuer, String more) {
    return start(folder, walletIssuer, more, InstantSource.system());
  }

  /** The same in a time of its own. */
  static StartedServer start(Path folder, String walletIssuer, String more, InstantSource time) {
    int port = FreePort.next();
    var url = "jdbc:h2:mem:as-" + port;
    var database = "{url: \"%s\", user: as}".formatted(url);
    return new StartedServer(
        List.of(start(folder, walletIssuer, more, new Place(port, port, database, time))), url);
  }

  /** Starts one that answers as often as these limits say. */
  static StartedServer startLimited(Path folder, String limits) throws IOException {
    int port = FreePort.next();
    var database = "{url: \"jdbc:h2:mem:as-%d\", user: as}".formatted(port);
    var place = new Place(port, port, database, InstantSource.system());
    var file = write(folder, "as.yaml", "", place);
    Files.writeString(file, Files.readString(file).replace("{rate: off}", limits));
    return new StartedServer(
        List.of(
            AuthorizationServer.start(
                config(folder, "http://localhost:1"), World.of(place.time(), new SecureRandom()))));
  }

  /** Starts two on one database, that are one to the world. */
  static StartedServer startTwo(Path folder, String walletIssuer, String database) {
    return startTwo(folder, walletIssuer, database, InstantSource.system());
  }

  /** The same in a time of their own. */
  static StartedServer startTwo(
      Path folder, String walletIssuer, String database, InstantSource time) {
    int port = FreePort.next();
    return new StartedServer(
        List.of(
            start(folder, walletIssuer, "", new Place(port, port, database, time)),
            start(folder, walletIssuer, "", new Place(port, FreePort.next(), database, time))));
  }

  private static AuthorizationServer start(
      Path folder, String walletIssuer, String more, Place place) {
    try {
      return AuthorizationServer.start(
          Config.read(write(folder, "as.yaml", more, place), environment(walletIssuer)),
          World.of(place.time(), new SecureRandom()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what a server is started with; answers where its configuration is. */
  private static Path write(Path folder, String name, String more, Place place) throws IOException {
    Files.writeString(folder.resolve("key"), "A".repeat(43) + "=");
    Files.writeString(folder.resolve("registry.yaml"), registry());
    Files.writeString(folder.resolve("more.yaml"), more);
    return Files.writeString(folder.resolve(name), config(place, more.isEmpty()));
  }

  /**
   * Two processes on one database, that are one to the world: a standard network, in which the
   * wallet's issuer vouches for people too.
   */
  static ServerProcesses startTwoProcesses(Path folder, String walletIssuer, String database) {
    int port = FreePort.next();
    int second = FreePort.next();
    var time = InstantSource.system();
    try {
      var more = claimsIssuer(walletIssuer);
      var configurations =
          Map.of(
              port,
              write(folder, "as-1.yaml", more, new Place(port, port, database, time)),
              second,
              write(folder, "as-2.yaml", more, new Place(port, second, database, time)));
      Files.writeString(
          folder.resolve("registry.yaml"),
          registry().replace("network: {name: Test,", "network: {name: Test, mode: standard,"));
      return ServerProcesses.start(environment(walletIssuer), configurations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One process on an embedded database. */
  static ServerProcesses startProcess(Path folder, int port) throws IOException {
    return startProcess(folder, port, "http://localhost:1");
  }

  /** The same with a wallet. */
  static ServerProcesses startProcess(Path folder, int port, String walletIssuer)
      throws IOException {
    var database = "{url: \"jdbc:h2:mem:as\", user: as}";
    var place = new Place(port, port, database, InstantSource.system());
    var configuration = write(folder, "process.yaml", "", place);
    return ServerProcesses.start(environment(walletIssuer), Map.of(port, configuration));
  }

  /** An issuer that vouches for people, as a registry file. */
  static String claimsIssuer(String issuer) {
    return """
    claims-issuer:
      - {identifier: people, issuerUri: "%1$s", jwksUri: "%1$s/jwks", claims: [email, sub]}
    """
        .formatted(issuer);
  }

  /** The configuration of the last one that was started with that folder. */
  static Config config(Path folder, String walletIssuer) {
    return Config.read(folder.resolve("as.yaml"), environment(walletIssuer));
  }

  /** Where the world finds it, where it listens, where it keeps things, and when it is. */
  private record Place(int known, int port, String database, InstantSource time) {}

  private static String config(Place place, boolean alone) {
    return """
    issuer: http://localhost:%d
    public: {host: localhost, port: %d}
    admin: {port: 0}
    database: %s
    key-encryption-key: {file: key}
    registry: [%s]
    outgoing: {allowed-hosts: [localhost]}
    limits: {rate: off}
    """
        .formatted(
            place.known(),
            place.port(),
            place.database(),
            alone ? "registry.yaml" : "registry.yaml, more.yaml");
  }

  private static String registry() throws IOException {
    try (var file = StartedServer.class.getResourceAsStream("/registry.yaml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> environment(String walletIssuer) {
    var variables = new HashMap<String, String>();
    for (var name : List.of("APP", "CLINIC", "PROVINCE", "WALLET", "AS")) {
      variables.put(name + "_SECRET", SECRET);
    }
    variables.put("WALLET_ISSUER", walletIssuer);
    return variables;
  }

  /** Says one more thing of an entity of the registry, or another, as an administrator would. */
  void change(String type, String handle, String attribute, String value) {
    change(type, handle, fields -> fields.with(attribute, new Value.Text(value)));
  }

  /** Disables an entity of the registry. */
  void disable(String type, String handle) {
    change(type, handle, fields -> new Fields(fields.attributes(), fields.relations(), true));
  }

  private void change(String type, String handle, UnaryOperator<Fields> how) {
    var key = new EntityKey(type, handle);
    try (var database = database()) {
      var _ =
          new JooqRegistryStore(database, AuthorizationServerTypes.MODEL)
              .change(
                  registry -> {
                    var found = Objects.requireNonNull(registry.entities().get(key));
                    var draft = new Draft(key, how.apply(found.fields()));
                    return new RegistryChange(List.of(draft), List.of());
                  },
                  Instant.now());
    }
  }

  /** Keeps a resource of this account, as if the clinic had registered it; answers its id. */
  String owned(String account, String definition) {
    var id = UUID.randomUUID().toString();
    try (var database = database()) {
      new JooqOwnedResources(database)
          .add(
              new OwnedResource(
                  new ResourceId(id),
                  new ClientId(account),
                  new ResourceServerId("clinic"),
                  new DefinitionId(definition),
                  ScopeSet.of("read"),
                  Optional.of(LocalizedText.of(new Language("en"), "Theirs")),
                  Optional.empty(),
                  Optional.empty()),
              Integer.MAX_VALUE);
    }
    return id;
  }

  /** How many rows a table has. */
  int rows(String table) {
    try (var database = database()) {
      return database.db().fetchSingle("SELECT COUNT(*) FROM " + table).get(0, Integer.class);
    }
  }

  /** What is in a column of a table, as it is kept. */
  List<String> texts(String table, String column) {
    try (var database = database()) {
      return database.db().fetch("SELECT " + column + " FROM " + table).getValues(0, String.class);
    }
  }

  private Database database() {
    return Database.open(
        DatabaseSettings.of(url, "as", Optional.empty()), SystemSchema.AUTHORIZATION_SERVER);
  }

  /** What the first answers at. */
  List<Route> routes() {
    return servers.getFirst().routes();
  }

  /** A caller of all of them in turn. */
  Caller caller() {
    return new Caller(servers.stream().map(one -> "http://localhost:" + one.publicPort()).toList());
  }

  /** What it calls itself. */
  String issuer() {
    return "http://localhost:" + servers.getFirst().publicPort();
  }

  /** A caller of the admin listener of the first. */
  Caller admin() {
    return new Caller(List.of("http://localhost:" + servers.getFirst().adminPort()));
  }

  @Override
  public void close() {
    servers.forEach(AuthorizationServer::close);
  }
}
