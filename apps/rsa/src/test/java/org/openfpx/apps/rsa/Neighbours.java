package org.openfpx.apps.rsa;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenSigner;

/**
 * The provider where people sign in ({@code /login}), an authorization server ({@code /as}) and the
 * records upstream ({@code /fhir}), behind one port, as a test sets them.
 */
final class Neighbours implements AutoCloseable {
  private static final Sealer UNSEALED =
      new Sealer() {
        @Override
        public Sealed seal(String clear, String place) {
          return new Sealed("test:" + clear);
        }

        @Override
        public String open(Sealed sealed, String place) {
          return sealed.value().substring("test:".length());
        }
      };

  final BlockingQueue<String> revoked = new LinkedBlockingQueue<>();
  final List<String> introspected = new ArrayList<>();
  final List<Map<String, List<String>>> upstreamHeaders = new ArrayList<>();
  final List<String> upstreamPaths = new ArrayList<>();
  final AtomicInteger refreshes = new AtomicInteger();
  final CountDownLatch slow = new CountDownLatch(1);
  volatile String nonce = "";
  volatile String introspection = "{\"active\":false}";
  volatile Upstream upstream = Upstream.GOOD;
  volatile boolean serverAnswers = true;
  volatile String goodDownstream = "downstream-0";
  volatile Optional<Instant> signedInAt = Optional.empty();

  /** What the records' server does. */
  enum Upstream {
    GOOD,
    REDIRECTS,
    FAILS,
    HANGS,
    TOO_LARGE,
    TOO_LONG_UNSAID,
    BREAKS_OFF
  }

  private final TestWorld world;
  private final HttpServer server;
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final JoseTokenSigner signer;

  Neighbours(TestWorld world) throws IOException {
    this.world = world;
    new KeepSigningKeys(keys, new JoseKeyMaker(), UNSEALED, KeyRotation.DEFAULT, world)
        .keep(SignatureAlgorithm.ES256);
    signer = new JoseTokenSigner(keys, UNSEALED, world);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    context("/login/.well-known/openid-configuration", this::loginDocument);
    context("/login/token", this::loginTokens);
    context("/login/revoke", this::loginRevocation);
    context("/login/jwks", exchange -> json(exchange, 200, jwks()));
    context("/as/.well-known/uma2-configuration", this::serverDocument);
    context("/as/token", this::pat);
    context("/as/introspect", this::introspect);
    context("/as/permission", exchange -> json(exchange, 201, "{\"ticket\":\"a-ticket\"}"));
    context("/fhir", this::records);
    server.start();
  }

  /** As in the beginning. */
  void reset() {
    revoked.clear();
    introspected.clear();
    upstreamHeaders.clear();
    upstreamPaths.clear();
    refreshes.set(0);
    introspection = "{\"active\":false}";
    upstream = Upstream.GOOD;
    serverAnswers = true;
    goodDownstream = "downstream-0";
    signedInAt = Optional.empty();
  }

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private void context(String path, Answering answering) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answering.answer(exchange);
          }
        });
  }

  String at(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void loginDocument(HttpExchange exchange) throws IOException {
    var document =
        """
        {"issuer":"%s","authorization_endpoint":"%s","token_endpoint":"%s","jwks_uri":"%s",
         "revocation_endpoint":"%s","authorization_response_iss_parameter_supported":true}
        """;
    json(
        exchange,
        200,
        document.formatted(
            at("/login"),
            at("/login/authorize"),
            at("/login/token"),
            at("/login/jwks"),
            at("/login/revoke")));
  }

  private String jwks() {
    return keys.all().stream()
        .map(SigningKey::publicJwk)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private void loginTokens(HttpExchange exchange) throws IOException {
    var form = form(exchange);
    if ("refresh_token".equals(form.get("grant_type"))) {
      var expected = "refresh-" + refreshes.get();
      if (!expected.equals(form.get("refresh_token"))) {
        json(exchange, 400, "{\"error\":\"invalid_grant\"}");
        return;
      }
      int next = refreshes.incrementAndGet();
      goodDownstream = "downstream-" + next;
      json(exchange, 200, tokens(next, ""));
      return;
    }
    boolean good = "good-code".equals(form.get("code")) && form.containsKey("code_verifier");
    if (good) {
      json(exchange, 200, tokens(refreshes.get(), ",\"id_token\":\"" + idToken() + "\""));
    } else {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private static String tokens(int number, String more) {
    return "{\"access_token\":\"downstream-%d\",\"refresh_token\":\"refresh-%d\",\"expires_in\":300,\"token_type\":\"Bearer\"%s}"
        .formatted(number, number, more);
  }

  private String idToken() {
    var now = world.instant();
    return signer.sign(
        "JWT",
        signedInAt
            .map(at -> Claims.NONE.with("auth_time", at))
            .orElse(Claims.NONE)
            .with("iss", at("/login"))
            .with("sub", "june")
            .with("aud", "provincial-registry")
            .with("iat", now)
            .with("exp", now.plus(Duration.ofMinutes(5)))
            .with("nonce", nonce)
            .with("name", "June Osei"));
  }

  private void loginRevocation(HttpExchange exchange) throws IOException {
    revoked.add(form(exchange).getOrDefault("token", ""));
    json(exchange, 200, "");
  }

  private void serverDocument(HttpExchange exchange) throws IOException {
    if (!serverAnswers) {
      json(exchange, 503, "");
      return;
    }
    json(
        exchange,
        200,
        """
        {"issuer":"%s","token_endpoint":"%s","introspection_endpoint":"%s",
         "permission_endpoint":"%s"}
        """
            .formatted(at("/as"), at("/as/token"), at("/as/introspect"), at("/as/permission")));
  }

  private void pat(HttpExchange exchange) throws IOException {
    json(
        exchange,
        serverAnswers ? 200 : 503,
        "{\"access_token\":\"pat\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  }

  private void introspect(HttpExchange exchange) throws IOException {
    if (!serverAnswers) {
      json(exchange, 503, "");
      return;
    }
    introspected.add(form(exchange).getOrDefault("token", ""));
    json(exchange, 200, introspection);
  }

  private void records(HttpExchange exchange) throws IOException {
    upstreamHeaders.add(Map.copyOf(exchange.getRequestHeaders()));
    upstreamPaths.add(exchange.getRequestURI().toString());
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + goodDownstream).equals(authorization)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"inner\"");
      json(exchange, 401, "{\"secret\":\"of the upstream\"}");
      return;
    }
    switch (upstream) {
      case GOOD -> good(exchange);
      case REDIRECTS -> {
        exchange.getResponseHeaders().set("Location", "http://inner.test/");
        exchange.sendResponseHeaders(302, -1);
      }
      case FAILS -> json(exchange, 500, "{\"stack\":\"of the upstream\"}");
      case HANGS -> hang();
      case TOO_LARGE -> {
        exchange.sendResponseHeaders(200, 10_000_000);
        exchange.getResponseBody().write(new byte[200_000]);
      }
      case TOO_LONG_UNSAID -> endless(exchange);
      case BREAKS_OFF -> {
        exchange.sendResponseHeaders(200, 1_000_000);
        exchange.getResponseBody().write(new byte[200_000]);
      }
    }
  }

  private static void good(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    exchange.getResponseHeaders().set("Set-Cookie", "inner=1");
    exchange.getResponseHeaders().set("X-Inner", "1");
    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
    var body = "{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private void hang() {
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    var chunk = new byte[64 * 1024];
    for (int i = 0; i < 100; i++) {
      exchange.getResponseBody().write(chunk);
    }
  }

  private static void json(HttpExchange exchange, int status, String body) {
    try {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Arrays.stream(body.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    slow.countDown();
    server.stop(0);
  }
}
