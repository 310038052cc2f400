package org.openfpx.conformance.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.openfpx.apps.demo.Demo;

/** The demo's network in this process, on ports of its own and in a folder of its own. */
final class DemoNetwork implements AutoCloseable {
  private static final int PORTS = 20;

  private final int base;
  private final Demo demo;
  private final Path folder;

  private DemoNetwork(int base, Path folder) {
    this.base = base;
    this.folder = folder;
    this.demo = Demo.start("--dir", folder.toString(), "--port-base", String.valueOf(base));
  }

  static DemoNetwork start() {
    try {
      return new DemoNetwork(freeBase(), Files.createTempDirectory("openfpx-network"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freeBase() {
    return IntStream.iterate(20_000, base -> base < 30_000, base -> base + PORTS)
        .filter(base -> IntStream.range(base, base + PORTS).allMatch(DemoNetwork::free))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private URI at(int offset, String path) {
    return URI.create("http://localhost:" + (base + offset) + path);
  }

  URI start(String path) {
    return at(0, path);
  }

  URI authorizationServer(String path) {
    return at(1, path);
  }

  URI wallet(String path) {
    return at(2, path);
  }

  URI registry(String path) {
    return at(3, path);
  }

  URI clinic(String path) {
    return at(7, path);
  }

  URI client(String path) {
    return at(8, path);
  }

  /** The folder with databases, configuration and secrets. */
  Path folder() {
    return folder;
  }

  /** The password of one of the demo's people. */
  String password(String user) {
    return secrets().required("passwords").required(user).asText();
  }

  private JsonNode secrets() {
    try {
      return new JsonMapper().readTree(folder.resolve("demo.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    demo.close();
  }
}
