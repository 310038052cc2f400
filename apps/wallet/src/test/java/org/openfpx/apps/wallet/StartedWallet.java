package org.openfpx.apps.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openfpx.domain.testing.FreePort;
import org.openfpx.domain.testing.TestWorld;

/** A wallet at a free port of this machine, with a database that ends with the JVM. */
record StartedWallet(Wallet wallet, String address) implements AutoCloseable {
  static StartedWallet in(Path folder, String registry) throws IOException {
    int port = FreePort.next();
    Files.writeString(folder.resolve("registry.yaml"), registry);
    Files.writeString(folder.resolve("config.yaml"), config(port));
    var environment = Map.of("KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    var config = Config.read(folder.resolve("config.yaml"), environment);
    return new StartedWallet(
        Wallet.start(config, new TestWorld().world()), "http://localhost:" + port);
  }

  private static String config(int port) {
    return """
    issuer: http://localhost:%d
    public: {host: localhost, port: %d}
    admin: {port: 0}
    database: {url: "jdbc:h2:mem:wallet%d;DB_CLOSE_DELAY=-1", user: sa}
    key-encryption-key: {environment: KEY}
    registry: [registry.yaml]
    limits: {rate: off}
    outgoing: {allowed-hosts: [localhost], timeout: 2s}
    """
        .formatted(port, port, port);
  }

  @Override
  public void close() {
    wallet.close();
  }
}
