package org.openfpx.conformance.module;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.openfpx.conformance.driver.Target;

/**
 * A server that does as the one behind it does, but for what was planted. It says that it is itself
 * wherever that one names itself.
 */
final class DistortingProxy implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "date");

  private final HttpServer server;
  private final HttpClient http;
  private final String behind;
  private volatile Planted planted = (asked, honest) -> honest.get();

  DistortingProxy(Target behind) throws IOException {
    this.behind = behind.issuer();
    this.http = HttpClient.newBuilder().sslContext(behind.trust().orElseThrow()).build();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** What somebody asked. */
  record Asked(String method, String path, String query, Map<String, String> headers, String body) {
    boolean is(String wantedMethod, String wantedPath) {
      return method.equals(wantedMethod) && path.startsWith(wantedPath);
    }
  }

  /** What is answered, the names of headers in lower case. */
  record Answered(int status, Map<String, String> headers, String body) {
    Answered status(int other) {
      return new Answered(other, headers, body);
    }

    Answered body(String other) {
      return new Answered(status, headers, other);
    }

    Answered header(String name, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Answered(status, more, body);
    }

    Answered without(String name) {
      var fewer = new LinkedHashMap<>(headers);
      fewer.remove(name);
      return new Answered(status, fewer, body);
    }
  }

  /** What the server behind says, once it is asked. */
  interface Honest {
    Answered get() throws IOException, InterruptedException;
  }

  /** What is done instead. */
  interface Planted {
    Answered answer(Asked asked, Honest honest) throws IOException, InterruptedException;
  }

  /** Another answer where this is asked. */
  interface Other {
    Answered of(Answered honest);
  }

  static Planted on(String method, String path, Other other) {
    return (asked, honest) -> asked.is(method, path) ? other.of(honest.get()) : honest.get();
  }

  static Planted replacing(String method, String path, String right, String wrong) {
    return on(method, path, answer -> answer.body(answer.body().replace(right, wrong)));
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void plant(Planted other) {
    this.planted = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var asked = read(exchange);
    try {
      var answered = planted.answer(asked, () -> forward(asked));
      answered.headers().forEach(exchange.getResponseHeaders()::add);
      var bytes = answered.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answered.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    var uri = exchange.getRequestURI();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Asked(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body);
  }

  private Answered forward(Asked asked) throws IOException, InterruptedException {
    var address = URI.create(behind + asked.path() + asked.query());
    var request = HttpRequest.newBuilder(address);
    asked
        .headers()
        .forEach((name, value) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, name.equalsIgnoreCase("Origin") ? there(value) : value);
          }
        });
    request.method(asked.method(), HttpRequest.BodyPublishers.ofString(asked.body()));
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    var headers = new LinkedHashMap<String, String>();
    response.headers().map().forEach((name, values) -> headers(headers, name, values));
    return new Answered(response.statusCode(), headers, here(response.body()));
  }

  private void headers(Map<String, String> headers, String name, List<String> values) {
    if (!NOT_PASSED_ON.contains(name) && !name.startsWith(":")) {
      headers.put(name, here(values.getFirst()));
    }
  }

  private String there(String text) {
    return text.replace(issuer(), behind);
  }

  private String here(String text) {
    return text.replace(behind, issuer());
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
