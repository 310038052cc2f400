package org.openfpx.conformance.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Hands each request to the next of several processes that are there, without stickiness. */
final class Balancer implements AutoCloseable {
  private final Server server;

  private Balancer(Server server) {
    this.server = server;
  }

  /** Listens at this port of the machine for those that listen at the others. */
  static Balancer at(int port, List<Integer> behind) {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    var turn = new AtomicInteger();
    var proxy = new ProxyHandler.Reverse(request -> to(behind, turn, request));
    proxy.setProxyToServerHost("localhost:" + port);
    server.setHandler(proxy);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("no balancer at " + port, e);
    }
    return new Balancer(server);
  }

  private static HttpURI to(List<Integer> behind, AtomicInteger turn, Request request) {
    int port = behind.get(turn.getAndIncrement() % behind.size());
    for (int others = 1; others < behind.size() && !isThere(port); others++) {
      port = behind.get(turn.getAndIncrement() % behind.size());
    }
    return HttpURI.build(request.getHttpURI()).scheme("http").authority("127.0.0.1", port);
  }

  private static boolean isThere(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException down) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
