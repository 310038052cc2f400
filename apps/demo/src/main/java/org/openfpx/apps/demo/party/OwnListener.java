package org.openfpx.apps.demo.party;

import java.net.URI;
import java.util.List;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.problem.Problems;

/**
 * Listens on loopback for a party of the demo. The demo shows its passwords to whoever asks, so it
 * matters that a listener on loopback answers to the names of this machine alone.
 */
public final class OwnListener {
  private OwnListener() {}

  /** Starts to listen at the port of this address. */
  public static Listener start(URI address, Problems problems, List<? extends Endpoint> endpoints) {
    return Listener.start(
        ListenerConfig.onLoopback(address.getPort()), address, problems, endpoints);
  }
}
