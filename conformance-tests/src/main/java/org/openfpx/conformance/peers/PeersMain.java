package org.openfpx.conformance.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.driver.KeycloakAdmin;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.file.OwnersFile;

/** {@code openfpx peers keycloak [--port N] [--dir FOLDER]}. */
public final class PeersMain {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final Path home;

  PeersMain(PrintStream out, Path home) {
    this.out = out;
    this.home = home;
  }

  /** Runs until it is interrupted; exits with 1 if there is no peer to be had, 2 if misused. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var home = Path.of(System.getProperty("openfpx.home", "."));
    System.exit(new PeersMain(out, home).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      keycloak(PeersOptions.of(arguments));
      return 0;
    } catch (PeersOptions.Misused misused) {
      out.println("openfpx peers: " + misused.getMessage());
      out.println(PeersOptions.USAGE);
      return MISUSED;
    } catch (PeerFailed | UnexpectedAnswer failed) {
      out.println("openfpx peers: " + failed.getMessage());
      return FAILED;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private void keycloak(PeersOptions options) throws IOException, InterruptedException {
    var folder = options.folder().orElse(home.resolve("target/peers")).toAbsolutePath().normalize();
    Files.createDirectories(folder);
    out.println("fetching Keycloak " + Distribution.VERSION + ", unless it is there ...");
    var distribution = new Distribution(home).in(folder);
    var password = password(folder.resolve("admin-password"));
    var log = folder.resolve("keycloak.log");
    out.println("starting it, which takes a minute or two; what it says goes to " + log + " ...");
    try (var server = KeycloakServer.start(distribution, log, options.port(), password)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.awaitReady();
      var target = provision(server, folder, password);
      out.println("ready: Keycloak " + Distribution.VERSION + " at " + server.address());
      out.println("test it with: ./openfpx conformance --target " + target);
      server.awaitEnd();
    }
  }

  private static Path provision(KeycloakServer server, Path folder, String password)
      throws IOException {
    var realm = new KeycloakRealm(Chance::token);
    var address = server.address();
    try (var peer = Peer.plain(exchange -> {});
        var admin = new KeycloakAdmin(peer, address, KeycloakServer.ADMIN, password)) {
      realm.make(admin);
    }
    var target = folder.resolve("target.yaml");
    OwnersFile.write(target, realm.target(address, folder.resolve("admin-password")));
    return target;
  }

  /** That of the last time, or a new one: what Keycloak has stored stays from one to the next. */
  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      OwnersFile.write(file, Chance.token());
    }
    return Files.readString(file);
  }
}
