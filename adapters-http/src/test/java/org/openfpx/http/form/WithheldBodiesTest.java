package org.openfpx.http.form;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.problem.Problems;
import org.slf4j.LoggerFactory;

/** Forms of which all has come but the last byte: what they may have together is bounded. */
class WithheldBodiesTest {
  private static final int FORM_BYTES = 64 * 1024;

  /** A quarter more than there is room for. */
  private static final int SENDERS = 186;

  private static final int TOO_MANY = 37;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final Endpoint FORM =
      () ->
          List.of(
              Route.post(
                  "/form",
                  context -> {
                    var word = Parameters.ofForm(context).required("a");
                    context.result("a word of " + word.length());
                  }));

  private final Logger logger = (Logger) LoggerFactory.getLogger(BodyBudget.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /** What came, by the place of whoever asked. */
  private record Answer(int sender, String text) {}

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void whoeverFindsNoRoomIsToldWhenToAskAgainAndTheOthersAreServed() throws Exception {
    int before = Body.BUDGET.free();
    try (var listener = started()) {
      var sockets = new ArrayList<Socket>();
      for (int i = 0; i < SENDERS; i++) {
        sockets.add(withholding(listener, i));
      }
      var refused = answered(TOO_MANY);
      assertThat(refused.values())
          .allSatisfy(text ->
              assertThat(text)
                  .startsWith("HTTP/1.1 503 ")
                  .contains("Retry-After: 10\r\n", "\"error\":\"temporarily_unavailable\"")
                  .contains("\"correlation_id\":\"0123456789\""));

      for (var socket : sockets) {
        end(socket);
      }
      var rest = answered(SENDERS - TOO_MANY);
      assertThat(rest.values()).anyMatch(text -> text.endsWith("a word of " + (FORM_BYTES - 2)));
      assertThat(log.list).isNotEmpty().hasSizeLessThan(TOO_MANY);
      for (var socket : sockets) {
        socket.close();
      }
    }
    assertThat(Body.BUDGET.free()).isEqualTo(before);
  }

  @Test
  void whatIsBrokenOffIsGivenBack() throws Exception {
    int before = Body.BUDGET.free();
    try (var listener = started()) {
      var socket = withholding(listener, 0);
      socket.shutdownOutput();
      assertThat(answered(1).get(0)).startsWith("HTTP/1.1 400 ");
      socket.close();
    }
    assertThat(Body.BUDGET.free()).isEqualTo(before);
  }

  private static Listener started() {
    var problems = new Problems(() -> "0123456789abcdefghijkl", Optional.empty());
    return Listener.start(
        TestListener.onLoopback(0), URI.create("http://localhost"), problems, List.of(FORM));
  }

  private Socket withholding(Listener listener, int sender) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    var head =
        """
        POST /form HTTP/1.1\r
        Host: localhost:%d\r
        Connection: close\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: %d\r
        \r
        """
            .formatted(listener.port(), FORM_BYTES);
    Thread.ofVirtual().start(() -> answers.add(new Answer(sender, answer(socket))));
    try {
      send(socket, head + "a=" + "x".repeat(FORM_BYTES - 3));
    } catch (IOException refused) {
      // Its answer is what counts.
    }
    return socket;
  }

  private static void end(Socket socket) {
    try {
      send(socket, "x");
    } catch (IOException refused) {
      // It has its answer.
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String answer(Socket socket) {
    var text = new StringBuilder();
    try {
      var input = socket.getInputStream();
      for (int next = input.read(); next >= 0; next = input.read()) {
        text.append((char) next);
      }
    } catch (IOException reset) {
      // Whoever is refused may still have sent when the connection was closed.
    }
    return text.toString();
  }

  private Map<Integer, String> answered(int howMany) throws InterruptedException {
    var found = new HashMap<Integer, String>();
    while (found.size() < howMany) {
      var answer = answers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      assertThat(answer).as("answer %d of %d", found.size() + 1, howMany).isNotNull();
      found.put(answer.sender(), answer.text());
    }
    return found;
  }
}
