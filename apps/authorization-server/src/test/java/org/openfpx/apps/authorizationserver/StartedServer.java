package org.openfpx.apps.authorizationserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An authorization server on a database in memory, with the registry of the tests and more. */
final class StartedServer implements AutoCloseable {
  static final String SECRET = "a-secret-of-more-than-thirty-two-characters";

  private final AuthorizationServer server;
  private final Caller caller;

  private StartedServer(AuthorizationServer server, Caller caller) {
    this.server = server;
    this.caller = caller;
  }

  /**
   * Starts one.
   *
   * @param more a second registry file; empty for none
   */
  static StartedServer start(Path folder, String walletIssuer, String more) {
    try {
      int port = freePort();
      Files.writeString(folder.resolve("key"), "A".repeat(43) + "=");
      Files.writeString(folder.resolve("registry.yaml"), registry());
      Files.writeString(folder.resolve("more.yaml"), more);
      var config = folder.resolve("as.yaml");
      Files.writeString(config, config(port, more.isEmpty()));
      var server =
          AuthorizationServer.start(
              Config.read(config, environment(walletIssuer)), RealWorld.create());
      return new StartedServer(server, new Caller("http://localhost:" + port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(int port, boolean alone) {
    return """
    issuer: http://localhost:%d
    public: {host: localhost, port: %d}
    admin: {port: 0}
    database: {url: "jdbc:h2:mem:as-%d", user: as}
    key-encryption-key: {file: key}
    registry: [%s]
    outgoing: {allowed-hosts: [localhost]}
    """
        .formatted(port, port, port, alone ? "registry.yaml" : "registry.yaml, more.yaml");
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

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Caller caller() {
    return caller;
  }

  /** A caller of its admin listener. */
  Caller admin() {
    return new Caller("http://localhost:" + server.adminPort());
  }

  @Override
  public void close() {
    server.close();
  }
}
