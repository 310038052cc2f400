package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.FreePort;
import org.openfpx.http.discovery.Route;

/**
 * Much at a time, at a server with the memory that a served one has, which ends where that is not
 * enough: many times what it has is sent, and it goes on.
 */
class HugeInputTest {
  private static final String MEGABYTE = "a".repeat(1 << 20);

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final int EACH = 4;

  /** More megabytes than the heap has. */
  private static final int AT_LEAST = 100;

  private static final String REFUSED_ON_THE_WAY = "refused while it was sent";
  private static final int HELD = 300;
  private static final String DISCOVERY = "/.well-known/uma2-configuration";

  @TempDir private Path folder;
  private ServerProcesses processes;
  private Caller as;

  @BeforeEach
  void start() throws IOException {
    processes = StartedServer.startProcess(folder, FreePort.next());
    as = processes.caller();
  }

  @AfterEach
  void stop() {
    processes.close();
  }

  @Test
  void aMegabyteIsRefusedHoweverManyComeAtOnce() {
    var calls = routes().stream().flatMap(route -> sendings(route)).toList();

    var answers = AtOnce.call(calls.size(), calls);

    assertThat(answers).hasSizeGreaterThan(AT_LEAST);
    assertThat(answers).allMatch(one -> one.matches(".* 4\\d\\d|" + REFUSED_ON_THE_WAY));
    assertThat(answers).anyMatch(one -> one.endsWith(" 413"));
    assertItGoesOn();
  }

  private Stream<Callable<String>> sendings(Route route) {
    var path = route.path().replaceAll("\\{[^}]*}", "x");
    var method = route.method().name();
    return Stream.generate(() -> (Callable<String>) () -> sent(method, path)).limit(EACH);
  }

  /** In the body; where there is none, in the query. */
  private String sent(String method, String path) {
    try {
      var answer =
          method.equals("GET")
              ? as.get(path + "?state=" + MEGABYTE)
              : as.body(method, path, path.startsWith("/oauth2/") ? FORM : JSON, MEGABYTE);
      return method + " " + path + " " + answer.statusCode();
    } catch (UncheckedIOException ended) {
      return REFUSED_ON_THE_WAY;
    }
  }

  @Test
  void bodiesThatNeverEndHoldUpNobodyElse() throws IOException {
    var held = new ArrayList<Socket>();
    try {
      for (int i = 0; i < HELD; i++) {
        held.add(begun());
      }

      assertItGoesOn();
    } finally {
      for (var one : held) {
        one.close();
      }
    }
  }

  /** A form that a client begins to send, and never ends. */
  private Socket begun() throws IOException {
    var server = URI.create(processes.addresses().getFirst());
    var socket = new Socket(server.getHost(), server.getPort());
    var head =
        """
        POST /oauth2/token HTTP/1.1
        Host: %s
        Content-Type: application/x-www-form-urlencoded
        Content-Length: 60000

        scope=%s\
        """
            .formatted(server.getAuthority(), "a".repeat(50_000))
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void assertItGoesOn() {
    HttpResponse<String> answer = as.get(DISCOVERY);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(processes.areAlive()).isTrue();
  }

  private List<Route> routes() {
    try (var here = StartedServer.start(folder, "http://localhost:1", "")) {
      return here.routes();
    }
  }
}
