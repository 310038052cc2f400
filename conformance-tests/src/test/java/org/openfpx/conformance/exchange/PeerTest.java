package org.openfpx.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do to whoever asks it. */
class PeerTest {
  private static final int MEBIBYTE = 1 << 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/long", this::answerLong);
    server.createContext("/slow", this::answerHalf);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private void answerLong(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      for (int i = 0; i < 6; i++) {
        body.write(new byte[MEBIBYTE]);
      }
    }
  }

  private void answerHalf(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write('x');
    exchange.getResponseBody().flush();
    try {
      over.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Test
  void anAnswerThatIsTooLongIsNone() {
    var seen = new ArrayList<Exchange>();
    try (var peer = Peer.plain(seen::add)) {
      assertThatThrownBy(() -> peer.send(Request.get("Ask", at("/long"))))
          .isInstanceOf(UnexpectedAnswer.class);
    }
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().answer()).isEmpty();
  }

  @Test
  void theWholeAnswerHasToBeThereInTime() {
    try (var peer = Peer.plain(exchange -> {}, Duration.ofMillis(500))) {
      assertThatThrownBy(() -> peer.send(Request.get("Ask", at("/slow"))))
          .isInstanceOf(UnexpectedAnswer.class);
    }
  }

  @Test
  void nothingIsSentInTheClearToAnotherMachine() {
    var seen = new ArrayList<Exchange>();
    try (var peer = Peer.plain(seen::add)) {
      var away = URI.create("http://as.example.test/token");
      assertThatThrownBy(() -> peer.send(Request.get("Ask", away).bearer("secret")))
          .isInstanceOf(UnexpectedAnswer.class)
          .hasMessage("as.example.test is plain http on another machine: nothing is sent there");
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void whatHttpDoesNotHaveIsNotSentAndNotRepeated() {
    var seen = new ArrayList<Exchange>();
    var good = Request.get("Ask", at("/long"));
    try (var peer = Peer.plain(seen::add)) {
      for (var bad :
          List.of(
              good.with("X-A", "v\u001b]0;owned"),
              good.with("X-A\r\nowned", "v"),
              good.with("Host", "owned"),
              Request.get("Ask", URI.create("cb:/owned")))) {
        assertThatThrownBy(() -> peer.send(bad))
            .isInstanceOf(UnexpectedAnswer.class)
            .hasMessageEndingWith("HTTP does not have: nothing is sent")
            .hasMessageNotContaining("owned");
      }
    }
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8401/x",
        "http://wallet.localhost",
        "http://127.0.0.1:1",
        "http://127.9.8.7",
        "http://[::1]:80/",
        "https://as.example",
        "cb:/app",
      })
  void whatMayBeSentTo(String address) {
    assertThat(Transport.isOpen(URI.create(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://as.example",
        "HTTP://as.example",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://notlocalhost",
        "http://user@10.0.0.1/",
        "http://under_score.example/",
      })
  void whatMayNot(String address) {
    assertThat(Transport.isOpen(URI.create(address))).isTrue();
  }
}
