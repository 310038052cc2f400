package org.openfpx.conformance.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** A server that answers what it was told to, one after the other, and its driver. */
final class Server implements Driver {
  /** What is answered. */
  record Told(int status, Map<String, String> headers, String body) {
    static Told json(int status, String body) {
      return new Told(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  /** What was asked: one line, then the Authorization if there is one, then the body. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** What an owner or a person did. */
  final List<String> acts = new ArrayList<>();

  private final Queue<Told> answers = new ArrayDeque<>();
  private final HttpServer http;
  private URI back = URI.create("https://app.example/cb");

  Server() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.createContext(
        "/.well-known/uma2-configuration",
        exchange ->
            send(
                exchange,
                Told.json(
                    200,
                    """
                    {"token_endpoint": "%1$s/t", "permission_endpoint": "%1$s/p",
                     "resource_registration_endpoint": "%1$s/r/"}
                    """
                        .formatted(issuer()))));
    http.start();
  }

  void tell(Told... next) {
    answers.addAll(List.of(next));
  }

  void sendsBackTo(URI address) {
    back = address;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(line + "|" + (authorization == null ? "" : authorization) + "|" + body);
    var told = answers.poll();
    if (told == null) {
      // Closed without an answer.
      exchange.close();
      return;
    }
    send(exchange, told);
  }

  private static void send(HttpExchange exchange, Told told) throws IOException {
    told.headers().forEach(exchange.getResponseHeaders()::add);
    var bytes = told.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public String name() {
    return "told";
  }

  @Override
  public String issuer() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Peer peer(Recorder recorder) {
    return Peer.plain(recorder);
  }

  @Override
  public Client client(ClientRole role) {
    if (role != ClientRole.FIRST) {
      throw new NotOffered("there is no client " + role);
    }
    return new Client(
        "app:1",
        Optional.of("s3/cret"),
        Set.of(),
        List.of(
            URI.create("https://app.example/cb"), URI.create("https://app.example/cb?tenant=7")),
        List.of());
  }

  @Override
  public String pat(ServerRole role) {
    return "pat-of-" + role;
  }

  @Override
  public Request introspecting(ServerRole role, Request request) {
    var body = request.body() + "&way=own";
    return new Request(request.name(), request.method(), request.url(), request.headers(), body)
        .with("Authorization", "Own of-" + role);
  }

  @Override
  public void begin() {
    acts.add("begin");
  }

  @Override
  public void forbid(String resourceId) {
    throw new UnexpectedAnswer("403 for " + resourceId);
  }

  @Override
  public void allow(String resourceId, List<String> scopes) {
    acts.add("allow " + resourceId + " " + scopes);
  }

  @Override
  public URI gather(Recorder recorder, URI claims, Answering answering) {
    acts.add(answering + " at " + claims);
    return back;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
