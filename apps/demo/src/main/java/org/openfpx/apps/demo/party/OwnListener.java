package org.openfpx.apps.demo.party;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.listener.TlsFiles;
import org.openfpx.http.problem.Problems;

/**
 * Listens on loopback for a party of the demo. The demo shows its passwords to whoever asks, so it
 * matters that a listener on loopback answers to the names of this machine alone.
 */
public final class OwnListener {
  private OwnListener() {}

  /**
   * Starts to listen at the port of this address.
   *
   * @param tls what to speak TLS with, if the address says https
   */
  public static Listener start(
      URI address, Optional<TlsFiles> tls, Problems problems, List<? extends Endpoint> endpoints) {
    return Listener.start(
        new ListenerConfig("127.0.0.1", address.getPort(), tls, false, Set.of()),
        address,
        problems,
        endpoints);
  }
}
