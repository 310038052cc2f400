package org.openfpx.conformance.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Hands each request to the next of several processes that are there, without stickiness. */
final class Balancer implements AutoCloseable {
  private final Server server;

  private Balancer(Server server) {
    this.server = server;
  }

  /**
   * Listens at an address of this machine for those that listen, over plain HTTP, at its other
   * ports.
   *
   * @param tls with what it speaks TLS, if it does
   */
  static Balancer at(URI address, List<Integer> behind, Optional<SSLContext> tls) {
    var server = new Server();
    var http = new HttpConnectionFactory();
    var connector =
        tls.map(
                context -> {
                  var factory = new SslContextFactory.Server();
                  factory.setSslContext(context);
                  return new ServerConnector(server, factory, http);
                })
            .orElseGet(() -> new ServerConnector(server, http));
    connector.setHost("127.0.0.1");
    connector.setPort(address.getPort());
    server.addConnector(connector);
    var turn = new AtomicInteger();
    var proxy = new ProxyHandler.Reverse(request -> to(behind, turn, request));
    proxy.setProxyToServerHost(address.getAuthority());
    server.setHandler(proxy);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("no balancer at " + address, e);
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
