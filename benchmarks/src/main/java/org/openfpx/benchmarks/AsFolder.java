package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.KeyGenerator;

/** An Authorization Server's folder, with secrets of its own and the least registry. */
final class AsFolder {
  private static final String MAIN = "org.openfpx.apps.authorizationserver.Main";

  private AsFolder() {}

  /** Lays the files down; the service listens at the port and, for health, at the next one. */
  static Service make(Path folder, Path home, String classPath, int port) throws IOException {
    Files.writeString(folder.resolve("key-encryption-key"), secret());
    Files.writeString(folder.resolve("as.yaml"), config(home, port));
    var secrets =
        Map.of(
            "APP_SECRET", secret(),
            "CLINIC_SECRET", secret(),
            "AS_AT_WALLET_SECRET", secret());
    var arguments = List.of("-cp", classPath, MAIN, "serve", "--config", "as.yaml");
    return new Service(folder, arguments, secrets, port + 1);
  }

  private static String config(Path home, int port) {
    return """
    name: Benchmark
    issuer: http://127.0.0.1:%d
    public: {port: %d}
    admin: {port: %d}
    database: {url: "jdbc:h2:./data/as", password: "%s"}
    key-encryption-key: {id: 1, file: key-encryption-key}
    registry: ["%s"]
    """
        .formatted(port, port, port + 1, secret(), home.resolve("examples/minimal/as.yaml"));
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
