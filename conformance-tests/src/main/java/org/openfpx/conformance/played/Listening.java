package org.openfpx.conformance.played;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Where what the kit plays listens: on this machine alone, with TLS where it is given some. */
final class Listening {
  private Listening() {}

  static HttpServer at(URI address, Optional<SSLContext> tls) throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort());
    if (tls.isEmpty()) {
      return HttpServer.create(here, 0);
    }
    var server = HttpsServer.create(here, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
    return server;
  }
}
