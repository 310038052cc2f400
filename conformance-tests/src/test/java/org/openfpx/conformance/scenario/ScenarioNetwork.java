package org.openfpx.conformance.scenario;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.conformance.client.Network;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.robot.Browsers;

/** A running network of four systems and the sample parties, as seen from outside. */
public interface ScenarioNetwork extends AutoCloseable {
  /** An address of the party whose port is so far from that of the first. */
  URI at(int party, String path);

  /** The demo's folder: its configuration, its databases and its secrets. */
  Path folder();

  /** The page that tells everybody where everything is. */
  default URI start(String path) {
    return at(0, path);
  }

  default URI authorizationServer(String path) {
    return at(1, path);
  }

  default URI wallet(String path) {
    return at(2, path);
  }

  /** The source behind the adapter, as the adapter shows it. */
  default URI registry(String path) {
    return at(3, path);
  }

  /** The source that is a Resource Server itself. */
  default URI clinic(String path) {
    return at(7, path);
  }

  /** The sample client. */
  default URI client(String path) {
    return at(8, path);
  }

  /** The password of one of the people, good wherever they sign in. */
  default String password(String user) {
    return Objects.requireNonNull(kept("passwords").get(user), user);
  }

  /** What {@code demo.json} keeps of one kind, by name. */
  default Map<String, String> kept(String kind) {
    try {
      var file = folder().resolve("demo.json").toFile();
      var all =
          new JsonMapper()
              .readValue(file, new TypeReference<Map<String, Map<String, String>>>() {});
      return Objects.requireNonNull(all.get(kind), kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody without cookies who reaches this network: a client, say. */
  default Peer peer() {
    return Peer.plain(exchange -> {});
  }

  /** Browsers without script that reach it. */
  default Browsers robots() {
    return Browsers.robots();
  }

  /** What Chromium is to be told so that it reaches it. */
  default String[] howChromiumFindsIt() {
    return new String[0];
  }

  /** What a client of one's own is told. */
  default Network toldToClients() {
    try (var peer = peer()) {
      return Network.of(peer, start("/network.json"));
    }
  }

  /**
   * A party as something that can fail, where the network lets it.
   *
   * @param name {@code clinic}, {@code client}, or the key of a system
   */
  default Optional<Stoppable> stoppable(String name) {
    return Optional.empty();
  }

  /** The time that this network lives in, where it can be moved. */
  default Optional<MovableTime> time() {
    return Optional.empty();
  }

  @Override
  void close();

  /** A party that can go down and come back at the same address with all that it knew. */
  interface Stoppable {
    void stop();

    void startAgain();

    /** Does this while it is down. */
    default <T> T whileDown(Supplier<T> meanwhile) {
      stop();
      try {
        return meanwhile.get();
      } finally {
        startAgain();
      }
    }
  }
}
