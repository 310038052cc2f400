package org.openfpx.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.Problems;

/** Requests as no well-behaved client sends them. */
class RawRequestTest {
  private static final Endpoint HELLO =
      () ->
          List.of(
              Route.get("/hello", context -> context.result("hello")),
              Route.get("/shown", RawRequestTest::shown),
              Route.post(
                  "/form", context -> context.result(Parameters.ofForm(context).required("a"))));

  private static void shown(Context context) {
    var request = context.req();
    context.result(request.getHeader("Authorization") + " " + request.getHeader("Cookie") + "\n");
  }

  /** A server may remember the headers of a connection, but never take one for another. */
  @Test
  void whatDiffersInCaseAloneIsNotTheSame() throws IOException {
    try (var listener = start("http://localhost", Set.of())) {
      var one = shows("Bearer aBc", "s=aBc");
      var other = shows("Bearer abC", "s=abC");

      var answers =
          sent(listener, one + other + one + shows("Basic YQ", "s=x") + shows("Basic yq", "s=X"));

      assertThat(answers.lines().filter(line -> line.contains("s=")))
          .containsExactly(
              "Bearer aBc s=aBc",
              "Bearer abC s=abC",
              "Bearer aBc s=aBc",
              "Basic YQ s=x",
              "Basic yq s=X");
    }
  }

  private static String shows(String authorization, String cookie) {
    return """
    GET /shown HTTP/1.1
    Host: localhost
    Authorization: %s
    Cookie: %s

    """
        .formatted(authorization, cookie)
        .replace("\n", "\r\n");
  }

  @Test
  void theMethodIsThatOfTheRequestLine() throws IOException {
    try (var listener = start("http://localhost", Set.of())) {
      var answer =
          sent(
              listener,
              "POST /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 400 ");
      isOurs(answer);
    }
  }

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
        "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
            + "Transfer-Encoding: chunked\r\n",
        "POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Length: 3\r\n",
        "G\u00e4T /hello HTTP/1.1\r\nHost: localhost\r\n",
      })
  void whatTheServerItselfRefusesLooksLikeAllElse(String request) throws IOException {
    try (var listener = start("http://localhost", Set.of())) {
      var answer = sent(listener, request + "Connection: close\r\n\r\n");
      assertThat(answer).containsPattern("^HTTP/1.1 (400|505) ");
      isOurs(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%00", "/%ED%A0%80"})
  void aConnectionThatEndsWithTheAnswerSaysSo(String path) throws IOException {
    try (var listener = start("http://localhost", Set.of())) {
      // Reads to the end: a connection that stays open would end in a time-out.
      var answer = sent(listener, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close\r\n");
    }
  }

  @Test
  void whatIsTooLongIsToldInTheSameForm() throws IOException {
    try (var listener = start("http://localhost", Set.of())) {
      var answer =
          sent(listener, "GET /hello HTTP/1.1\r\nHost: localhost\r\nCookie: " + "x".repeat(20_000));
      assertThat(answer).startsWith("HTTP/1.1 431 ");
      isOurs(answer);
      var path = sent(listener, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n");
      assertThat(path).startsWith("HTTP/1.1 414 ");
      isOurs(path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Content-Length: 3', 'a=1', 200",
    "'', 'Content-Length: 100', 'a=1', 400",
    "'', 'Transfer-Encoding: chunked', '3|a=1|0||', 200",
    "'', 'Transfer-Encoding: chunked', '5|a=1', 400",
    "'', 'Transfer-Encoding: chunked', 'ZZ|a=1|0||', 400",
    "'', 'Transfer-Encoding: chunked', '-1|a=1|0||', 400",
    "'', 'Transfer-Encoding: chunked', 'FFFFFFFFFFFFFFFFF|a=1|0||', 400",
    "';charset=UTF-8', 'Content-Length: 3', 'a=1', 200",
    "';charset=utf-16', 'Content-Length: 3', 'a=1', 415",
    "';charset=x', 'Content-Length: 3', 'a=1', 415",
    "';charset=', 'Content-Length: 3', 'a=1', 415",
  })
  void aBodyThatDoesNotComeAsItSaysIsNoFailureOfOurs(
      String charset, String header, String body, int status) throws IOException {
    try (var listener = start("http://localhost", Set.of())) {
      var head =
          "POST /form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/x-www-form-urlencoded"
              + charset;
      var answer = sent(listener, head + "\r\n" + header + "\r\n\r\n" + body.replace("|", "\r\n"));
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
      assertThat(answer).contains("X-Content-Type-Options: nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://as.example, as.example, 200",
    "https://as.example, AS.example:443, 200",
    "https://as.example, as.example:8443, 421",
    "https://as.example, other.example, 421",
    "https://as.example, localhost, 421",
    "https://as.example, 127.0.0.1, 421",
    "https://as.example, proxied.internal:8401, 200",
    "https://as.example, proxied.internal, 421",
    "https://as.example:8443, as.example:8443, 200",
    "https://as.example:8443, as.example, 421",
    "http://localhost:8401, localhost:8401, 200",
    "http://localhost:8401, 127.0.0.1:8401, 200",
    "http://localhost:8401, '[::1]:8401', 200",
    "http://localhost:8401, localhost:PORT, 200",
    "http://localhost:8401, localhost:1, 421",
    "http://localhost:8401, rebound.example:8401, 421",
  })
  void onlyItsOwnNamesAreAnswered(String issuer, String host, int status) throws IOException {
    try (var listener = start(issuer, Set.of("proxied.internal:8401"))) {
      var asked = host.replace("PORT", Integer.toString(listener.port()));
      for (var path : List.of("/hello", "/nowhere")) {
        var answer = sent(listener, "GET " + path + " HTTP/1.1\r\nHost: " + asked + "\r\n\r\n");
        var expected = status == 200 && path.equals("/nowhere") ? 404 : status;
        assertThat(answer).startsWith("HTTP/1.1 " + expected + " ");
        assertThat(answer).contains("X-Content-Type-Options: nosniff");
      }
    }
  }

  @Test
  void theAdminListenerIsAskedByAnyName() throws IOException {
    var where = TestListener.onLoopback(0);
    var health = List.of(new Health());
    try (var admin =
        Listener.startAdmin(where, URI.create("https://as.example"), problems(), health)) {
      for (var name : List.of("10.1.2.3:8411", "as.pods.internal")) {
        assertThat(sent(admin, "GET /health/live HTTP/1.1\r\nHost: " + name + "\r\n\r\n"))
            .startsWith("HTTP/1.1 200 ");
      }
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

  private static Listener start(String issuer, Set<String> names) {
    return Listener.start(
        new ListenerConfig("127.0.0.1", 0, Optional.empty(), false, names),
        URI.create(issuer),
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
