package org.openfpx.apps.demo.party;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.problem.BadRequest;
import org.openfpx.http.problem.Problems;

/**
 * Listens on loopback for a party of the demo, and answers to the names of this machine alone.
 *
 * <p>The demo shows its passwords to whoever asks. A site whose name leads to this machine (DNS
 * rebinding) would have the browser ask, and read the answer as its own; the name it asks by tells.
 */
public final class OwnListener {
  private static final int PORT_LEFT_OUT = 80;

  private final Set<String> authorities;

  private OwnListener(int port) {
    authorities =
        Stream.of("localhost", "127.0.0.1", "[::1]")
            .map(host -> port == PORT_LEFT_OUT ? host : host + ":" + port)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Starts to listen at the port of this address. */
  public static Listener start(URI address, Problems problems, List<? extends Endpoint> endpoints) {
    int port = address.getPort();
    var own = new OwnListener(port);
    return Listener.start(
        ListenerConfig.onLoopback(port),
        address,
        problems,
        endpoints.stream().map(own::guarded).toList());
  }

  private Endpoint guarded(Endpoint endpoint) {
    var routes = endpoint.routes().stream().map(this::guarded).toList();
    return () -> routes;
  }

  private Route guarded(Route route) {
    return new Route(
        route.method(),
        route.path(),
        context -> {
          check(context);
          route.handler().handle(context);
        });
  }

  private void check(Context context) {
    var asked = Objects.requireNonNullElse(context.req().getHeader("Host"), "");
    if (!authorities.contains(asked.toLowerCase(Locale.ROOT))) {
      throw BadRequest.misdirected("the demo answers to localhost and its own port alone");
    }
  }
}
