package org.openfpx.conformance.scenario;

import java.net.URI;
import java.util.Optional;
import org.openfpx.conformance.client.Network;
import org.openfpx.conformance.exchange.Peer;

/** A running network of four systems and the sample parties, as seen from outside. */
public interface ScenarioNetwork extends AutoCloseable {
  /** The page that tells everybody where everything is. */
  URI start(String path);

  URI authorizationServer(String path);

  URI wallet(String path);

  /** The source behind the adapter, as the adapter shows it. */
  URI registry(String path);

  /** The source that is a Resource Server itself. */
  URI clinic(String path);

  /** The sample client. */
  URI client(String path);

  /** The password of one of the people, good wherever they sign in. */
  String password(String user);

  /** Somebody without cookies who reaches this network: a client, say. */
  default Peer peer() {
    return Peer.plain(exchange -> {});
  }

  /** What a client of one's own is told. */
  default Network toldToClients() {
    try (var peer = peer()) {
      return Network.of(peer, start("/network.json"));
    }
  }

  /** The clinic as something that can fail, where the network lets it. */
  default Optional<Stoppable> stoppableClinic() {
    return Optional.empty();
  }

  @Override
  void close();

  /** A party that can go down and come back at the same address with all that it knew. */
  interface Stoppable {
    void stop();

    void startAgain();
  }
}
