package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.rsa.Config;
import org.openfpx.apps.rsa.ResourceServerAdapter;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;
import org.openfpx.conformance.run.ThrowAwayCa;
import org.openfpx.domain.testing.FreePort;
import org.openfpx.domain.time.World;

/** The kit's checks of resource servers, of an adapter before a source that nobody gets to. */
class GuardingAdapterTest {
  @TempDir Path folder;

  private Config config(String issuer, int port) throws IOException {
    Files.writeString(
        folder.resolve("registry.yaml"),
        """
        oauth-provider:
          - {issuerUri: "http://localhost:1", name: Sign-in, clientId: kit, clientSecret: secret}
          - {issuerUri: "%1$s", name: Network, clientId: kit, clientSecret: secret}
        resource:
          - {resourceId: kit-records, type: "https://kit.example/records", authServer: "%1$s"}
        protected-http-path:
          - {path: /api/records, authServer: "%1$s"}
        protected-resource-path-mapping:
          - {method: GET, path: /api/records, resource: kit-records, scopes: [read]}
        """
            .formatted(issuer));
    var file =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            name: Kit
            issuer: https://localhost:%1$d
            public: {host: localhost, port: %1$d, tls: {certificate: tls/tls.crt, key: tls/tls.key}}
            admin: {port: 0}
            database: {url: "jdbc:h2:mem:kit%1$d;DB_CLOSE_DELAY=-1", user: sa}
            key-encryption-key: {environment: KEY}
            registry: [registry.yaml]
            outgoing: {allowed-hosts: [localhost], timeout: 5s, trust: tls/ca.crt}
            federated: {issuer: "http://localhost:1"}
            upstream: {url: "http://localhost:1", timeout: 2s}
            """
                .formatted(port));
    return Config.read(file, Map.of("KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
  }

  private Target target(String issuer, int port) throws IOException {
    var text =
        """
        issuer: %s
        driver: resource-server
        trust: tls/ca.crt
        tls: {certificate: tls/tls.crt, key: tls/tls.key}
        resource: {url: "https://localhost:%d/api/records", id: kit-records, scopes: [read], serves: false}
        """
            .formatted(issuer, port);
    return Target.read(Files.writeString(folder.resolve("target.yaml"), text), Map.of());
  }

  /** A token alone opens nothing there: a ROT says whose records are meant. */
  @Test
  void theAdapterDoesAsTheStandardsHaveIt() throws Exception {
    assertThat(ThrowAwayCa.in(folder.resolve("tls"), List.of("localhost")).folder()).exists();
    var issuer = "https://localhost:" + FreePort.next();
    int port = FreePort.next();
    var catalogue = Catalogue.whole();
    var all = Selection.of(Modules.all(), catalogue, Optional.of("rs")).orElseThrow();
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (var driver = Drivers.of(target(issuer, port));
        var adapter =
            ResourceServerAdapter.start(
                config(issuer, port), World.of(InstantSource.system(), new SecureRandom()))) {
      assertThat(adapter).isNotNull();
      var run = new Runner(driver, catalogue, new Progress(silent, false)).run(all);

      AsWritten.did(GuardingAdapterTest.class, run.results());
    }
  }
}
