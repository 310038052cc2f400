package org.openfpx.conformance.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.ServerRole;

/** Whether a server asks for addresses that resource servers register. */
final class Fetching {
  private static final int LISTENING_MILLIS = 1500;

  private Fetching() {}

  /** Listens on this machine, so it proves something of servers that can reach it. */
  static void fetchesNothing(Subject subject) {
    try (var here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      here.setSoTimeout(LISTENING_MILLIS);
      var moves = new Moves(subject);
      var icon = "http://127.0.0.1:" + here.getLocalPort() + "/icon.png";
      var id = moves.register(ServerRole.FIRST, moves.description(1).put("icon_uri", icon));
      moves.ticket(ServerRole.FIRST, Moves.permission(id, moves.scopes(1)));
      try (var visitor = here.accept()) {
        throw new Deviation("no request for icon_uri", "one from " + visitor.getInetAddress());
      }
    } catch (SocketTimeoutException nobody) {
      subject.note("nobody came within " + LISTENING_MILLIS + " ms");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
