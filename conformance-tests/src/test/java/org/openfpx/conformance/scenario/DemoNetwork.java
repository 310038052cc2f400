package org.openfpx.conformance.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.openfpx.apps.demo.Demo;

/** The demo's network in this process, on ports of its own and in a folder of its own. */
public final class DemoNetwork implements ScenarioNetwork {
  private static final int PORTS = 20;

  /** Networks take their ports some time after they were given them. */
  private static final Set<Integer> GIVEN = new HashSet<>();

  /** Values in records that say nothing about anybody. */
  private static final Set<String> FHIR_WORDS =
      Set.of(
          "Patient",
          "Immunization",
          "official",
          "completed",
          "true",
          "false",
          "male",
          "female",
          "http://hl7.org/fhir/sid/cvx");

  private final MovableTime time;
  private final int base;
  private final Demo demo;
  private final Path folder;
  private final Path registry;

  private DemoNetwork(int base, Path folder) {
    this.base = base;
    this.folder = folder;
    this.time = MovableTime.in(folder);
    this.registry =
        PlayedClient.registered(Folders.fresh(), at(PlayedClient.PARTY, ""), client("/icon.png"));
    this.demo =
        Demo.start(
            time,
            "--dir",
            folder.toString(),
            "--with",
            registry.toString(),
            "--port-base",
            String.valueOf(base));
  }

  public static DemoNetwork start() {
    return new DemoNetwork(freeBase(20_000), Folders.fresh());
  }

  /** One of the next 1400 whose ports are all free; not always the same, for others look too. */
  public static int freeBase(int from) {
    return freeBase(from, PORTS);
  }

  /** The same with so many ports; none of them is ever given to another in this JVM. */
  public static synchronized int freeBase(int from, int ports) {
    int places = 1_400 / ports;
    int first = ThreadLocalRandom.current().nextInt(places);
    int base =
        IntStream.range(first, first + places)
            .map(place -> from + place % places * ports)
            .filter(one -> IntStream.range(one, one + ports).allMatch(DemoNetwork::free))
            .findFirst()
            .orElseThrow();
    IntStream.range(base, base + ports).forEach(GIVEN::add);
    return base;
  }

  private static boolean free(int port) {
    if (GIVEN.contains(port)) {
      return false;
    }
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public URI at(int party, String path) {
    return URI.create("http://localhost:" + (base + party) + path);
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Optional<MovableTime> time() {
    return Optional.of(time);
  }

  /** Who has records at City Clinic, in the order of its book. */
  public List<String> users() {
    return book("city-clinic").stream().map(line -> line.required("user").asText()).toList();
  }

  /** Everything that people's records and their own page say about one of them, value by value. */
  public Set<String> factsAbout(String user) {
    var facts = new TreeSet<String>();
    for (var name : List.of("people", "city-clinic", "provincial-registry")) {
      book(name).stream()
          .filter(line -> line.required("user").asText().equals(user))
          .forEach(line -> collect(line, facts));
    }
    facts.removeAll(FHIR_WORDS);
    return facts;
  }

  private static void collect(JsonNode node, Set<String> facts) {
    if (node.isValueNode()) {
      facts.add(node.asText());
    }
    node.forEach(child -> collect(child, facts));
  }

  private static List<JsonNode> book(String name) {
    var path = "/records/" + name + ".jsonl";
    try (var lines = DemoNetwork.class.getResourceAsStream(path)) {
      return new JsonMapper()
          .readerFor(JsonNode.class)
          .<JsonNode>readValues(Objects.requireNonNull(lines, path))
          .readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    demo.close();
    Folders.remove(folder);
    Folders.remove(registry);
  }
}
