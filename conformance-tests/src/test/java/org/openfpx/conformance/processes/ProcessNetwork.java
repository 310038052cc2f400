package org.openfpx.conformance.processes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openfpx.apps.demo.Parts;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.processes.JavaProcess.Launch;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.conformance.scenario.ScenarioNetwork;

/**
 * The demo's parties, each system in a process of its own that was started with {@code serve} and
 * nothing but its configuration file and its environment.
 */
public final class ProcessNetwork implements ScenarioNetwork {
  /** Away from those of {@link DemoNetwork}, below those that the system gives to whoever asks. */
  private static final int FIRST_PORT = 25_000;

  private static final List<String> SITES =
      List.of(
          "start",
          "as",
          "wallet",
          "registry",
          "sample-id",
          "registry-login",
          "registry-records",
          "clinic",
          "client");

  private final Path folder;
  private final int base;
  private final Optional<ThrowAwayCa> ca;
  private final Map<String, JavaProcess> processes = new LinkedHashMap<>();

  private ProcessNetwork(Path folder, boolean sites) {
    this.folder = folder;
    this.base = DemoNetwork.freeBase(FIRST_PORT);
    this.ca =
        sites ? Optional.of(ThrowAwayCa.in(folder.resolve("tls"), names())) : Optional.empty();
    Parts.layOut(options().toArray(String[]::new));
  }

  /** All at localhost, over plain HTTP. */
  public static ProcessNetwork onLocalhost() {
    return new ProcessNetwork(newFolder(), false).start();
  }

  /** Each at a site of its own, {@code https://NAME.test}. */
  public static ProcessNetwork onSites() {
    return new ProcessNetwork(newFolder(), true).start();
  }

  private ProcessNetwork start() {
    try {
      parts("world", "START", "SAMPLE_ID", "REGISTRY_LOGIN", "REGISTRY_RECORDS");
      parts("clinic", "CITY_CLINIC");
      parts("client", "CLIENT");
      system("as", org.openfpx.apps.authorizationserver.Main.class);
      system("rsa", org.openfpx.apps.rsa.Main.class);
      system("wallet", org.openfpx.apps.wallet.Main.class);
      processes.values().forEach(JavaProcess::await);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void parts(String name, String... parties) {
    var arguments = options();
    arguments.addAll(List.of(parties));
    launch(name, new Launch(Parts.class, trust(), Map.of(), "ready: ", arguments));
  }

  private void system(String key, Class<?> main) {
    var arguments =
        List.of("serve", "--config", folder.resolve("demo").resolve(key + ".yaml").toString());
    launch(key, new Launch(main, Map.of(), kept("secrets"), "started in", arguments));
  }

  private void launch(String name, Launch launch) {
    processes.put(name, JavaProcess.begin(launch));
  }

  private List<String> options() {
    var options = new ArrayList<String>();
    options.addAll(List.of("--dir", folder.resolve("demo").toString()));
    options.addAll(List.of("--port-base", String.valueOf(base)));
    ca.ifPresent(there -> options.addAll(List.of("--sites", there.folder().toString())));
    return options;
  }

  private Map<String, String> trust() {
    return ca.map(there ->
            Map.of(
                "javax.net.ssl.trustStore",
                there.trustStore().toString(),
                "javax.net.ssl.trustStorePassword",
                "changeit"))
        .orElse(Map.of());
  }

  private static List<String> names() {
    return SITES.stream().map(name -> name + ".test").toList();
  }

  private URI at(int offset, String path) {
    var origin = ca.isPresent() ? "https://" + SITES.get(offset) + ".test" : "http://localhost";
    return URI.create(origin + ":" + (base + offset) + path);
  }

  @Override
  public URI start(String path) {
    return at(0, path);
  }

  @Override
  public URI authorizationServer(String path) {
    return at(1, path);
  }

  @Override
  public URI wallet(String path) {
    return at(2, path);
  }

  @Override
  public URI registry(String path) {
    return at(3, path);
  }

  @Override
  public URI clinic(String path) {
    return at(7, path);
  }

  @Override
  public URI client(String path) {
    return at(8, path);
  }

  @Override
  public String password(String user) {
    return Objects.requireNonNull(kept("passwords").get(user), user);
  }

  private Map<String, String> kept(String kind) {
    try {
      var file = folder.resolve("demo").resolve("demo.json").toFile();
      var all =
          new JsonMapper()
              .readValue(file, new TypeReference<Map<String, Map<String, String>>>() {});
      return Objects.requireNonNull(all.get(kind), kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Peer peer() {
    return ca.map(there -> Peer.plain(exchange -> {}, there.context()))
        .orElseGet(() -> Peer.plain(exchange -> {}));
  }

  /** Whom to trust for TLS, if it is spoken. */
  public Optional<ThrowAwayCa> ca() {
    return ca;
  }

  /** One of the processes: a system by its key, or {@code clinic} or {@code client}. */
  public JavaProcess process(String name) {
    return Objects.requireNonNull(processes.get(name), name);
  }

  @Override
  public Optional<Stoppable> stoppableClinic() {
    return Optional.of(process("clinic"));
  }

  @Override
  public void close() {
    processes.values().forEach(JavaProcess::close);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("openfpx-processes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
