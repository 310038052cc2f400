package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of the checklist of OAuth and web security that no other test looks at (conformance-tests,
 * {@code clauses/security.yaml}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityRowsTest {
  private static final Map<String, String> PAT =
      Map.of("grant_type", "client_credentials", "scope", "uma_protection");

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private JsonNode metadata;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    metadata = Caller.body(as.get("/.well-known/oauth-authorization-server"));
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void endpointsForClientsAreAskedByPostAndNothingStandsInTheAddress() {
    for (var path : List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect")) {
      var got = as.get(path);
      assertThat(got.statusCode()).as(path).isEqualTo(405);
      assertThat(got.headers().firstValue("Allow").orElse("")).contains("POST");
      var addressed =
          as.form(
              path + "?client_id=clinic&client_secret=" + StartedServer.SECRET,
              Map.of("token", "x", "grant_type", "client_credentials"));
      assertThat(addressed.statusCode()).as(path).isEqualTo(400);
      assertThat(Caller.body(addressed).path("error").asText()).isEqualTo("invalid_request");
    }
  }

  @Test
  void whoProvesNothingIsRefusedWhereverClientsProveThemselves() {
    for (var path : List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect")) {
      var form = Map.of("token", "x", "grant_type", "client_credentials", "client_id", "clinic");
      assertThat(as.form(path, form).statusCode()).as(path).isEqualTo(401);
      assertThat(as.form(path, Map.of("token", "x", "grant_type", "y")).statusCode())
          .as(path)
          .isEqualTo(401);
      assertThat(Caller.body(as.form(path, form)).path("error").asText())
          .isEqualTo("invalid_client");
    }
    var byName = as.form("/oauth2/introspect", Map.of("token", "x", "client_id", "phone"));
    assertThat(byName.statusCode()).as("a public client asks about a token").isEqualTo(401);
    var unknown = as.form("/oauth2/token", PAT, "Authorization", Caller.basic("x", "y".repeat(40)));
    var wrong =
        as.form("/oauth2/token", PAT, "Authorization", Caller.basic("clinic", "y".repeat(40)));
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
  }

  @Test
  void anAnswerWithATokenIsKeptByNobodyAndSaysWhatItIs() {
    var answer = as.form("/oauth2/token", PAT, "Authorization", Exchange.CLINIC);

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
    var body = Caller.body(answer);
    assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.path("expires_in").isIntegralNumber()).isTrue();
    assertThat(body.path("access_token").asText()).hasSize(43);
    assertThat(body.has("refresh_token")).as("client_credentials").isFalse();
  }

  @Test
  void aClientGetsNoScopeThatItIsNotRegisteredForAndAPublicOneNoTokenOfItsOwn() {
    var more = Map.of("grant_type", "client_credentials", "scope", "uma_protection register");
    assertError(as.form("/oauth2/token", more, "Authorization", Exchange.CLINIC), "invalid_scope");
    var phone = Map.of("grant_type", "client_credentials", "client_id", "phone");
    assertError(as.form("/oauth2/token", phone), "unauthorized_client");
  }

  private static void assertError(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.body(answer).path("error").asText()).isEqualTo(code);
  }

  @Test
  void whatAProxyWouldSayIsNotBelievedWhereThereIsNone() {
    String[] said = {
      "Forwarded", "host=evil.example;proto=https", "X-Forwarded-Host", "evil.example",
      "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9",
      "X-SSL-Client-Cert", "x", "X-Original-URL", "/oauth2/token"
    };
    assertThat(Caller.body(as.get("/.well-known/oauth-authorization-server", said)))
        .isEqualTo(metadata);
    assertThat(as.form("/oauth2/token", PAT, said).statusCode()).isEqualTo(401);
  }

  @Test
  void noPageAndNoEndpointForClientsIsOpenToScriptsOfOtherOrigins() {
    for (var path : List.of("/uma/claims", "/uma/wallet", "/oauth2/token", "/uma/resource")) {
      var answer = as.get(path, "Origin", "https://evil.example");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }
    assertThat(
            as.get("/.well-known/oauth-authorization-server", "Origin", "https://a.example")
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .as("what is public is")
        .contains("*");
  }

  @Test
  void theMetadataNameWhatThereIsAndNothingElse() {
    assertThat(metadata.path("code_challenge_methods_supported").toString())
        .isEqualTo("[\"S256\"]");
    assertThat(metadata.path("grant_types_supported").toString())
        .doesNotContain("password", "implicit");
    for (var type : metadata.path("grant_types_supported")) {
      var form = Map.of("grant_type", type.asText(), "client_id", "phone");
      assertThat(as.form("/oauth2/token", form).body())
          .as(type.asText())
          .doesNotContain("unsupported_grant_type");
    }
    for (var name : List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
      var address = metadata.path(name).asText();
      assertThat(address).startsWith(metadata.path("issuer").asText());
      assertThat(as.get(URI.create(address).getPath()).statusCode()).as(name).isEqualTo(405);
    }
    var keys = Caller.body(as.get(URI.create(metadata.path("jwks_uri").asText()).getPath()));
    for (var key : keys.path("keys")) {
      assertThat(key.fieldNames())
          .toIterable()
          .contains("kid", "use", "alg")
          .doesNotContain("d", "p", "q", "k");
    }
  }

  @Test
  void noRowHoldsAnythingThatOpensADoor() throws SQLException {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var ticket = Caller.query(journey.back()).get("ticket");
    var set = Caller.body(exchange.redeem(ticket));
    var account =
        Caller.body(
            as.json(
                "POST",
                "/oauth2/register",
                "{}",
                "Authorization",
                exchange.bearer(Exchange.WALLET, "register")));
    var opened = exchange.open();
    var secrets =
        List.of(
            ticket,
            opened,
            set.path("access_token").asText(),
            set.path("refresh_token").asText(),
            account.path("client_secret").asText(),
            account.path("registration_access_token").asText(),
            exchange.bearer(Exchange.CLINIC, "uma_protection").substring("Bearer ".length()),
            StartedServer.SECRET);

    var cells = cells();

    assertThat(cells).hasSizeGreaterThan(100).contains(account.path("client_id").asText());
    for (var secret : secrets) {
      assertThat(secret).hasSizeGreaterThan(30);
      assertThat(cells).noneMatch(cell -> cell.contains(secret));
    }
  }

  private List<String> cells() throws SQLException {
    int port = URI.create(metadata.path("issuer").asText()).getPort();
    var cells = new ArrayList<String>();
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:as-" + port, "as", "");
        var tables =
            connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        var query = "SELECT * FROM \"" + tables.getString("TABLE_NAME") + "\"";
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(query)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              cells.add(String.valueOf(rows.getString(i)));
            }
          }
        }
      }
    }
    return cells;
  }
}
