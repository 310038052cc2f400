package org.openfpx.apps.rsa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.testing.FreePort;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.http.discovery.Route;

/** An adapter at a free port of this machine, with a database in memory and these neighbours. */
record StartedAdapter(ResourceServerAdapter adapter, String source) implements AutoCloseable {
  static final String SECRET = "0123456789012345678901234567890123456789";

  static StartedAdapter start(Path folder, TestWorld world, Neighbours neighbours)
      throws IOException {
    int port = FreePort.next();
    var source = "http://localhost:" + port;
    Files.writeString(folder.resolve("registry.yaml"), registry(neighbours));
    var config = Files.writeString(folder.resolve("config.yaml"), config(port, neighbours));
    var environment = Map.of("KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    return new StartedAdapter(
        ResourceServerAdapter.start(Config.read(config, environment), world.world()), source);
  }

  /** What it answers at. */
  List<Route> routes() {
    return adapter.routes();
  }

  private static String config(int port, Neighbours neighbours) {
    return """
    name: Provincial Registry
    issuer: http://localhost:%1$d
    public: {host: localhost, port: %1$d}
    admin: {port: 0}
    database: {url: "jdbc:h2:mem:adapter%1$d;DB_CLOSE_DELAY=-1", user: sa}
    key-encryption-key: {environment: KEY}
    registry: [registry.yaml]
    outgoing: {allowed-hosts: [localhost], timeout: 5s}
    federated: {issuer: "%2$s"}
    limits: {rate: off}
    upstream: {url: "%3$s", timeout: 2s, max-bytes: 1MiB}
    """
        .formatted(port, neighbours.at("/login"), neighbours.at("/fhir"));
  }

  private static String registry(Neighbours neighbours) {
    return """
    oauth-provider:
      - {issuerUri: "%1$s", name: Sign-in, clientId: provincial-registry, clientSecret: %3$s}
      - {issuerUri: "%2$s", name: Network, clientId: provincial-registry, clientSecret: %3$s}
    registered-client:
      - clientId: openfpx-wallet
        clientName: {en: OpenFPX Wallet}
        clientSecret: %3$s
        redirectUris: ["%4$s"]
        scopes: openid profile fpx_rot
    resource:
      - {resourceId: immunizations, type: "https://openfpx.org/types/x", authServer: "%2$s",
         name: {en: Vaccinations}, description: Since 1998}
    protected-http-path:
      - {path: /api/Immunization, authServer: "%2$s"}
    protected-resource-path-mapping:
      - {method: GET, path: /api/Immunization, resource: immunizations, scopes: [read],
         parameters: [date]}
    """
        .formatted(neighbours.at("/login"), neighbours.at("/as"), SECRET, Wallet.CALLBACK);
  }

  @Override
  public void close() {
    adapter.close();
  }
}
