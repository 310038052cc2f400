package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a wallet may say of an AS account (protocol, section 2.3; RFC 7591 and 7592). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountRegistrationTest {
  private static final String GOOD_KEY =
      "\"kty\":\"EC\",\"crv\":\"P-256\","
          + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
          + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"";
  private static final String WALLET = Caller.basic("wallet", StartedServer.SECRET);

  private StartedServer server;
  private Caller as;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, "http://localhost:1", "");
    as = server.caller();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anAccountIsNotAnotherByItsBody() {
    var account = Caller.body(register("{}"));
    var id = account.path("client_id").asText();

    assertRefused(replace(account, "{\"client_id\":\"another\"}"));
    assertRefused(replace(account, "{}"));
    assertRefused(register("{\"client_id\":\"" + id + "\"}"));
    for (var more : List.of("\"scope\":\"register\"", "\"grant_types\":[\"implicit\"]")) {
      assertRefused(replace(account, "{\"client_id\":\"" + id + "\"," + more + "}"));
    }

    // None of it gave the account another secret.
    assertThat(tokenStatus(id, account.path("client_secret").asText())).isEqualTo(200);
    var rekeyed = replace(account, "{\"client_id\":\"" + id + "\"}");
    assertThat(rekeyed.statusCode()).isEqualTo(200);
    assertThat(tokenStatus(id, account.path("client_secret").asText())).isEqualTo(401);
    assertThat(tokenStatus(id, Caller.body(rekeyed).path("client_secret").asText())).isEqualTo(200);
  }

  @Test
  void theAnswerHoldsAllThatIsRegistered() {
    var made = register("{}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    var account = Caller.body(made);
    assertThat(account.path("client_secret_expires_at").isIntegralNumber()).isTrue();
    assertThat(account.path("grant_types").toString()).isEqualTo("[\"client_credentials\"]");
    assertThat(account.path("scope").asText()).isEqualTo("user");

    var read = as.get(path(account), "Authorization", management(account));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(Caller.body(read).has("client_secret")).as("only its hash is kept").isFalse();
    for (var member :
        List.of("client_id", "registration_client_uri", "registration_access_token", "scope")) {
      assertThat(Caller.body(read).path(member)).isEqualTo(account.path(member));
    }

    var keyed = Caller.body(register("{" + withKey(GOOD_KEY) + "}"));
    assertThat(keyed.has("client_secret")).isFalse();
    assertThat(keyed.path("jwks").toString()).isEqualTo("{\"keys\":[{" + GOOD_KEY + "}]}");
    var readKeyed = Caller.body(as.get(path(keyed), "Authorization", management(keyed)));
    assertThat(readKeyed).isEqualTo(keyed);
  }

  @Test
  void whatAnAccountCanNotBeIsRefusedByItsCodeAndWhatNobodyKnowsIsPassedOver() {
    assertRefused(register("{\"redirect_uris\":[\"https://a.example/\"]}"), "invalid_redirect_uri");
    assertRefused(register("{\"software_statement\":\"a.b.c\"}"), "unapproved_software_statement");
    for (var more :
        List.of(
            "\"client_name\":\"June's\"",
            "\"client_name#fr\":\"June\"",
            "\"response_types\":[\"code\"]",
            "\"jwks_uri\":\"https://a.example/keys\"",
            "\"client_secret\":\"my own\"",
            "\"registration_access_token\":\"my own\"",
            "\"token_endpoint_auth_method\":\"none\"")) {
      assertRefused(register("{" + more + "}"));
    }

    var made = register("{\"foo\":1,\"owner\":\"june\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.body()).doesNotContain("foo", "owner");
  }

  @Test
  void aSecretThatIsSaidWithAnotherKeyMustBeItsOwn() {
    var account = Caller.body(register("{}"));
    var id = account.path("client_id").asText();
    var body = "{\"client_id\":\"" + id + "\",\"client_secret\":\"%s\"}";

    assertRefused(replace(account, body.formatted("another")));
    assertRefused(replace(account, body.formatted(" ")));
    var secret = account.path("client_secret").asText();
    assertThat(replace(account, body.formatted(secret)).statusCode()).isEqualTo(200);
    assertThat(tokenStatus(id, secret)).isEqualTo(401);
  }

  @Test
  void aRemovedAccountIsGoneWithItsTokens() {
    var account = Caller.body(register("{}"));
    var id = account.path("client_id").asText();
    var other = Caller.body(register("{}"));
    var foreign = as.get(path(account), "Authorization", management(other));
    assertThat(foreign.statusCode()).isEqualTo(401);
    assertThat(foreign.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("invalid_token");
    var token = userToken(account);
    assertThat(as.get("/user/permissions", "Authorization", token).statusCode()).isEqualTo(200);

    var removed = as.json("DELETE", path(account), "", "Authorization", management(account));

    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(as.get("/user/permissions", "Authorization", token).statusCode()).isEqualTo(401);
    assertThat(tokenStatus(id, account.path("client_secret").asText())).isEqualTo(401);
    assertThat(as.get(path(account), "Authorization", management(account)).statusCode())
        .isEqualTo(401);
    assertThat(
            as.json("DELETE", path(account), "", "Authorization", management(account)).statusCode())
        .isEqualTo(401);
  }

  private static String path(JsonNode account) {
    return "/oauth2/register/" + account.path("client_id").asText();
  }

  private static String management(JsonNode account) {
    return "Bearer " + account.path("registration_access_token").asText();
  }

  private String userToken(JsonNode account) {
    var form = Map.of("grant_type", "client_credentials", "scope", "user");
    var basic =
        Caller.basic(account.path("client_id").asText(), account.path("client_secret").asText());
    return "Bearer "
        + Caller.body(as.form("/oauth2/token", form, "Authorization", basic))
            .path("access_token")
            .asText();
  }

  @Test
  void whoAsksComesBeforeWhatIsAsked() {
    var id = Caller.body(register("{}")).path("client_id").asText();
    var path = "/oauth2/register/" + id;
    for (var body : List.of("{\"client_id\":\"" + id + "\"}", "{}", "no json")) {
      var stranger = as.json("PUT", path, body, "Authorization", "Bearer " + "x".repeat(43));
      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(as.json("PUT", path, body).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void keysThatCanVerifyNothingAreRefused() {
    var account = Caller.body(register("{}"));
    var id = account.path("client_id").asText();
    var good = GOOD_KEY;
    for (var key :
        List.of(
            good.replace("P-256", "P-384"),
            good + ",\"use\":\"enc\"",
            good + ",\"alg\":\"ES512\"",
            good.replace("f83", "f84"))) {
      assertRefused(register("{" + withKey(key) + "}"));
      assertRefused(replace(account, "{\"client_id\":\"" + id + "\"," + withKey(key) + "}"));
    }
    assertThat(tokenStatus(id, account.path("client_secret").asText())).isEqualTo(200);

    var made = register("{" + withKey(good) + "}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(Caller.body(made).path("token_endpoint_auth_method").asText())
        .isEqualTo("private_key_jwt");
  }

  private static String withKey(String members) {
    return "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":{\"keys\":[{"
        + members
        + "}]}";
  }

  private HttpResponse<String> register(String body) {
    var form = Map.of("grant_type", "client_credentials", "scope", "register");
    var token = Caller.body(as.form("/oauth2/token", form, "Authorization", WALLET));
    var bearer = "Bearer " + token.path("access_token").asText();
    return as.json("POST", "/oauth2/register", body, "Authorization", bearer);
  }

  private HttpResponse<String> replace(JsonNode account, String body) {
    var path = "/oauth2/register/" + account.path("client_id").asText();
    var bearer = "Bearer " + account.path("registration_access_token").asText();
    return as.json("PUT", path, body, "Authorization", bearer);
  }

  private int tokenStatus(String id, String secret) {
    var form = Map.of("grant_type", "client_credentials", "scope", "user");
    return as.form("/oauth2/token", form, "Authorization", Caller.basic(id, secret)).statusCode();
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertRefused(answer, "invalid_client_metadata");
  }

  private static void assertRefused(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Caller.body(answer).path("error").asText()).isEqualTo(code);
  }
}
