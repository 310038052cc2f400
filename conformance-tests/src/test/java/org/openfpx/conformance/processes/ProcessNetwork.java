package org.openfpx.conformance.processes;

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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openfpx.apps.demo.Parts;
import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.processes.JavaProcess.Launch;
import org.openfpx.conformance.robot.Browsers;
import org.openfpx.conformance.robot.Robot;
import org.openfpx.conformance.run.ThrowAwayCa;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.conformance.scenario.Folders;
import org.openfpx.conformance.scenario.MovableTime;
import org.openfpx.conformance.scenario.ScenarioNetwork;
import org.openfpx.domain.secret.Secret;
import org.openfpx.persistence.pool.DatabaseSettings;

/**
 * The demo's parties, each system in a process of its own that was started with nothing but its
 * configuration file and its environment: with {@code serve}, or, in a time that can be moved, as
 * {@code serve} starts it.
 */
public final class ProcessNetwork implements ScenarioNetwork {
  /** Away from those of {@link DemoNetwork}, below those that the system gives to whoever asks. */
  private static final int FIRST_PORT = 25_000;

  private static final Pattern PORT = Pattern.compile("port: (\\d+)");
  private static final Pattern TLS = Pattern.compile(", tls: \\{[^}]*}");
  private static final Pattern DATABASE = Pattern.compile("database: \\{.*}");
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

  /** How far the ports of one replica are from those of the one before. */
  private static final int STEP = 20;

  private final Path folder;
  private final int base;
  private final Plan plan;
  private final Optional<ThrowAwayCa> ca;
  private final Map<String, JavaProcess> processes = new LinkedHashMap<>();
  private final List<Balancer> balancers = new ArrayList<>();
  private final SeenSecrets secrets = new SeenSecrets();

  /**
   * What is to be started.
   *
   * @param sites whether each party is at a site of its own, {@code https://NAME.test}
   * @param databases where a process's database is, by its name; where it is not said, embedded
   * @param replicas how many processes of each system there are, behind one address
   * @param movable whether the time they live in can be moved; else they are started as operators
   *     do it
   * @param gates what the commits of processes pass, by their names
   */
  public record Plan(
      boolean sites,
      Function<String, Optional<DatabaseSettings>> databases,
      int replicas,
      boolean movable,
      Map<String, CommitGate> gates) {
    /** All at localhost, over plain HTTP. */
    public static final Plan LOCALHOST = plain(false);

    /** Each at a site of its own. */
    public static final Plan SITES = plain(true);

    /** The same with these databases. */
    public Plan on(Function<String, Optional<DatabaseSettings>> others) {
      return new Plan(sites, others, replicas, movable, gates);
    }

    /** The same with two processes of each system. */
    public Plan twice() {
      return new Plan(sites, databases, 2, movable, gates);
    }

    /** The same in a time that can be moved. */
    public Plan inMovableTime() {
      return new Plan(sites, databases, replicas, true, gates);
    }

    /** The same with such gates, which are closed with the network. */
    public Plan behind(Map<String, CommitGate> opened) {
      return new Plan(sites, databases, replicas, movable, opened);
    }

    private static Plan plain(boolean sites) {
      return new Plan(sites, name -> Optional.empty(), 1, false, Map.of());
    }
  }

  private ProcessNetwork(Path folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
    this.base = DemoNetwork.freeBase(FIRST_PORT, STEP * (plan.replicas() + 1));
    this.ca =
        plan.sites()
            ? Optional.of(ThrowAwayCa.in(folder.resolve("tls"), names()))
            : Optional.empty();
    Parts.layOut(options().toArray(String[]::new));
  }

  /** Starts one and waits until all are there. */
  public static ProcessNetwork start(Plan plan) {
    return start(plan, Map.of());
  }

  /** The same with another registry of the authorization server, made of the demo's. */
  static ProcessNetwork start(Plan plan, UnaryOperator<String> registry) {
    return start(plan, Map.of("as", registry));
  }

  /** The same with other registries, made of the demo's, by the keys of their systems. */
  static ProcessNetwork start(Plan plan, Map<String, UnaryOperator<String>> registries) {
    var network = new ProcessNetwork(Folders.fresh(), plan);
    registries.forEach(network::rewrite);
    return network.start();
  }

  private void rewrite(String key, UnaryOperator<String> registry) {
    var file = folder().resolve(key + "-registry.yaml");
    try {
      Files.writeString(file, registry.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessNetwork start() {
    try {
      parts("world", "START", "SAMPLE_ID", "REGISTRY_LOGIN", "REGISTRY_RECORDS");
      parts("clinic", "CITY_CLINIC");
      parts("client", "CLIENT");
      system("as", 1, org.openfpx.apps.authorizationserver.Main.class);
      system("wallet", 2, org.openfpx.apps.wallet.Main.class);
      system("rsa", 3, org.openfpx.apps.rsa.Main.class);
      processes.values().forEach(JavaProcess::await);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void parts(String name, String... parties) {
    var words = options();
    words.addAll(List.of(parties));
    launch(
        name,
        plan.movable()
            ? new Launch(InMovableTime.class, Map.of(), Map.of(), "ready: ", inTime("parts", words))
            : new Launch(Parts.class, Map.of(), Map.of(), "ready: ", words));
  }

  private void system(String key, int offset, Class<?> main) {
    if (plan.replicas() == 1) {
      serve(key, main, 0);
      return;
    }
    var ports = new ArrayList<Integer>();
    for (int replica = 1; replica <= plan.replicas(); replica++) {
      ports.add(base + offset + replica * STEP);
      serve(key, main, replica);
    }
    balancers.add(Balancer.at(at(offset, "/"), ports, ca.map(ThrowAwayCa::serving)));
  }

  /** Replica 0 is one without others. */
  private void serve(String key, Class<?> main, int replica) {
    var name = replica == 0 ? key : key + "-" + replica;
    var config = folder().resolve(name + ".yaml");
    try {
      // Many people ask from one address here, and some of the tests ask as fast as they can.
      var written = Files.readString(folder().resolve(key + ".yaml")) + "limits: {rate: off}\n";
      var moved = replica == 0 ? written : behindABalancer(written, replica);
      Files.writeString(
          config, plan.databases().apply(name).map(to -> on(to, moved)).orElse(moved));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var file = config.toString();
    var secrets = kept("secrets");
    launch(
        name,
        plan.movable()
            ? new Launch(
                InMovableTime.class, Map.of(), secrets, "ready: ", inTime(key, List.of(file)))
            : new Launch(
                main, Map.of(), secrets, "started in", List.of("serve", "--config", file)));
  }

  private List<String> inTime(String what, List<String> words) {
    return Stream.concat(Stream.of(folder.toString(), what), words.stream()).toList();
  }

  private static String behindABalancer(String config, int replica) {
    return PORT.matcher(TLS.matcher(config).replaceAll(", behind-proxy: true"))
        .replaceAll(port -> "port: " + (Integer.parseInt(port.group(1)) + replica * STEP));
  }

  private static String on(DatabaseSettings database, String config) {
    return DATABASE
        .matcher(config)
        .replaceAll(
            "database: {url: \"%s\", user: %s, password: \"%s\", connections: 6}"
                .formatted(
                    database.url(),
                    database.user(),
                    database.password().map(Secret::reveal).orElse("")));
  }

  private void launch(String name, Launch launch) {
    processes.put(name, JavaProcess.begin(launch));
  }

  private List<String> options() {
    var options = new ArrayList<String>();
    options.addAll(List.of("--dir", folder().toString()));
    options.addAll(List.of("--port-base", String.valueOf(base)));
    ca.ifPresent(there -> options.addAll(List.of("--sites", there.folder().toString())));
    return options;
  }

  private static List<String> names() {
    return SITES.stream().map(name -> name + ".test").toList();
  }

  @Override
  public URI at(int party, String path) {
    var origin = ca.isPresent() ? "https://" + SITES.get(party) + ".test" : "http://localhost";
    return URI.create(origin + ":" + (base + party) + path);
  }

  @Override
  public Path folder() {
    return folder.resolve("demo");
  }

  @Override
  public Peer peer() {
    return ca.map(there -> Peer.plain(secrets, there.context()))
        .orElseGet(() -> Peer.plain(secrets));
  }

  @Override
  public Browsers robots() {
    return ca.<Browsers>map(there -> stopAt -> Robot.fresh(secrets, stopAt, there.context()))
        .orElse(stopAt -> Robot.fresh(secrets, stopAt));
  }

  /** What its peers and robots saw go by. */
  SeenSecrets secrets() {
    return secrets;
  }

  @Override
  public String[] howChromiumFindsIt() {
    return ca.map(there ->
            new String[] {Chromium.sitesOnThisMachine(), Chromium.trusting(there.authority())})
        .orElse(new String[0]);
  }

  /**
   * One of the processes: a system by its key, with {@code -1} or {@code -2} if there are several;
   * {@code clinic}, {@code client}.
   */
  public JavaProcess process(String name) {
    return Objects.requireNonNull(processes.get(name), name);
  }

  @Override
  public Optional<MovableTime> time() {
    return plan.movable() ? Optional.of(MovableTime.in(folder)) : Optional.empty();
  }

  @Override
  public Optional<Stoppable> stoppable(String name) {
    return Optional.of(process(name));
  }

  /** Where a process's database is, if its plan says so. */
  public DatabaseSettings database(String name) {
    return plan.databases().apply(name).orElseThrow();
  }

  /** What the commits of processes pass, by their names. */
  public Map<String, CommitGate> gates() {
    return plan.gates();
  }

  @Override
  public void close() {
    Closing.all(
        Stream.of(
                balancers.stream(),
                processes.values().stream(),
                plan.gates().values().stream(),
                Stream.<AutoCloseable>of(() -> Folders.remove(folder)))
            .<AutoCloseable>flatMap(closing -> closing)
            .toList());
  }
}
