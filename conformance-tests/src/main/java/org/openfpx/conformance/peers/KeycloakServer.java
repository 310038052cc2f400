package org.openfpx.conformance.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** A Keycloak in development mode, on the loopback interface alone. */
final class KeycloakServer implements AutoCloseable {
  static final String ADMIN = "admin";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;
  private final String address;

  private KeycloakServer(Process process, Path log, String address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /**
   * Starts one; it is not there yet afterwards.
   *
   * @param distribution its unpacked folder
   * @param log what it says goes there
   */
  static KeycloakServer start(Path distribution, Path log, int port, String password)
      throws IOException {
    requireFree(port);
    var command =
        List.of(
            distribution.resolve("bin").resolve("kc.sh").toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    return new KeycloakServer(builder.start(), log, "http://127.0.0.1:" + port);
  }

  /** Else another server would be taken for this one. */
  private static void requireFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException taken) {
      throw new PeerFailed("port " + port + " is taken; name another with --port");
    }
  }

  String address() {
    return address;
  }

  /**
   * Waits until it answers.
   *
   * @throws PeerFailed if it ends before, or takes more than ten minutes
   */
  void awaitReady() throws InterruptedException {
    var begin = System.nanoTime();
    while (!answers()) {
      if (process.waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PeerFailed("Keycloak did not start; it said: " + lastWords());
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new PeerFailed("Keycloak was not ready within " + PATIENCE.toMinutes() + " minutes");
      }
    }
  }

  private boolean answers() {
    try (var peer = Peer.plain(exchange -> {})) {
      var url = URI.create(address + "/realms/master");
      return peer.send(Request.get("See whether it is there", url)).status() == 200;
    } catch (UnexpectedAnswer notYet) {
      return false;
    }
  }

  private String lastWords() {
    try (var lines = Files.lines(log)) {
      var told = lines.filter(line -> !line.isBlank()).toList();
      return told.stream()
          .filter(line -> line.contains("ERROR"))
          .findFirst()
          .orElseGet(() -> told.isEmpty() ? "nothing" : told.getLast());
    } catch (IOException unreadable) {
      return "what is in " + log;
    }
  }

  /** Waits until it has ended. */
  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Ends it and what it started. */
  @Override
  public void close() {
    var all = process.descendants().toList();
    all.forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
