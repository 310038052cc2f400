package org.openfpx.conformance.played;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A resource server that the kit plays: it challenges who has no token, and serves who has one. */
public final class PlayedSource implements AutoCloseable {
  private final String issuer;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Reading> readings = new ArrayList<>();
  private String ticket = "first-ticket-of-the-kit";

  /** What came with a request. */
  public record Reading(Optional<String> authorization, String query) {}

  private PlayedSource(String issuer, HttpServer server) {
    this.issuer = issuer;
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts one at the port of this address.
   *
   * @param issuer whom it names in its challenge
   * @param tls what it speaks TLS with, if it does
   * @throws IOException if it cannot listen there
   */
  public static PlayedSource at(URI address, String issuer, Optional<SSLContext> tls)
      throws IOException {
    return new PlayedSource(issuer, Listening.at(address, tls));
  }

  /** Has it forget who came, and give this ticket. */
  public synchronized void begin(String given) {
    readings.clear();
    ticket = given;
  }

  /** Who came since it began. */
  public synchronized List<Reading> readings() {
    return List.copyOf(readings);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    var given = remembered(new Reading(authorization, query));
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    if (authorization.isEmpty()) {
      var quoted = given.replace("\\", "\\\\").replace("\"", "\\\"");
      exchange
          .getResponseHeaders()
          .add(
              "WWW-Authenticate",
              "UMA realm=\"Kit\", as_uri=\"%s\", ticket=\"%s\"".formatted(issuer, quoted));
      exchange.sendResponseHeaders(401, -1);
    } else {
      var bytes = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private synchronized String remembered(Reading reading) {
    readings.add(reading);
    return ticket;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
