package org.openfpx.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.problem.Problems;

/** Requests as no well-behaved client sends them. */
class RawRequestTest {
  private static final Endpoint HELLO =
      () -> List.of(Route.get("/hello", context -> context.result("hello")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\n folded\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\n",
        "GET http://elsewhere/hello HTTP/1.1\r\nHost: localhost\r\n",
        "GET /hello HTTP/1.1\r\n",
        "GET /hello\r\n",
        "GET /hello HTTP/7.0\r\nHost: localhost\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        "G\u00e4T /hello HTTP/1.1\r\nHost: localhost\r\n",
      })
  void whatTheServerItselfRefusesLooksLikeAllElse(String request) throws IOException {
    try (var listener = start()) {
      var answer = sent(listener, request + "Connection: close\r\n\r\n");
      assertThat(answer).containsPattern("^HTTP/1.1 (400|505) ");
      isOurs(answer);
    }
  }

  @Test
  void whatIsTooLongIsToldInTheSameForm() throws IOException {
    try (var listener = start()) {
      var answer =
          sent(listener, "GET /hello HTTP/1.1\r\nHost: localhost\r\nCookie: " + "x".repeat(20_000));
      assertThat(answer).startsWith("HTTP/1.1 431 ");
      isOurs(answer);
      var path = sent(listener, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n");
      assertThat(path).startsWith("HTTP/1.1 414 ");
      isOurs(path);
    }
  }

  private static void isOurs(String answer) {
    assertThat(answer)
        .contains("Content-Security-Policy: default-src 'none'")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Cache-Control: no-store")
        .contains("\"error\":\"invalid_request\"")
        .contains("\"correlation_id\":\"0123456789\"")
        .doesNotContainIgnoringCase("jetty");
  }

  private static Listener start() {
    return Listener.start(
        ListenerConfig.onLoopback(0),
        URI.create("http://localhost"),
        problems(),
        List.of(HELLO));
  }

  private static Problems problems() {
    return new Problems(() -> "0123456789abcdefghijkl", Optional.empty());
  }

  private static String sent(Listener listener, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
