package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.KeyGenerator;
import org.openfpx.benchmarks.exchange.Parties;

/** An Authorization Server's folder, with secrets of its own and the least registry. */
record AsFolder(Path folder, Parties parties, Service service) {
  private static final String MAIN = "org.openfpx.apps.authorizationserver.Main";
  private static final String MINIMAL = "examples/minimal/as.yaml";
  private static final String OWN_KEY = "clientAuthenticationType: private_key_jwt";
  private static final String OWN_KEY_AT = "jwksUri: https://wallet.example.org/jwks";

  /** With the embedded database, as one starts who only wants to see it. */
  static AsFolder embedded(Path folder, Path home, int port) throws IOException {
    var database = "{url: \"jdbc:h2:./data/as\", password: \"" + secret() + "\"}";
    return make(folder, Files.readString(home.resolve(MINIMAL)), port, database);
  }

  /** With a database server, and a wallet of this machine that shows a secret. */
  static AsFolder onServer(Path folder, Path home, int port, String database, String wallet)
      throws IOException {
    var registry =
        Files.readString(home.resolve(MINIMAL))
            .replace(OWN_KEY, "clientAuthenticationType: client_secret_basic")
            .replace(OWN_KEY_AT, "secret: {environment: WALLET_SECRET}")
            .replace("https://wallet.example.org", wallet);
    return make(folder, registry, port, database);
  }

  private static AsFolder make(Path folder, String registry, int port, String database)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("key-encryption-key"), secret());
    Files.writeString(folder.resolve("registry.yaml"), registry);
    Files.writeString(folder.resolve("as.yaml"), config(port, database));
    var parties = new Parties(word(), word(), word());
    var environment = new HashMap<>(Service.ARENAS);
    environment.putAll(
        Map.of(
            "APP_SECRET", parties.app(),
            "CLINIC_SECRET", parties.clinic(),
            "WALLET_SECRET", parties.wallet(),
            "AS_AT_WALLET_SECRET", word()));
    var told = List.of("-cp", Service.PRODUCT, MAIN, "serve", "--config", "as.yaml");
    var arguments = Service.joined(Service.SERVED, told);
    return new AsFolder(folder, parties, new Service(folder, arguments, environment, port + 1));
  }

  /** The service listens at the port and, for health, at the next one. */
  private static String config(int port, String database) {
    return """
    name: Benchmark
    issuer: http://127.0.0.1:%d
    public: {port: %d}
    admin: {port: %d}
    database: %s
    key-encryption-key: {id: 1, file: key-encryption-key}
    registry: [registry.yaml]
    outgoing: {allowed-hosts: [127.0.0.1]}
    reaper: {interval: 1h}
    limits: {rate: off}
    """
        .formatted(port, port, port + 1, database);
  }

  /** A secret that is the same in a URL. */
  private static String word() {
    return secret().replace('+', '-').replace('/', '_').replace("=", "");
  }

  private static String secret() {
    try {
      var generator = KeyGenerator.getInstance("AES");
      generator.init(256);
      return Base64.getEncoder().encodeToString(generator.generateKey().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }
}
