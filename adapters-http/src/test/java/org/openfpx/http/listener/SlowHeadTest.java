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
import org.openfpx.http.listener.Listener.Times;
import org.openfpx.http.problem.Problems;
import org.slf4j.LoggerFactory;

/** Heads that come drop by drop, and more connections than there may be. */
class SlowHeadTest {
  /** For heads that trickle, so that a test can wait for it; the drops come oftener still. */
  static final Times SHORT = new Times(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** For tests in which no head trickles: however slow the machine is, none is ended. */
  private static final Times LONG = new Times(Duration.ofMinutes(1), Duration.ofMinutes(1));

  /** For tests in which all places are taken. */
  private static final Times FULL = new Times(Duration.ofMinutes(1), Duration.ofSeconds(1));

  private static final int DROP_MILLIS = 20;

  /** Long enough for every machine, and shorter than the idle timeout that would end it as well. */
  private static final int PATIENCE_MILLIS = 30_000;

  /** In which whoever has a place would have been answered. */
  private static final int A_MOMENT_MILLIS = 300;

  private static final String BEGIN = "GET /hello HTTP/1.1\r\nHost: localhost\r\n";
  private static final String NOWHERE = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n";
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
    try (var listener = start(HELLO, SHORT, ListenerConfig.USUAL_CONNECTIONS);
        var socket = connected(listener)) {
      send(socket, BEGIN + "X: ");
      assertThat(trickledUntilClosed(socket)).isTrue();
    }
  }

  @Test
  void soDoesTheHeadAfterAnAnswer() throws IOException {
    try (var listener = start(HELLO, SHORT, ListenerConfig.USUAL_CONNECTIONS);
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
    var slow = answering(goOn);
    try (var listener = start(slow, SHORT, ListenerConfig.USUAL_CONNECTIONS);
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
    try (var listener = start(HELLO, LONG, 2);
        var first = connected(listener)) {
      send(first, BEGIN + "\r\n");
      assertThat(answer(first)).endsWith("hello");
      try (var second = connected(listener);
          var third = connected(listener)) {
        send(second, BEGIN + "\r\n");
        assertThat(answer(second)).endsWith("hello");
        send(third, BEGIN + "\r\n");
        third.setSoTimeout(A_MOMENT_MILLIS);
        assertThatThrownBy(() -> third.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        first.shutdownOutput();
        third.setSoTimeout(PATIENCE_MILLIS);
        assertThat(answer(third)).endsWith("hello");
      }
    }
  }

  @Test
  void whoSaysNothingLosesItsPlaceWhenAllAreTaken() throws IOException {
    try (var listener = start(HELLO, FULL, 2);
        var silent = connected(listener)) {
      send(silent, BEGIN + "\r\n");
      assertThat(answer(silent)).endsWith("hello");
      try (var _ = connected(listener);
          var third = connected(listener)) {
        send(third, BEGIN + "\r\n");
        assertThat(answer(third)).endsWith("hello");
        assertThat(silent.getInputStream().read()).isNegative();
      }
    }
  }

  @Test
  void whoWaitsForAnAnswerKeepsItsPlaceWhenAllAreTaken() throws Exception {
    var goOn = new CountDownLatch(1);
    try (var listener = start(answering(goOn), FULL, 3);
        var waiting = connected(listener)) {
      send(waiting, BEGIN + "\r\n");
      try (var silent = connected(listener)) {
        send(silent, NOWHERE);
        assertThat(silent.getInputStream().read()).isPositive();
        try (var _ = connected(listener)) {
          silent.getInputStream().readAllBytes();
        }
      }
      goOn.countDown();
      assertThat(answer(waiting)).endsWith("hello");
    }
  }

  private static Endpoint answering(CountDownLatch when) {
    return () ->
        List.of(
            Route.get(
                "/hello",
                context -> context.result(when.await(1, TimeUnit.MINUTES) ? "hello" : "late")));
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

  private static Listener start(Endpoint endpoint, Times times, int connections)
      throws IOException {
    var listener =
        Listener.start(
            new ListenerConfig("127.0.0.1", 0, Optional.empty(), false, Set.of(), connections),
            times,
            URI.create("http://localhost"),
            new Problems(() -> "0123456789abcdefghijkl", Optional.empty()),
            List.of(endpoint));
    warm(listener);
    return listener;
  }

  /** What is asked first takes longest, perhaps longer than a head may. */
  private static void warm(Listener listener) throws IOException {
    var begun = "";
    while (!begun.startsWith("HTTP/1.1 404 ")) {
      try (var socket = connected(listener)) {
        send(socket, NOWHERE);
        socket.shutdownOutput();
        begun = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
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
