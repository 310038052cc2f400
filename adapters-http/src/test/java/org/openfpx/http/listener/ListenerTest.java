package org.openfpx.http.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.problem.ProblemPage;
import org.openfpx.http.problem.Problems;
import org.slf4j.LoggerFactory;

class ListenerTest {
  private static final URI ISSUER = URI.create("http://localhost");
  private static final Endpoint HELLO =
      () ->
          List.of(
              Route.get(
                  "/hello",
                  context -> context.result(Thread.currentThread().isVirtual() ? "hello" : "no")));

  @Test
  void answersOnVirtualThreadsWithSecurityHeaders() throws Exception {
    try (var listener = start(HELLO)) {
      var answer = get(listener, "/hello");
      assertThat(answer.body()).isEqualTo("hello");
      for (var path : List.of("/hello", "/nowhere")) {
        var headers = get(listener, path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
            .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
      }
    }
  }

  @Test
  void quotesTheCorrelationIdInErrors() throws Exception {
    try (var listener = start(HELLO)) {
      var answer = get(listener, "/nowhere");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("\"correlation_id\":\"0123456789\"");
    }
  }

  @Test
  void aProblemWhosePageFailsIsToldAllTheSameAndLogged() throws Exception {
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(Problems.class);
    logger.setLevel(Level.ERROR);
    log.start();
    logger.addAppender(log);
    ProblemPage broken =
        (context, problem) -> {
          throw new IllegalStateException("no template");
        };
    var problems = new Problems(() -> "0123456789abcdefghijkl", Optional.of(broken));
    try (var listener =
            Listener.start(TestListener.onLoopback(0), ISSUER, problems, List.of(HELLO));
        var client = HttpClient.newHttpClient()) {
      var uri = URI.create(listener.address() + "/nowhere");
      var request = HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("\"correlation_id\":\"0123456789\"");
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
    assertThat(log.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("the answer quotes 0123456789");
  }

  @Test
  void finishesARequestUnderWayBeforeItStops() throws Exception {
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Endpoint slow =
        () ->
            List.of(
                Route.get(
                    "/slow",
                    context -> {
                      arrived.countDown();
                      context.result(goOn.await(10, TimeUnit.SECONDS) ? "finished" : "late");
                    }));
    var listener = start(slow);
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.sendAsync(request(listener, "/slow"), HttpResponse.BodyHandlers.ofString());
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      var stopped = CompletableFuture.runAsync(listener::close);
      goOn.countDown();
      assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("finished");
      stopped.get(20, TimeUnit.SECONDS);
    }
    assertThatThrownBy(() -> get(listener, "/slow")).isInstanceOf(IOException.class);
  }

  @Test
  void refusesARequestThatIsTooLarge() throws Exception {
    Endpoint echo = () -> List.of(Route.post("/echo", context -> context.result(context.body())));
    try (var listener = start(echo);
        var client = HttpClient.newHttpClient()) {
      var body = HttpRequest.BodyPublishers.ofString("x".repeat(1024 * 1024 + 1));
      var large =
          HttpRequest.newBuilder(URI.create(listener.address() + "/echo"))
              .POST(body)
              .expectContinue(true)
              .build();
      var answer = client.send(large, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("correlation_id");
      var longer =
          HttpRequest.newBuilder(URI.create(listener.address() + "/" + "x".repeat(20_000)));
      assertThat(client.send(longer.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isIn(414, 431);
    }
  }

  @Test
  void saysWhetherItIsReady() throws Exception {
    var database = new AtomicBoolean(true);
    var health = new Health(new Readiness("database", database::get));
    try (var listener = start(health)) {
      assertThat(get(listener, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(listener, "/health/ready").statusCode()).isEqualTo(200);
      database.set(false);
      var down = get(listener, "/health/ready");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("\"database\":\"down\"");
      database.set(true);
      health.leave();
      assertThat(get(listener, "/health/ready").body()).contains("stopping");
      assertThat(get(listener, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysWhichPortIsTaken() {
    try (var first = start(HELLO)) {
      var same = TestListener.onLoopback(first.port());
      assertThatThrownBy(() -> Listener.start(same, ISSUER, problems(), List.of(HELLO)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + first.port());
    }
  }

  @Test
  void speaksTlsFromPemFiles(@TempDir Path folder) throws Exception {
    var store = selfSigned(folder);
    var where =
        new ListenerConfig(
            "localhost",
            0,
            Optional.of(new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"))),
            false,
            Set.of());
    try (var listener =
            Listener.start(where, URI.create("https://localhost"), problems(), List.of(HELLO));
        var client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
      var request = HttpRequest.newBuilder(URI.create(listener.address() + "/hello")).build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .contains("max-age=31536000; includeSubDomains");
    }
  }

  @Test
  void aTlsHandshakeThatTricklesEndsItsConnection(@TempDir Path folder) throws Exception {
    selfSigned(folder);
    var files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    var where = new ListenerConfig("localhost", 0, Optional.of(files), false, Set.of());
    var https = URI.create("https://localhost");
    try (var listener =
            Listener.start(where, SlowHeadTest.SHORT, https, problems(), List.of(HELLO));
        var socket = SlowHeadTest.connected(listener)) {
      // A record that promises 16 KiB of handshake.
      socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0x40, 0, 1, 0, 0x3f, (byte) 0xfc});
      assertThat(SlowHeadTest.trickledUntilClosed(socket)).isTrue();
    }
  }

  @Test
  void saysHowToMakeAKeyOfTheRightForm(@TempDir Path folder) throws Exception {
    selfSigned(folder);
    Files.writeString(folder.resolve("key.pem"), "-----BEGIN RSA PRIVATE KEY-----\n");
    var files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    assertThatThrownBy(() -> PemKeyStore.of(files)).hasMessageContaining("openssl pkcs8");
  }

  @Test
  void refusesAnHttpsIssuerThatNobodySpeaksTlsFor() {
    var https = URI.create("https://as.example");
    var plain = TestListener.onLoopback(0);
    assertThat(plain.contradiction(https)).isPresent();
    assertThat(
            new ListenerConfig("0.0.0.0", 0, Optional.empty(), true, Set.of()).contradiction(https))
        .isEmpty();
    assertThat(plain.contradiction(ISSUER)).isEmpty();
  }

  private static Listener start(Endpoint endpoint) {
    return Listener.start(TestListener.onLoopback(0), ISSUER, problems(), List.of(endpoint));
  }

  private static Problems problems() {
    return new Problems(() -> "0123456789abcdefghijkl", Optional.empty());
  }

  private static HttpRequest request(Listener listener, String path) {
    return HttpRequest.newBuilder(URI.create(listener.address() + path)).build();
  }

  private static HttpResponse<String> get(Listener listener, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request(listener, path), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** A throw-away certificate for localhost, as PEM files and as a key store. */
  private static KeyStore selfSigned(Path folder) throws Exception {
    var file = folder.resolve("store.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "x",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    pem(folder.resolve("cert.pem"), "CERTIFICATE", store.getCertificate("x").getEncoded());
    pem(
        folder.resolve("key.pem"),
        "PRIVATE KEY",
        store.getKey("x", "changeit".toCharArray()).getEncoded());
    return store;
  }

  private static void pem(Path file, String kind, byte[] content) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind));
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("x", store.getCertificate("x"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
