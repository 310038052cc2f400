package org.openfpx.http.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.problem.Problems;
import org.slf4j.LoggerFactory;

/** Heads that come drop by drop, and more connections than there may be. */
class SlowHeadTest {
  /** Short, so that a test can wait for it; the drops come oftener still. */
  static final Duration HEAD = Duration.ofMillis(300);

  private static final int DROP_MILLIS = 20;

  /** Long enough for every machine, and shorter than the idle timeout that would end it as well. */
  private static final int PATIENCE_MILLIS = 30_000;

  private static final String BEGIN = "GET /hello HTTP/1.1\r\nHost: localhost\r\n";
  private static final Endpoint HELLO =
      () -> List.of(Route.get("/hello", context -> context.result("hello")));

  private final Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
  }

  @AfterEach
  void nobodyWasToldOfAFailure() {
    logger.detachAppender(log);
    logger.setLevel(null);
    assertThat(log.list).isEmpty();
  }

  @Test
  void aHeadThatTricklesEndsItsConnection() throws IOException {
    try (var listener = start(HELLO, ListenerConfig.USUAL_CONNECTIONS);
        var socket = connected(listener)) {
      send(socket, BEGIN + "X: ");
      assertThat(trickledUntilClosed(socket)).isTrue();
    }
  }

  @Test
  void soDoesTheHeadAfterAnAnswer() throws IOException {
    try (var listener = start(HELLO, ListenerConfig.USUAL_CONNECTIONS);
        var socket = connected(listener)) {
      send(socket, BEGIN + "\r\n");
      assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("hello");
      send(socket, BEGIN + "X: ");
      assertThat(trickledUntilClosed(socket)).isTrue();
    }
  }

  @Test
  void whatTakesLongToAnswerAndWhatIsKeptIsLeftAlone() throws Exception {
    var goOn = new CountDownLatch(1);
    Endpoint slow =
        () ->
            List.of(
                Route.get(
                    "/hello",
                    context -> context.result(goOn.await(1, TimeUnit.MINUTES) ? "hello" : "late")));
    try (var listener = start(slow, ListenerConfig.USUAL_CONNECTIONS);
        var kept = connected(listener)) {
      // Two at once: while the second is answered the first has been.
      send(kept, BEGIN + "\r\n" + BEGIN + "\r\n");
      aWhile(listener);
      goOn.countDown();
      assertThat(answer(kept)).endsWith("hello");
      assertThat(answer(kept)).endsWith("hello");
      aWhile(listener);
      send(kept, BEGIN + "\r\n");
      assertThat(answer(kept)).endsWith("hello");
    }
  }

  @Test
  void whoIsTooManyWaitsUntilAnotherGoes() throws IOException {
    try (var listener = start(HELLO, 2);
        var first = connected(listener);
        var second = connected(listener)) {
      for (var socket : List.of(first, second)) {
        send(socket, BEGIN + "\r\n");
        assertThat(answer(socket)).endsWith("hello");
      }
      try (var third = connected(listener)) {
        send(third, BEGIN + "\r\n");
        third.setSoTimeout((int) HEAD.toMillis());
        assertThatThrownBy(() -> third.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        first.shutdownOutput();
        third.setSoTimeout(PATIENCE_MILLIS);
        assertThat(answer(third)).endsWith("hello");
      }
    }
  }

  /** As long as two heads that trickle take to be ended, one after the other. */
  private static void aWhile(Listener listener) throws IOException {
    for (int i = 0; i < 2; i++) {
      try (var socket = connected(listener)) {
        send(socket, BEGIN + "X: ");
        assertThat(trickledUntilClosed(socket)).isTrue();
      }
    }
  }

  static boolean trickledUntilClosed(Socket socket) throws IOException {
    socket.setSoTimeout(DROP_MILLIS);
    for (int drops = 0; drops < PATIENCE_MILLIS / DROP_MILLIS; drops++) {
      try {
        send(socket, "a");
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (SocketTimeoutException stillOpen) {
        continue;
      } catch (SocketException reset) {
        return true;
      }
    }
    return false;
  }

  private static Listener start(Endpoint endpoint, int connections) {
    return Listener.start(
        new ListenerConfig("127.0.0.1", 0, Optional.empty(), false, Set.of(), connections),
        HEAD,
        URI.create("http://localhost"),
        new Problems(() -> "0123456789abcdefghijkl", Optional.empty()),
        List.of(endpoint));
  }

  static Socket connected(Listener listener) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The next answer, which ends with the one word that there is. */
  private static String answer(Socket socket) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\nhello") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }
}
