package org.openfpx.idp.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-side request forgery, and parties that do not behave. */
class OutgoingTest {
  private final MockWebServer server = new MockWebServer();
  private final Outgoing outgoing =
      Outgoing.within(
          new OutgoingSettings(
              Set.of("localhost"), Duration.ofMillis(1500), 1000, Optional.empty()));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    outgoing.close();
    server.close();
  }

  @Test
  void aFormGoesOutAndJsonComesBack() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{\"a\":1}").build());

    var reply = outgoing.send(OutgoingRequest.form(address(), Map.of("a b", "c&d")));

    assertThat(((Reply.Answered) reply).object().orElseThrow().get("a").intValue()).isEqualTo(1);
    var request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getBody().utf8()).isEqualTo("a+b=c%26d");
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void anErrorIsQuotedInTheLogNoLongerThanACodeIs() {
    var code = new Reply.Answered(400, "{\"error\":\"invalid_scope\"}");
    var endless = new Reply.Answered(400, "{\"error\":\"" + "a\\n".repeat(10_000) + "\"}");
    var other = new Reply.Answered(400, "[]");

    assertThat(code.error()).isEqualTo("invalid_scope");
    assertThat(code.errorForLog()).isEqualTo("invalid_scope");
    assertThat(endless.errorForLog()).hasSize(64).matches("[a-z_?]+");
    assertThat(other.errorForLog()).isEmpty();
  }

  @Test
  void redirectsAreNotFollowed() {
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", address()).build());

    assertThat(outgoing.send(OutgoingRequest.get(address())))
        .isInstanceOfSatisfying(
            Reply.Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsTooLargeOrTooSlowIsNone() {
    server.enqueue(new MockResponse.Builder().body("x".repeat(1001)).build());
    assertThat(outgoing.send(OutgoingRequest.get(address()))).isInstanceOf(Reply.Failed.class);

    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100))
            .throttleBody(1, 1, TimeUnit.SECONDS)
            .build());
    assertThat(outgoing.send(OutgoingRequest.get(address())))
        .isEqualTo(new Reply.Failed("no answer in time"));
  }

  @Test
  void jsonIsReadStrictly() {
    for (var bad : List.of("{\"a\":1,\"a\":2}", "{} {}", "{", "[1]", "")) {
      var answer = new Reply.Answered(200, bad);
      assertThat(answer.object()).as(bad).isEmpty();
    }
  }

  @Test
  void loopbackIsRefusedUnlessListed() throws Exception {
    var strict = new Guard(Set.of());
    assertThat(strict.refusal(URI.create("https://localhost/"))).isPresent();
    assertThat(strict.refusal(URI.create("https://127.0.0.1/"))).isPresent();
    assertThat(strict.refusal(URI.create("https://[::1]/"))).isPresent();
    assertThat(strict.refusal(URI.create("https://2130706433/"))).isPresent();
    assertThat(strict.refusal(URI.create("http://192.0.33.8/"))).isPresent();
    assertThat(strict.refusal(URI.create("ftp://192.0.33.8/"))).isPresent();
    assertThat(strict.refusal(URI.create("https://u:p@192.0.33.8/"))).isPresent();
    assertThat(strict.refusal(URI.create("https://192.0.33.8/"))).isEmpty();
    var demo = new Guard(Set.of("localhost"));
    assertThat(demo.refusal(URI.create("http://localhost:8401/"))).isEmpty();
    assertThat(demo.refusal(URI.create("http://LOCALHOST:8401/"))).isEmpty();
    assertThat(demo.refusal(URI.create("http://127.0.0.1:8401/"))).isPresent();
    assertThat(demo.refusal(URI.create("file://localhost/etc/passwd"))).isPresent();
  }

  @Test
  void theStreamingClientIsGuardedToo() {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
    assertThat(catchThrowable(() -> outgoing.client().send(request, BodyHandlers.discarding())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused to call");
  }

  @Test
  void privateAddressesAreKnown() throws Exception {
    for (var bad :
        List.of(
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "127.9.9.9",
            "169.254.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "203.0.113.9",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1")) {
      assertThat(Guard.isPublic(InetAddress.getByName(bad))).as(bad).isFalse();
    }
    for (var good :
        List.of("192.0.33.8", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111")) {
      assertThat(Guard.isPublic(InetAddress.getByName(good))).as(good).isTrue();
    }
  }

  private URI address() {
    return URI.create("http://localhost:" + server.getPort() + "/path");
  }
}
