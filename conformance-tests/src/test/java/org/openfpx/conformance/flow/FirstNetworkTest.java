package org.openfpx.conformance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.Demo;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.JavaProcess.Launch;
import org.openfpx.conformance.scenario.DemoNetwork;

/** The steps of {@code docs/guides/first-network.md}, with the files of {@code examples/first}. */
class FirstNetworkTest {
  private static final int USUAL = 8400;
  private static final String HOME = System.getProperty("openfpx.home", "..");

  @TempDir Path folder;

  private final int base = DemoNetwork.freeBase(24_000);
  private final List<JavaProcess> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.reversed().forEach(JavaProcess::close);
  }

  @Test
  void aNetworkOfOnesOwnPlaysTheFlow() throws IOException {
    var neighbours = folder.resolve("neighbours");
    start(
        Demo.class,
        "ready: ",
        "--without-systems",
        "--port-base",
        String.valueOf(base),
        "--dir",
        neighbours.toString());
    copyFiles();
    makeSecrets(neighbours);

    serve("as", org.openfpx.apps.authorizationserver.Main.class);
    serve("rsa", org.openfpx.apps.rsa.Main.class);
    serve("wallet", org.openfpx.apps.wallet.Main.class);

    assertThat(startPage()).contains("june").doesNotContain("/transactions", "Nothing has been");
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(FlowMain.run(List.of("--port-base", String.valueOf(base)), out))
        .as(printed.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("done: ", " records read");
  }

  private String startPage() {
    return Peer.plain(exchange -> {})
        .send(Request.get("start page", URI.create("http://localhost:" + base + "/")))
        .expect(200)
        .body();
  }

  /** With other ports; the embedded databases lie beside them, wherever this is started. */
  private void copyFiles() throws IOException {
    try (var files = Files.list(Path.of(HOME, "examples", "first"))) {
      for (var file : files.toList()) {
        var text = Files.readString(file).replace("jdbc:h2:./", "jdbc:h2:" + folder + "/");
        for (int port = USUAL; port < USUAL + 9; port++) {
          text = text.replace("localhost:" + port, "localhost:" + (base + port - USUAL));
        }
        Files.writeString(folder.resolve(file.getFileName()), text);
      }
    }
    for (int system = 1; system <= 3; system++) {
      var config = folder.resolve(List.of("as", "wallet", "rsa").get(system - 1) + ".yaml");
      Files.writeString(
          config,
          Files.readString(config)
              + "public: {port: %d}%nadmin: {port: %d}%n"
                  .formatted(base + system, base + 10 + system));
    }
  }

  private void makeSecrets(Path neighbours) throws IOException {
    Files.createDirectories(folder.resolve("secrets"));
    for (var key : List.of("as-key", "wallet-key", "rsa-key")) {
      var bytes = "a key of 32 bytes, for %-9.9s".formatted(key).getBytes(StandardCharsets.UTF_8);
      secret(key, Base64.getEncoder().encodeToString(bytes));
    }
    for (var shared : List.of("as-at-wallet", "adapter-at-as", "wallet-at-adapter")) {
      secret(shared, "shared-by-two-and-known-to-nobody-else-" + shared);
    }
    var told = new JsonMapper().readTree(neighbours.resolve("demo.json").toFile()).path("secrets");
    secret("wallet-at-sign-in", told.required("OPENFPX_WALLET_AT_SAMPLE_ID_SECRET").asText());
    secret(
        "adapter-at-login", told.required("OPENFPX_PROVINCIAL_REGISTRY_AT_LOGIN_SECRET").asText());
  }

  private void secret(String name, String value) throws IOException {
    Files.writeString(folder.resolve("secrets").resolve(name), value + "\n");
  }

  private void serve(String system, Class<?> main) {
    start(main, "started in", "serve", "--config", folder.resolve(system + ".yaml").toString());
  }

  private void start(Class<?> main, String sign, String... arguments) {
    var launch = new Launch(main, Map.of(), Map.of(), sign, List.of(arguments));
    var process = JavaProcess.begin(launch);
    running.add(process);
    var unused = process.await();
  }
}
