package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.oauth.KeyHolder;

/** Signing in at a client over HTTP (protocol, section 2.4). */
class SignInTest {
  private static final String NAME = "a-name-for-this-one-client";

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterEach
  void stop() {
    server.close();
    wallet.close();
  }

  /** Of this wallet's person at this client, and of nobody else. */
  private String subject() {
    return SecretHash.sha256("sub\n" + wallet.issuer() + "\napp\n" + NAME).hex();
  }

  @Test
  void discoverySaysHowToSignIn() {
    var document = Caller.body(as.get("/.well-known/openid-configuration"));

    for (var member :
        List.of(
            "authorization_endpoint",
            "pushed_authorization_request_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "jwks_uri")) {
      assertThat(document.path(member).asText()).startsWith(document.path("issuer").asText());
    }
    assertThat(document.path("subject_types_supported")).hasToString("[\"pairwise\"]");
    assertThat(document.path("response_types_supported")).hasToString("[\"code\"]");
    assertThat(document.path("id_token_signing_alg_values_supported"))
        .hasToString("[\"RS256\",\"ES256\"]");
    assertThat(document.path("grant_types_supported").toString()).contains("authorization_code");
    assertThat(document.path("authorization_response_iss_parameter_supported").asBoolean())
        .isTrue();
    assertThat(document.path("require_pushed_authorization_requests").isBoolean()).isTrue();
  }

  @Test
  void theWalletIsToldWhatIsAskedAndWhoIsSignedInIsTheOneThatItNames() {
    var journey = exchange.journey().toSignIn();
    assertThat(journey.details.path("kind").asText()).isEqualTo("oauth");
    assertThat(journey.details.path("client_id").asText()).isEqualTo("app");
    assertThat(journey.details.path("scopes")).hasToString("[\"openid\"]");
    assertThat(journey.details.path("resources")).isEmpty();
    journey.pushSignIn("openid");
    var back = journey.back(Claims.NONE.with("client_sub", NAME));

    assertThat(Caller.query(back)).containsEntry("state", "s&1").containsKey("iss");
    var answer = exchange.redeemCode(Caller.query(back).getOrDefault("code", ""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var idToken = payload(Caller.body(answer).path("id_token").asText());
    assertThat(idToken.path("sub").asText()).isEqualTo(subject());
    assertThat(idToken.path("aud").asText()).isEqualTo("app");
    assertThat(idToken.path("nonce").asText()).isEqualTo("n");
    assertThat(idToken.path("acr").asText()).isEqualTo("ial2-aal2");
    for (var userinfo : List.of(userinfo(answer, "GET"), userinfo(answer, "POST"))) {
      assertThat(Caller.body(userinfo)).hasToString("{\"sub\":\"" + subject() + "\"}");
    }
  }

  @Test
  void anAbandonedSignInLeavesNothingInTheBrowserForLong() {
    var cookie = exchange.authorize(Map.of()).headers().allValues("Set-Cookie").getFirst();

    assertThat(cookie).contains("Max-Age=1800");
  }

  @Test
  void ofManySignInsInOneBrowserTheOldestAreGivenUp() {
    var names = IntStream.range(0, 12).mapToObj("openfpx-as-%016x"::formatted).toList();
    var brought = names.stream().map(name -> name + "=" + "v".repeat(43)).toList();

    var set =
        exchange.authorize(Map.of(), String.join("; ", brought)).headers().allValues("Set-Cookie");

    var cleared = set.stream().filter(one -> one.contains("Expires=Thu, 01 Jan 1970")).toList();
    assertThat(cleared).extracting(one -> one.split("=", 2)[0]).isEqualTo(names.subList(0, 3));
    assertThat(set).hasSize(4);
  }

  @Test
  void whatThePersonStopsIsOverAtOnce() {
    var journey = exchange.journey().toStaySignedIn();
    var answer = exchange.redeemCode(journey.signedInAs(NAME));
    assertThat(userinfo(answer, "GET").statusCode()).isEqualTo(200);
    var seen = Caller.body(as.get("/user/permissions", "Authorization", journey.user));
    assertThat(seen.path("permissions").get(0).path("scopes"))
        .hasToString("[\"offline_access\",\"openid\"]");
    assertThat(seen.path("permissions").get(0).has("resource_id")).isFalse();

    as.json(
        "DELETE",
        "/user/permissions/" + journey.pushed.getFirst(),
        "",
        "Authorization",
        journey.user);

    assertThat(userinfo(answer, "GET").statusCode()).isEqualTo(401);
    assertThat(refresh(Caller.body(answer).path("refresh_token").asText()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aRefreshTokenIsRotatedAndCanBeGivenBack() {
    var journey = exchange.journey().toStaySignedIn();
    var first = Caller.body(exchange.redeemCode(journey.signedInAs(NAME)));
    var second = Caller.body(refresh(first.path("refresh_token").asText()));
    var before = payload(first.path("id_token").asText());
    var after = payload(second.path("id_token").asText());
    assertThat(after.path("sub").asText()).isEqualTo(subject());
    for (var claim : List.of("iss", "sub", "aud", "auth_time")) {
      assertThat(after.path(claim)).as(claim).isEqualTo(before.path(claim));
    }
    assertThat(before.path("nonce").asText()).isEqualTo("n");
    assertThat(after.has("nonce")).isFalse();

    var form = Map.of("token", second.path("refresh_token").asText());
    as.form("/oauth2/revoke", form, "Authorization", Exchange.APP);

    assertThat(refresh(second.path("refresh_token").asText()).statusCode()).isEqualTo(400);
    assertThat(
            as.get(
                    "/oauth2/userinfo",
                    "Authorization",
                    "Bearer " + second.path("access_token").asText())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aRefreshTokenIsForWhoMayStayAlone() {
    var journey = exchange.journey().toSignIn();
    journey.pushSignIn("openid");
    var without = Caller.body(exchange.redeemCode(journey.signedInAs(NAME)));
    assertThat(without.has("id_token")).isTrue();
    assertThat(without.has("refresh_token")).isFalse();

    var left =
        exchange.journey().sent(exchange.authorize(Map.of("scope", "openid offline_access")));
    assertThat(left.details.path("scopes")).hasToString("[\"offline_access\",\"openid\"]");
    left.pushSignIn("openid");
    var narrower = Caller.body(exchange.redeemCode(left.signedInAs(NAME)));
    assertThat(narrower.path("scope").asText()).isEqualTo("openid");
    assertThat(narrower.has("refresh_token")).as("the person left it out").isFalse();

    var staying = exchange.journey().toStaySignedIn();
    var tokens = Caller.body(exchange.redeemCode(staying.signedInAs(NAME)));
    assertThat(refresh(tokens.path("refresh_token").asText()).statusCode()).isEqualTo(200);

    assertThat(Caller.query(exchange.authorize(Map.of("scope", "offline_access"))))
        .containsEntry("error", "invalid_scope");
    var clinic = Map.of("client_id", "clinic", "redirect_uri", "https://clinic.example/connected");
    var asked = new HashMap<>(clinic);
    asked.put("scope", "openid offline_access");
    assertThat(Caller.query(exchange.authorize(asked)))
        .as("it is not registered for it")
        .containsEntry("error", "invalid_scope");
  }

  @Test
  void theTokenOfASignInMayBeBoundToAKey() {
    var holder = new KeyHolder();
    var base = Caller.body(as.get("/.well-known/openid-configuration")).path("issuer").asText();
    var journey = exchange.journey().toSignIn();
    journey.pushSignIn("openid");
    var proof = holder.proof("POST", base + "/oauth2/token", Instant.now());
    var answer =
        exchange.redeemCode(
            journey.signedInAs(NAME), Exchange.APP, "https://app.example/signed-in", "DPoP", proof);
    assertThat(Caller.body(answer).path("token_type").asText()).isEqualTo("DPoP");
    var token = Caller.body(answer).path("access_token").asText();

    assertThat(userinfo(answer, "GET").statusCode()).as("as a bearer token").isEqualTo(401);
    var shown = holder.proof("GET", base + "/oauth2/userinfo", Instant.now(), token);
    var bound = as.get("/oauth2/userinfo", "Authorization", "DPoP " + token, "DPoP", shown);
    assertThat(Caller.body(bound)).hasToString("{\"sub\":\"" + subject() + "\"}");
    var again = as.get("/oauth2/userinfo", "Authorization", "DPoP " + token, "DPoP", shown);
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.headers().allValues("WWW-Authenticate"))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("DPoP error=\"invalid_dpop_proof\"");
  }

  @Test
  void theTokenOfASignInOpensNothingElse() {
    var journey = exchange.journey().toSignIn();
    journey.pushSignIn("openid");
    var token = Caller.body(exchange.redeemCode(journey.signedInAs(NAME))).path("access_token");

    assertThat(exchange.introspect(token.asText()).path("active").asBoolean()).isFalse();
    assertThat(
            as.get("/user/permissions", "Authorization", "Bearer " + token.asText()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aRefusalGoesBackToTheClientAndAStrangersBrowserNowhere() {
    var journey = exchange.journey().toSignIn();
    assertThat(Caller.query(journey.backWith(Map.of("error", "access_denied"))))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "s&1");

    var stolen = exchange.journey().toSignIn();
    stolen.pushSignIn("openid");
    stolen.cookie = exchange.journey().toSignIn().cookie;
    assertThat(stolen.back(Claims.NONE.with("client_sub", NAME)).statusCode()).isEqualTo(400);
  }

  @Test
  void whoIsNotKnownIsNeverSentAnywhere() {
    for (var bad :
        List.of(
            Map.of("client_id", "nobody"),
            Map.of("redirect_uri", "https://app.example/signed-in?x"))) {
      var answer = exchange.authorize(bad);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
    var journey = exchange.journey().sent(exchange.authorize(Map.of("prompt", "none")));
    assertThat(journey.departure).containsEntry("prompt", "none");
    assertThat(Caller.query(journey.backWith(Map.of("error", "login_required"))))
        .containsEntry("error", "login_required")
        .containsEntry("state", "s&1");
    assertThat(Caller.query(exchange.authorize(Map.of("scope", "openid read"))))
        .containsEntry("error", "invalid_scope");
  }

  @Test
  void aRequestThatWasSentAheadIsGoodOnceAndForItsClientAlone() {
    var kept = exchange.push(Map.of());
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    assertThat(kept.headers().firstValue("Cache-Control")).contains("no-store");
    var reference = Caller.body(kept).path("request_uri").asText();
    assertThat(exchange.bring("clinic", reference).statusCode()).isEqualTo(400);

    var journey = exchange.journey().sent(exchange.bring("app", reference));
    assertThat(exchange.bring("app", reference).statusCode()).isEqualTo(400);
    journey.pushSignIn("openid");

    assertThat(exchange.redeemCode(journey.signedInAs(NAME)).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotInOrderIsSaidWhereItIsSent() {
    assertThat(error(Map.of("scope", "openid read"))).isEqualTo("400 invalid_scope");
    assertThat(error(Map.of("redirect_uri", "https://app.example/x")))
        .isEqualTo("400 invalid_request");
    assertThat(error(Map.of("client_id", "clinic"))).isEqualTo("401 invalid_client");
    assertThat(error(Map.of("request_uri", "urn:ietf:params:oauth:request_uri:x")))
        .isEqualTo("400 invalid_request");
    assertThat(error(Map.of("more", "!".repeat(3_000)))).isEqualTo("413 invalid_request");
  }

  private String error(Map<String, String> more) {
    var answer = exchange.push(more);
    return answer.statusCode() + " " + Caller.body(answer).path("error").asText();
  }

  @Test
  void aPostedRequestIsSentOnByGet() {
    var answer = as.form("/oauth2/authorize", Map.of("client_id", "app", "scope", "openid"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith("/oauth2/authorize?")
        .contains("client_id=app");
  }

  private HttpResponse<String> refresh(String token) {
    var form = Map.of("grant_type", "refresh_token", "refresh_token", token);
    return as.form("/oauth2/token", form, "Authorization", Exchange.APP);
  }

  private HttpResponse<String> userinfo(HttpResponse<String> tokens, String method) {
    var bearer = "Bearer " + Caller.body(tokens).path("access_token").asText();
    return as.json(method, "/oauth2/userinfo", "", "Authorization", bearer);
  }

  private static JsonNode payload(String idToken) {
    var json = Base64.getUrlDecoder().decode(idToken.split("\\.")[1]);
    return Caller.json(new String(json, StandardCharsets.UTF_8));
  }
}
