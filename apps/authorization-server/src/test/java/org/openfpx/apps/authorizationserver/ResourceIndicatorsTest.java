package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.CodeChallenge;

/** Resource indicators over HTTP (protocol, section 2.8; RFC 8707). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceIndicatorsTest {
  private static final String CLINIC = "https://clinic.example";
  private static final String PROVINCE = "https://province.example";
  private static final String NAME = "a-name-for-this-one-client";
  private static final List<String> NONE_OF_OURS =
      List.of("/api", "clinic", CLINIC + "#records", "https://elsewhere.example", "urn:clinic");

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void aSignInIsForThisServerAlone() {
    for (var other : NONE_OF_OURS) {
      assertThat(Caller.query(exchange.authorize(Map.of("resource", other))))
          .as(other)
          .containsEntry("error", "invalid_target")
          .containsEntry("state", "s&1")
          .containsKey("iss");
      assertThat(told(exchange.push(Map.of("resource", other)))).isEqualTo("400 invalid_target");
    }
    assertThat(Caller.query(exchange.authorize(Map.of("resource", CLINIC))))
        .as("known, but nothing that a sign-in opens")
        .containsEntry("error", "invalid_target");
  }

  @Test
  void theParameterMayBeRepeatedAndNoOther() {
    var twice = "&resource=" + server.issuer() + "&resource=" + server.issuer();
    assertThat(location(request() + twice)).startsWith(wallet.issuer());
    assertThat(location(request() + "&resource=" + server.issuer() + "&resource=" + CLINIC))
        .contains("error=invalid_target");
    assertThat(location(request() + "&nonce=a&nonce=b")).contains("error=invalid_request");

    var ahead = pushed(request() + twice);
    assertThat(ahead.statusCode()).as(ahead.body()).isEqualTo(201);
    var begun = exchange.bring("app", Caller.body(ahead).path("request_uri").asText());
    assertThat(begun.headers().firstValue("Location").orElseThrow()).startsWith(wallet.issuer());
    assertThat(told(pushed(request() + twice + "&resource=" + CLINIC)))
        .isEqualTo("400 invalid_target");
  }

  @Test
  void aCodeIsNotSpentByARequestForElsewhere() {
    var journey = exchange.journey().toStaySignedIn();
    var form = new HashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", journey.signedInAs(NAME));
    form.put("redirect_uri", "https://app.example/signed-in");
    form.put("code_verifier", Exchange.VERIFIER.reveal());

    for (var other : NONE_OF_OURS) {
      assertThat(told(token(form, other))).as(other).isEqualTo("400 invalid_target");
    }
    var tokens = token(form, server.issuer());
    assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);

    var refresh = new HashMap<String, String>();
    refresh.put("grant_type", "refresh_token");
    refresh.put("refresh_token", Caller.body(tokens).path("refresh_token").asText());
    assertThat(told(token(refresh, CLINIC))).isEqualTo("400 invalid_target");
    assertThat(token(refresh, server.issuer()).statusCode()).isEqualTo(200);
  }

  @Test
  void aPatIsForThisServerAlone() {
    var form = Map.of("grant_type", "client_credentials", "scope", "uma_protection");

    assertThat(told(as.form("/oauth2/token", with(form, CLINIC), "Authorization", Exchange.CLINIC)))
        .isEqualTo("400 invalid_target");
    assertThat(
            as.form("/oauth2/token", with(form, server.issuer()), "Authorization", Exchange.CLINIC)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void tokensForRecordsAreForTheServersThatAreNamed() {
    var form = redemption(decided());
    var refused = token(form, CLINIC + "/api", PROVINCE, "https://elsewhere.example");
    assertThat(told(refused)).isEqualTo("400 invalid_target");

    form.put("ticket", Caller.body(refused).path("ticket").asText());
    var set = Caller.body(token(form, CLINIC + "/api/vaccines?since=2020"));

    assertThat(set.path("access_tokens")).hasSize(1);
    assertThat(set.path("access_tokens").get(0).path("resource_server").asText())
        .isEqualTo("clinic");
    var introspected = exchange.introspect(set.path("access_token").asText());
    assertThat(introspected.path("active").asBoolean()).isTrue();
    assertThat(introspected.path("aud").asText()).isEqualTo(CLINIC);

    var refresh = new HashMap<String, String>();
    refresh.put("grant_type", "refresh_token");
    refresh.put("refresh_token", set.path("refresh_token").asText());
    assertThat(told(token(refresh, "https://elsewhere.example"))).isEqualTo("400 invalid_target");
    var other = Caller.body(token(refresh, PROVINCE));
    assertThat(other.path("access_tokens")).hasSize(1);
    assertThat(exchange.introspect(other.path("access_token").asText()).path("active").asBoolean())
        .as("at the clinic")
        .isFalse();
  }

  @Test
  void whatIsNoAddressIsRefusedWithEveryGrant() {
    for (var grant :
        List.of(
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:capability-ticket",
                "capability_ticket",
                "mine"),
            Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "ticket", "unknown"),
            Map.of("grant_type", "refresh_token", "refresh_token", "unknown"))) {
      assertThat(told(token(grant, "/relative"))).isEqualTo("400 invalid_target");
      assertThat(told(token(grant, CLINIC + "#fragment"))).isEqualTo("400 invalid_target");
    }
  }

  private String decided() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations", "province-profile");
    return Caller.query(journey.back()).getOrDefault("ticket", "");
  }

  private static Map<String, String> redemption(String ticket) {
    var form = new HashMap<String, String>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket");
    form.put("ticket", ticket);
    form.put("code_verifier", Exchange.VERIFIER.reveal());
    return form;
  }

  private static String request() {
    var request = new HashMap<String, String>();
    request.put("client_id", "app");
    request.put("redirect_uri", "https://app.example/signed-in");
    request.put("response_type", "code");
    request.put("scope", "openid");
    request.put("code_challenge", CodeChallenge.of(Exchange.VERIFIER).value());
    request.put("code_challenge_method", "S256");
    return Caller.encoded(request);
  }

  private String location(String query) {
    return as.get("/oauth2/authorize?" + query, "Accept", "text/html")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private HttpResponse<String> pushed(String form) {
    return body("/oauth2/par", form);
  }

  /** The app asks for tokens, for these resources. */
  private HttpResponse<String> token(Map<String, String> form, String... resources) {
    var text = new StringBuilder(Caller.encoded(form));
    for (var resource : resources) {
      text.append('&').append(Caller.encoded(Map.of("resource", resource)));
    }
    return body("/oauth2/token", text.toString());
  }

  private HttpResponse<String> body(String path, String form) {
    return as.body(
        "POST", path, "application/x-www-form-urlencoded", form, "Authorization", Exchange.APP);
  }

  private static Map<String, String> with(Map<String, String> form, String resource) {
    var all = new HashMap<>(form);
    all.put("resource", resource);
    return all;
  }

  private static String told(HttpResponse<String> answer) {
    JsonNode body = Caller.body(answer);
    return answer.statusCode() + " " + body.path("error").asText();
  }
}
