package org.openfpx.conformance.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;

/** Whether a server asks for addresses that resource servers register. */
final class Fetching {
  private static final int LISTENING_MILLIS = 1500;

  private Fetching() {}

  /** Listens on this machine, so it proves something of servers on it alone. */
  static void fetchesNothing(Subject subject) {
    requireNear(URI.create(subject.driver().issuer()));
    try (var here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      here.setSoTimeout(LISTENING_MILLIS);
      var moves = new Moves(subject);
      var listener = "http://127.0.0.1:" + here.getLocalPort();
      var description = moves.description(1).put("icon_uri", listener + "/icon.png");
      if (subject.driver().description().type().isEmpty()) {
        description.withArray("resource_scopes").add(listener + "/scopes/view");
      } else {
        subject.note("the server has but the scopes of its own types, so none was a URI");
      }
      var id = moves.register(ServerRole.FIRST, description);
      var scopes = List.copyOf(Moves.texts(description.path("resource_scopes")));
      moves.ticket(ServerRole.FIRST, Moves.permission(id, scopes));
      try (var visitor = here.accept()) {
        throw new Deviation(
            "no request for what is described", "one from " + visitor.getInetAddress());
      }
    } catch (SocketTimeoutException nobody) {
      subject.note("nobody came within " + LISTENING_MILLIS + " ms");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Nobody can be expected to reach a listener of this machine from another. */
  private static void requireNear(URI issuer) {
    if (!Discovery.isLoopback(issuer) && !issuer.getHost().endsWith(".localhost")) {
      throw new NotOffered("the server is not on this machine, so it reaches no listener here");
    }
  }
}
