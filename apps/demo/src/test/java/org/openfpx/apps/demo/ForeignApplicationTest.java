package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.apps.demo.Neighbour.json;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.domain.rsa.access.GuardResource;
import org.openfpx.domain.rsa.rot.PresentedRot;
import org.openfpx.http.rsa.guard.RsGuard;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.OneAuthorizationServer;
import org.openfpx.idp.uma.OneAuthorizationServer.Account;

/**
 * An application of somebody else's that guards what it has by the five lines of the guide, and an
 * authorization server that fails in every way (UMA Grant 3.2.1, 3.2.2 and 3.5).
 */
class ForeignApplicationTest {
  private static final String TOKEN = "POST /token";
  private static final String PERMISSION = "POST /permission";
  private static final String INTROSPECTION = "POST /introspection";

  /** Longer than the authorization server may take, in all. */
  private static final Duration BOUND = Duration.ofMinutes(2);

  private final Neighbour server = new Neighbour();
  private final HttpClient client = HttpClient.newHttpClient();
  private final InstantSource time = Chance.world().time();
  private final OutgoingSettings settings =
      new OutgoingSettings(Set.of("localhost"), Duration.ofSeconds(20), 4096, Optional.empty());
  private final Outgoing outgoing = Outgoing.within(settings);
  private final String issuer = server.at("").toString();
  private final String secret = "a secret";
  private final Javalin application = Javalin.create(this::configure).start("127.0.0.1", 0);

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    // The lines of docs/guides/resource-server.md.
    config.jetty.modifyHttpConfiguration(http -> http.setHeaderCacheCaseSensitive(true));
    var as = new OneAuthorizationServer(Account.of(issuer, "clinic", secret), outgoing, time);
    var guard = new RsGuard("Clinic", new GuardResource(time, as, as));
    var records = as.resource("clinic-records", "read");
    guard.get(
        config.routes,
        "/records",
        records,
        (context, access) -> context.result(access.whose(this::recordsOf).orElse("none")));
  }

  private Optional<String> recordsOf(PresentedRot shown) {
    return Optional.of("records of " + shown.rot().reveal());
  }

  @BeforeEach
  void publish() {
    server.answers(
        "GET /.well-known/uma2-configuration",
        json(
            200,
            """
            {"issuer":"%s","token_endpoint":"%s","permission_endpoint":"%s",
            "introspection_endpoint":"%s","x_test":{"k":1}}
            """
                .formatted(
                    issuer,
                    server.at("/token"),
                    server.at("/permission"),
                    server.at("/introspection"))));
    server.answers(
        TOKEN, json(200, "{\"access_token\":\"pat\",\"token_type\":\"Bearer\",\"expires_in\":60}"));
    server.answers(
        PERMISSION, json(201, "{\"ticket\":\"t-1\"}"), json(201, "{\"ticket\":\"t-2\"}"));
    server.answers(INTROSPECTION, json(200, "{\"active\":false}"));
  }

  @AfterEach
  void stop() {
    application.stop();
    outgoing.close();
    client.close();
    server.close();
  }

  private HttpResponse<String> read(String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + application.port() + "/records"))
            .timeout(BOUND);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    return answer.headers().firstValue("WWW-Authenticate").orElseThrow();
  }

  @Test
  void whoeverHasNoGoodTokenIsChallengedWithAFreshTicket() {
    assertThat(challenge(read()))
        .isEqualTo("UMA realm=\"Clinic\", as_uri=\"" + issuer + "\", ticket=\"t-1\"");
    assertThat(challenge(read("Authorization", "Bearer made-up"))).contains("ticket=\"t-2\"");
    assertThat(server.asked(TOKEN)).as("one PAT").hasSize(1);
    assertThat(server.asked(INTROSPECTION)).containsExactly(INTROSPECTION + " token=made-up");
  }

  @Test
  void aGoodTokenIsServed() {
    long end = time.instant().getEpochSecond() + 600;
    server.answers(
        INTROSPECTION,
        json(
            200,
            """
            {"active":true,"iss":"%s","client_id":"c","exp":%d,"permissions":[{"resource_id":
            "clinic-records","resource_scopes":["read"],"permission_id":"p","rot":"June"}]}
            """
                .formatted(issuer, end)));

    var answer = read("Authorization", "Bearer good");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("records of June");
    assertThat(server.asked(INTROSPECTION)).hasSize(1);
    assertThat(server.asked(PERMISSION)).isEmpty();
  }

  static Stream<MockResponse> failures() {
    return Stream.of(json(500, ""), json(401, ""), json(400, "{\"error\":\"invalid_scope\"}"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anAuthorizationServerThatFailsIsSaid(MockResponse failure) {
    server.answers(PERMISSION, failure);
    server.answers(INTROSPECTION, failure);

    assertUnreachable(read());
    assertUnreachable(read("Authorization", "Bearer good"));
  }

  @Test
  void anAuthorizationServerThatIsNotThereIsSaid() {
    server.close();

    assertUnreachable(read());
    assertUnreachable(read("Authorization", "Bearer good"));
  }

  private static void assertUnreachable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().allValues("Warning"))
        .containsExactly("199 - \"UMA Authorization Server Unreachable\"");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theGuideShowsTheLinesThatAreCompiledHere() throws IOException {
    var here =
        Files.readString(
            Places.root()
                .resolve("apps/demo/src/test/java/org/openfpx/apps/demo")
                .resolve("ForeignApplicationTest.java"));
    var guide = Files.readString(Places.root().resolve("docs/guides/resource-server.md"));
    int begin = guide.indexOf("var as = ");
    var lines = block(guide, begin);

    assertThat(here.replaceAll("\\s", "")).contains(lines.replaceAll("\\s", ""));
  }

  @Test
  void theWholeApplicationOfTheGuideCanBeCompiled(@TempDir Path folder) throws IOException {
    var guide = Files.readString(Places.root().resolve("docs/guides/resource-server.md"));
    int begin = guide.indexOf("import io.javalin.Javalin;");
    var file = Files.writeString(folder.resolve("Clinic.java"), block(guide, begin));
    var said = new ByteArrayOutputStream();

    var compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            said,
            said,
            "-proc:none",
            "-d",
            folder.toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            file.toString());

    assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(folder.resolve("Clinic.class")).exists();
  }

  private static String block(String guide, int begin) {
    return guide.substring(begin, guide.indexOf("```", begin));
  }
}
