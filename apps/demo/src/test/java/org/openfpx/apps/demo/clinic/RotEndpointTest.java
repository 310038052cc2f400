package org.openfpx.apps.demo.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryAccessTokens;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;
import org.openfpx.http.json.Json;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.problem.Problems;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;

/** Protocol, section 6.1: both bodies, and one of them. */
class RotEndpointTest {
  private static final Secret TOKEN = new Secret("t".repeat(43));
  private static final URI ISSUER = URI.create("http://localhost");
  private static final String USE =
      "{\"as\":\"https://as.test\",\"client_id\":\"c\",\"resource_id\":\"r\","
          + "\"resource_scopes\":[\"read\"],\"expires_at\":4000000000}";

  private final TestWorld world = new TestWorld();
  private Database database;
  private Listener listener;

  @BeforeEach
  void start() {
    database =
        Database.open(
            DatabaseSettings.of("jdbc:h2:mem:rot-endpoint", "demo", Optional.empty()),
            SystemSchema.PROVIDER);
    var tokens = new InMemoryAccessTokens();
    var now = world.instant();
    var client = OauthClients.alpha();
    tokens.issue(
        TOKEN.hash(),
        new AccessToken(
            new GrantId("link"),
            client.id(),
            Optional.of("june"),
            ScopeSet.of("fpx_rot"),
            now,
            now.plus(Duration.ofHours(1))));
    var check = new CheckAccessToken(tokens, new InMemoryRegisteredClients(client), world);
    listener =
        Listener.start(
            new ListenerConfig("127.0.0.1", 0, Optional.empty(), false, Set.of()),
            ISSUER,
            new Problems(() -> "0123456789", Optional.empty()),
            List.of(
                new RotEndpoint(
                    new BearerDoor(check, new Issuer(ISSUER.toString())),
                    new Rots(database, world.world()))));
  }

  @AfterEach
  void stop() {
    listener.close();
    database.close();
  }

  @Test
  void asManyAreIssuedAsAreCountedOrNamed() throws Exception {
    assertThat(rots("{\"count\":3}")).isEqualTo(3);
    assertThat(rots("{\"count\":20}")).isEqualTo(20);
    assertThat(rots("{\"for\":[" + USE + "," + USE + "]}")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"count\":0}",
        "{\"count\":21}",
        "{\"count\":-1}",
        "{\"count\":\"1\"}",
        "{\"for\":[]}",
        "{\"count\":1,\"for\":[" + USE + "]}",
        "{\"for\":[" + USE + ",{}]}",
      })
  void allElseIsRefused(String body) throws Exception {
    assertThat(sent(body).statusCode()).isEqualTo(400);
  }

  private int rots(String body) throws Exception {
    var answer = sent(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body()).orElseThrow().path("rots").size();
  }

  private HttpResponse<String> sent(String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(listener.address() + "/rot"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + TOKEN.reveal())
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
