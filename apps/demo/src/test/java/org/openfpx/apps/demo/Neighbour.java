package org.openfpx.apps.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Another party on loopback: it answers what it was told to and remembers what it was asked. */
final class Neighbour implements AutoCloseable {
  private static final MockResponse NOT_FOUND = new MockResponse.Builder().code(404).build();

  private final MockWebServer server = new MockWebServer();
  private final Map<String, List<MockResponse>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  Neighbour() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answerTo(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized MockResponse answerTo(RecordedRequest request) {
    var path = request.getMethod() + " " + request.getTarget();
    asked.add(path + " " + (request.getBody() == null ? "" : request.getBody().utf8()));
    var planned = answers.getOrDefault(path, List.of(NOT_FOUND));
    return planned.size() > 1 ? planned.removeFirst() : planned.getFirst();
  }

  URI at(String path) {
    return URI.create("http://localhost:" + server.getPort() + path);
  }

  /** Answers these in turn, the last one for ever. */
  synchronized void answers(String methodAndPath, MockResponse... planned) {
    answers.put(methodAndPath, new ArrayList<>(List.of(planned)));
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  /** What came in that began so: method, path and body. */
  synchronized List<String> asked(String beginning) {
    return asked.stream().filter(one -> one.startsWith(beginning)).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
