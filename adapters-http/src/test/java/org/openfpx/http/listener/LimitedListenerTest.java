package org.openfpx.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.http.MovedMeter;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.limit.RateSettings;
import org.openfpx.http.problem.Problems;
import org.slf4j.LoggerFactory;

/** Who asks too often is told so (RFC 6585 section 4). */
class LimitedListenerTest {
  private static final URI ISSUER = URI.create("http://localhost");
  private static final RateSettings FOUR_AND_TWO = new RateSettings(4, 2, 3);
  private static final Endpoint DOORS =
      () ->
          List.of(
              Route.get("/hello", context -> context.result("hello")),
              Route.get(
                  "/proven/{client}",
                  context -> RateLimits.provenBy(context, context.pathParam("client"))),
              Route.get(
                  "/behalf/{client}",
                  context -> RateLimits.onBehalfOfOthersBy(context, context.pathParam("client"))),
              Route.get(
                  "/claimed/{client}",
                  context -> RateLimits.claimedBy(context, context.pathParam("client"))),
              Route.get(
                  "/failed",
                  context -> {
                    RateLimits.failed(context);
                    context.status(401);
                  }));

  private final MovedMeter time = new MovedMeter();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void anAddressMayAskSoMuchAndIsToldWhenToAskAgain() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), false)) {
      for (var path : List.of("/hello", "/nowhere", "/hello", "/proven/a")) {
        assertThat(get(listener, path).statusCode()).isNotEqualTo(429);
      }

      var refused = get(listener, "/hello");

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("15");
      assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(refused.body())
          .isEqualTo(
              "{\"error\":\"temporarily_unavailable\",\"error_description\":\"too much is asked"
                  + " from here\",\"correlation_id\":\"0123456789\"}");
      time.pass(Duration.ofSeconds(15));
      assertThat(get(listener, "/hello").statusCode()).isEqualTo(200);
      assertThat(get(listener, "/hello").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void aFailureCountsMore() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), false)) {
      assertThat(get(listener, "/failed").statusCode()).isEqualTo(401);
      assertThat(get(listener, "/hello").statusCode()).isEqualTo(200);
      assertThat(get(listener, "/hello").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void aClientIsCountedWhereverItAsksFrom() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), true)) {
      assertThat(from(listener, "203.0.113.1", "/proven/a").statusCode()).isEqualTo(200);
      assertThat(from(listener, "203.0.113.2", "/proven/a").statusCode()).isEqualTo(200);
      var refused = from(listener, "203.0.113.3", "/proven/a");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("30");
      assertThat(from(listener, "203.0.113.3", "/proven/b").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatAResourceServerAsksAboutOthersIsCountedApart() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), false)) {
      for (int i = 0; i < 8; i++) {
        assertThat(get(listener, "/behalf/a").statusCode()).as("%d", i).isEqualTo(200);
      }
      assertThat(get(listener, "/behalf/a").statusCode()).isEqualTo(429);
      assertThat(get(listener, "/proven/a").statusCode()).isEqualTo(200);
      assertThat(get(listener, "/behalf/b").statusCode()).isEqualTo(200);
      assertThat(get(listener, "/hello").statusCode()).as("the third of four").isEqualTo(200);
      assertThat(get(listener, "/hello").statusCode()).isEqualTo(200);
      assertThat(get(listener, "/behalf/b").statusCode()).as("there must be one").isEqualTo(429);
    }
  }

  @Test
  void whoClaimsToBeAClientUsesUpNothingOfTheClientsElsewhere() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), true)) {
      for (int i = 0; i < 2; i++) {
        assertThat(from(listener, "203.0.113.1", "/claimed/a").statusCode()).isEqualTo(200);
      }
      assertThat(from(listener, "203.0.113.1", "/claimed/a").statusCode()).isEqualTo(429);
      assertThat(from(listener, "203.0.113.2", "/claimed/a").statusCode()).isEqualTo(200);
      assertThat(from(listener, "203.0.113.2", "/proven/a").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void behindAProxyItIsTheAddressThatTheProxyAddedThatCounts() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), true)) {
      for (int i = 0; i < 4; i++) {
        var forged = "198.51.100." + i + ", 203.0.113.1";
        assertThat(from(listener, forged, "/hello").statusCode()).isEqualTo(200);
      }
      assertThat(from(listener, "198.51.100.9, 203.0.113.1", "/hello").statusCode()).isEqualTo(429);
      assertThat(from(listener, "203.0.113.1, 203.0.113.2", "/hello").statusCode()).isEqualTo(200);
      for (int i = 0; i < 9; i++) {
        assertThat(get(listener, "/hello").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void withoutAProxyNobodyChoosesWhereItComesFrom() throws Exception {
    try (var listener = start(Optional.of(FOUR_AND_TWO), false)) {
      for (int i = 0; i < 4; i++) {
        assertThat(from(listener, "203.0.113." + i, "/hello").statusCode()).isEqualTo(200);
      }
      assertThat(from(listener, "203.0.113.9", "/hello").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void withoutLimitsNothingIsCounted() throws Exception {
    try (var listener = start(Optional.empty(), false)) {
      for (int i = 0; i < 9; i++) {
        assertThat(get(listener, "/proven/a").statusCode()).isEqualTo(200);
        assertThat(get(listener, "/claimed/a").statusCode()).isEqualTo(200);
        assertThat(get(listener, "/failed").statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void noLogLineAndNoAnswerHasAnAddress() throws Exception {
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger("org.openfpx");
    var level = logger.getLevel();
    logger.setLevel(Level.TRACE);
    log.start();
    logger.addAppender(log);
    try (var listener = start(Optional.of(FOUR_AND_TWO), true)) {
      var answers = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        answers.append(from(listener, "203.0.113.1", "/failed").body());
      }

      assertThat(answers.toString()).contains("temporarily_unavailable").doesNotContain("203.0");
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(line -> line.contains("temporarily_unavailable"))
          .noneMatch(line -> line.contains("203.0") || line.contains("cb0071"));
    } finally {
      logger.detachAppender(log);
      logger.setLevel(level);
    }
  }

  private Listener start(Optional<RateSettings> limits, boolean behindProxy) {
    var where =
        new ListenerConfig("localhost", 0, Optional.empty(), behindProxy, Set.of(), 400, limits);
    var times = new Listener.Times(Duration.ofMinutes(1), Duration.ofSeconds(5), time);
    var problems = new Problems(() -> "0123456789", Optional.empty());
    return Listener.start(where, times, ISSUER, problems, List.of(DOORS));
  }

  private HttpResponse<String> get(Listener listener, String path) throws Exception {
    return send(HttpRequest.newBuilder(at(listener, path)));
  }

  private HttpResponse<String> from(Listener listener, String forwarded, String path)
      throws Exception {
    return send(HttpRequest.newBuilder(at(listener, path)).header("X-Forwarded-For", forwarded));
  }

  private static URI at(Listener listener, String path) {
    return URI.create("http://localhost:" + listener.port() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
