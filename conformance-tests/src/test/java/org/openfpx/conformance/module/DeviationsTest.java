package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.openfpx.conformance.module.DistortingProxy.on;
import static org.openfpx.conformance.module.DistortingProxy.replacing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.BareServer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.module.DistortingProxy.Answered;
import org.openfpx.conformance.module.DistortingProxy.Asked;
import org.openfpx.conformance.module.DistortingProxy.Honest;
import org.openfpx.conformance.module.DistortingProxy.Planted;
import org.openfpx.conformance.run.Mode;
import org.openfpx.conformance.run.OwnNetwork;

/** Each planted deviation of a server is found by the check of its clause, which passes without. */
class DeviationsTest {
  private static final String DISCOVERY = "/.well-known/uma2-configuration";

  private static OwnNetwork network;
  private static DistortingProxy proxy;
  private static BareServer outdated;
  private static Driver driver;

  @BeforeAll
  static void start() throws Exception {
    network = OwnNetwork.start(Path.of(System.getProperty("openfpx.home")), Mode.STANDARD);
    outdated = new BareServer(0x16, 3, 2, 0, 4, 2, 0, 0, 0);
    var target = network.target();
    proxy = new DistortingProxy(target);
    driver = Behind.of(Drivers.of(target), proxy.issuer());
  }

  @AfterAll
  static void stop() throws Exception {
    outdated.close();
    driver.close();
    proxy.close();
    network.close();
  }

  static Stream<Arguments> deviations() {
    return Stream.of(
            discovery(),
            permissionEndpoint(),
            registrationApi(),
            introspection(),
            grantCore(),
            interactive(),
            grantScopes(),
            refusesEverything(),
            refreshRevoke(),
            StandardDeviations.all(),
            HeartDeviations.all())
        .flatMap(all -> all);
  }

  private static Stream<Arguments> discovery() {
    return Stream.of(
        arguments("UG-2-01", on("GET", DISCOVERY, answer -> answer.status(404))),
        arguments("UG-2-02", replacing("GET", DISCOVERY, "[\"S256\"]", "[]")),
        arguments("UG-2-03", replacing("GET", DISCOVERY, "\",\"auth", "/\",\"auth")),
        arguments("UG-2-04", on("GET", "/uma/claims", answer -> answer.status(500))),
        arguments(
            "UG-2-06", replacing("GET", DISCOVERY, "https://openfpx.org/profiles/rot/1", "rot")),
        arguments("UG-2-10", replacing("GET", DISCOVERY, "uma-ticket", "uma-tickets")),
        arguments("FA-2-01", replacing("GET", DISCOVERY, "\"permission_endpoint", "\"permissions")),
        arguments("FA-1.5-01", on("POST", "/uma/permission", answer -> answer.status(400))));
  }

  private static Stream<Arguments> permissionEndpoint() {
    return Stream.of(
        arguments("FA-4.2-01", on("POST", "/uma/permission", answer -> answer.status(200))),
        arguments(
            "FA-4.2-02",
            on("POST", "/uma/permission", answer -> answer.body("[" + answer.body() + "]"))),
        arguments("FA-4.2-04", remembering("/uma/permission", Asked::body)),
        arguments(
            "FA-4.3-01",
            replacing("POST", "/uma/permission", "invalid_resource_id", "invalid_request")),
        arguments(
            "FA-4.3-02",
            replacing("POST", "/uma/permission", "\"error\"", "\"ticket\":\"x\",\"error\"")));
  }

  private static Stream<Arguments> registrationApi() {
    return Stream.of(
        arguments("FA-3.2.1-01", on("POST", "/uma/resource", answer -> answer.without("location"))),
        arguments(
            "FA-3.2.3-01", on("PUT", "/uma/resource/", answer -> answer.status(204).body(""))),
        arguments("FA-3.2.2-01", replacing("GET", "/uma/resource/", "Some words", "Others")),
        arguments(
            "FA-3.2.5-01",
            on("GET", "/uma/resource", answer -> answer.body("{\"ids\":" + answer.body() + "}"))),
        arguments("FA-3.2-05", on("PATCH", "/uma/resource", answer -> answer.status(404))),
        arguments("FA-3.2-04", on("GET", "/uma/resource/", Answers::emptyInsteadOfMissing)),
        arguments(
            "FA-1.3-01",
            replacing("GET", DISCOVERY, proxy.issuer() + "/uma/resource", "" + outdated.address())),
        arguments(
            "FA-1.3-02", on("POST", "/uma/resource", answer -> answer.without("www-authenticate"))),
        arguments("FA-1.3-02", on("GET", "/uma/resource", answer -> answer.status(200))));
  }

  private static Stream<Arguments> introspection() {
    return Stream.of(
        arguments(
            "FA-5.1.1-02",
            replacing(
                "POST",
                "/oauth2/introspect",
                "{\"active\":true",
                "{\"active\":true,\"scope\":\"a\"")),
        arguments(
            "FA-5.1.1-03", replacing("POST", "/oauth2/introspect", "\"resource_id\"", "\"rsid\"")),
        arguments("FA-5.1.1-06", replacing("POST", "/oauth2/introspect", "\"iat\":", "\"iat\":9")),
        arguments(
            "FA-5.1.1-09",
            replacing("POST", "/oauth2/introspect", "false}", "false,\"client_id\":\"x\"}")));
  }

  private static Stream<Arguments> grantCore() {
    return Stream.of(
        arguments("UG-3.3.1-03", remembering("/oauth2/token", DeviationsTest::ticket)),
        arguments("UG-5.5-03", remembering("/oauth2/token", DeviationsTest::ticket)),
        arguments("UG-3.3.6-05", replacing("POST", "/oauth2/token", "\"ticket\"", "\"tickets\"")),
        arguments(
            "UG-3.3.6-02", replacing("POST", "/oauth2/token", "invalid_grant", "invalid_request")),
        arguments("UG-3.3.6-06", (Planted) DeviationsTest::sameTicketAgain),
        arguments(
            "UG-3.3.5-10",
            replacing(
                "POST", "/oauth2/token", "{\"access_token\"", "{\"scope\":\"a\",\"access_token\"")),
        arguments("UG-3.3.6-01", on("POST", "/oauth2/token", Answers::asText)),
        arguments("UG-5.6-01", on("POST", "/oauth2/token", answer -> answer.status(200))),
        arguments("UG-5.6-01", on("POST", "/oauth2/token", _ -> Answers.error("invalid_client"))),
        arguments("UG-5.5-01", on("POST", "/oauth2/token", _ -> Answers.error("invalid_grant"))),
        arguments("UG-5.4-01", on("POST", "/uma/permission", Answers::nearlyTheSame)));
  }

  private static Stream<Arguments> interactive() {
    return Stream.of(
        arguments("UG-3.3.2-01", (Planted) DeviationsTest::redirectsAlways),
        arguments("UG-3.3.2-11", (Planted) DeviationsTest::redirectsAlways),
        arguments("UG-3.3.3-08", (Planted) DeviationsTest::reflects),
        arguments(
            "UG-3.3.2-16",
            on("GET", "/uma/claims", answer -> answer.without("content-security-policy"))));
  }

  /** A claims endpoint that refuses all that it is asked keeps none of these. */
  private static Stream<Arguments> refusesEverything() {
    return Stream.of(
            "UG-3.3.2-01",
            "UG-3.3.2-03",
            "UG-3.3.2-05",
            "UG-3.3.2-07",
            "UG-3.3.2-09",
            "UG-3.3.2-10",
            "UG-3.3.2-11",
            "UG-3.3.2-12")
        .map(clause -> arguments(clause, on("GET", "/uma/claims", Answers::refusal)));
  }

  private static Stream<Arguments> grantScopes() {
    return Stream.of(
        arguments(
            "UG-3.3.4-01",
            replacing(
                "POST",
                "/oauth2/introspect",
                "\"resource_scopes\":[",
                "\"resource_scopes\":[\"c\",")),
        arguments(
            "UG-3.3.6-03", replacing("POST", "/oauth2/token", "invalid_scope", "invalid_grant")));
  }

  private static Stream<Arguments> refreshRevoke() {
    return Stream.of(
        arguments("UG-3.7-01", (Planted) DeviationsTest::revokesNothing),
        arguments("UG-3.7-03", (Planted) DeviationsTest::revokesForAll));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void deviations(String clause, Planted deviation) {
    proxy.plant((_, honest) -> honest.get());
    assertThat(outcome(clause)).as("without it").isInstanceOf(Outcome.Pass.class);

    proxy.plant(deviation);
    assertThat(outcome(clause)).as("with it").isInstanceOf(Outcome.Fail.class);
  }

  static Stream<Arguments> whatHeartAsksForIsMissed() {
    return HeartDeviations.kept();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatHeartAsksForIsMissed(String clause, Planted kept) {
    proxy.plant((_, honest) -> honest.get());
    assertThat(outcome(clause)).as("by ours").isInstanceOf(Outcome.Fail.class);

    proxy.plant(kept);
    assertThat(outcome(clause)).as("where it is kept").isInstanceOf(Outcome.Pass.class);
  }

  @Test
  void aPatThatSaysNotWhoseItIsIsMissedByHeart() {
    proxy.plant((_, honest) -> honest.get());
    assertThat(outcome("HU-3.3.1-01")).isInstanceOf(Outcome.Fail.class);
    var telling = Behind.answering(driver, "pat", () -> HeartDeviations.JWT);
    assertThat(Judged.outcome(telling, "HU-3.3.1-01")).isInstanceOf(Outcome.Pass.class);
  }

  /** A proof names the token endpoint, so that the way there leads past the proxy. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"cnf\",\"key\"", "\"jkt\":\",\"jkt\":\"x", "\"active\":true,\"active\":false"})
  void aTokenThatIsBoundToNoKeyIsFound(String right, String wrong) {
    var real = network.target().issuer() + "/oauth2/token\"";
    Planted past = replacing("GET", DISCOVERY, proxy.issuer() + "/oauth2/token\"", real);
    proxy.plant(past);
    assertThat(outcome("UG-5.3-01")).as("without it").isInstanceOf(Outcome.Pass.class);

    var lying = replacing("POST", "/oauth2/introspect", right, wrong);
    proxy.plant((asked, honest) ->
        asked.is("POST", "/oauth2/introspect")
            ? lying.answer(asked, honest)
            : past.answer(asked, honest));
    assertThat(outcome("UG-5.3-01")).as("with it").isInstanceOf(Outcome.Fail.class);
  }

  /** Owners see what waits past the proxy. */
  @Test
  void whatIsAskedOfOneOwnerIsNotShownToAnother() {
    proxy.plant((_, honest) -> honest.get());
    assertThat(outcome("MR-03")).as("without it").isInstanceOf(Outcome.Pass.class);

    var toAnybody = Behind.answering(driver, "waiting", () -> driver.waiting(ServerRole.FIRST));
    assertThat(Judged.outcome(toAnybody, "MR-03")).as("with it").isInstanceOf(Outcome.Fail.class);
    var toNobody = Behind.answering(driver, "waiting", () -> List.of());
    assertThat(Judged.outcome(toNobody, "MR-03")).as("of none").isInstanceOf(Outcome.Fail.class);
  }

  static List<AsFirstDeviations> deviationsOfAsFirst() {
    return AsFirstDeviations.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void deviationsOfAsFirst(AsFirstDeviations deviation) {
    var server = new Disguised(driver);
    proxy.plant((_, honest) -> honest.get());
    assertThat(Judged.outcome(server, deviation.clause()))
        .as("without it")
        .isInstanceOf(Outcome.Pass.class);

    proxy.plant(deviation.planted());
    server.returning(back -> URI.create(deviation.returning().apply("" + back)));
    assertThat(Judged.outcome(server, deviation.clause()))
        .as("with it")
        .isInstanceOf(Outcome.Fail.class);
  }

  private static Outcome outcome(String clause) {
    return Judged.outcome(driver, clause);
  }

  /** What of a request makes it the same as another. */
  private interface Same {
    String in(Asked asked);
  }

  /** The first answer, again and again. */
  private static Planted remembering(String path, Same same) {
    Map<String, Answered> kept = new ConcurrentHashMap<>();
    return (asked, honest) -> {
      if (!asked.is("POST", path) || same.in(asked).isEmpty()) {
        return honest.get();
      }
      synchronized (kept) {
        var known = kept.get(same.in(asked));
        if (known == null) {
          known = honest.get();
          kept.put(same.in(asked), known);
        }
        return known;
      }
    };
  }

  private static String ticket(Asked asked) {
    return Request.decode(asked.body()).getOrDefault("ticket", "");
  }

  private static Answered sameTicketAgain(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    var answer = honest.get();
    return asked.is("POST", "/oauth2/token")
        ? answer.body(
            answer
                .body()
                .replaceFirst("\"ticket\":\"[^\"]*\"", "\"ticket\":\"" + ticket(asked) + "\""))
        : answer;
  }

  private static Answered redirectsAlways(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    var answer = honest.get();
    return asked.is("GET", "/uma/claims") && answer.status() == 400
        ? answer.status(302).header("location", "https://kit.example/cb?error=invalid_request")
        : answer;
  }

  private static Answered reflects(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    var answer = honest.get();
    var query = Request.decode(asked.query().replaceFirst("^\\?", ""));
    return asked.is("GET", "/uma/claims")
        ? answer.body(answer.body() + query.getOrDefault("client_id", ""))
        : answer;
  }

  private static Answered revokesNothing(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    return asked.is("POST", "/oauth2/revoke")
        ? new Answered(200, Map.of("cache-control", "no-store"), "")
        : honest.get();
  }

  private static final Map<String, String> REVOKED = new ConcurrentHashMap<>();

  private static Answered revokesForAll(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    var token = Request.decode(asked.body()).getOrDefault("token", "");
    if (asked.is("POST", "/oauth2/revoke")) {
      REVOKED.put(token, token);
    }
    return asked.is("POST", "/oauth2/introspect") && REVOKED.containsKey(token)
        ? honest.get().body("{\"active\":false}")
        : honest.get();
  }

  /** Answers that are wrong in themselves. */
  private static final class Answers {
    private static Answered emptyInsteadOfMissing(Answered honest) {
      return honest.status() == 404
          ? honest.status(200).header("content-type", "application/json").body("{}")
          : honest;
    }

    private static Answered error(String code) {
      return new Answered(
          400, Map.of("content-type", "application/json"), "{\"error\":\"" + code + "\"}");
    }

    private static Answered refusal(Answered honest) {
      return honest.status(400).without("location").body("No.");
    }

    /** Long tickets that differ in a few places. */
    private static Answered nearlyTheSame(Answered honest) {
      var text = "ticket\":\"";
      return honest.body(
          honest
              .body()
              .replaceFirst(text + "[^\"]*([^\"]{9})\"", text + "x".repeat(43) + "$1-of-ours\""));
    }

    private static Answered asText(Answered honest) {
      return honest.status() == 400 ? honest.header("content-type", "text/plain") : honest;
    }
  }
}
