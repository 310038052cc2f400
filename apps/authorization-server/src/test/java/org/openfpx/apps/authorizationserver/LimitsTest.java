package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often one may ask, over HTTP (RFC 6585 section 4). Of so small limits the next request would
 * come back only half a minute later.
 */
class LimitsTest {
  @TempDir private Path folder;

  @Test
  void aClientMayAskSoMuchAndOthersGoOn() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-client: 1}")) {
      var as = server.caller();
      assertThat(token(as, Exchange.CLINIC).statusCode()).isEqualTo(200);

      assertTooOften(token(as, Exchange.CLINIC));
      assertThat(token(as, Exchange.WALLET).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatAResourceServerAsksAboutOthersHasAShareOfItsOwn() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-client: 1, per-address: 6}")) {
      var as = server.caller();
      var pat = "Bearer " + Caller.body(token(as, Exchange.CLINIC)).path("access_token").asText();
      var wanted = "{\"resource_id\":\"clinic-immunizations\",\"resource_scopes\":[\"read\"]}";

      assertThat(introspect(as, pat).statusCode()).isEqualTo(200);
      assertThat(introspect(as, Exchange.CLINIC).statusCode()).isEqualTo(200);
      assertThat(as.get("/uma/resource", "Authorization", pat).statusCode()).isEqualTo(200);
      assertThat(as.json("POST", "/uma/permission", wanted, "Authorization", pat).statusCode())
          .isEqualTo(201);
      for (var way : new String[] {pat, Exchange.CLINIC}) {
        assertTooOften(introspect(as, way));
      }

      assertThat(token(as, Exchange.WALLET).statusCode())
          .as("of what the address may ask, only what was refused is used up")
          .isEqualTo(200);
    }
  }

  @Test
  void whoIsNoResourceServerMayNotAskAboutTokensAndCountsAsAnybody() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-client: 1, per-address: 3}")) {
      var as = server.caller();
      var refused = introspect(as, Exchange.APP);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(Caller.body(refused).path("error").asText()).isEqualTo("access_denied");

      assertTooOften(introspect(as, Exchange.APP));
      assertThat(introspect(as, Exchange.CLINIC).statusCode()).isEqualTo(200);
      assertThat(token(as, Exchange.WALLET).statusCode()).isEqualTo(200);
      assertTooOften(token(as, Exchange.CLINIC));
    }
  }

  @Test
  void ticketsAndAccountsAreAskedForNoOftener() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-client: 2}")) {
      var as = server.caller();
      var wanted = "{\"resource_id\":\"clinic-immunizations\",\"resource_scopes\":[\"read\"]}";
      assertTooOftenInTheEnd(as, "/uma/permission", wanted, Exchange.CLINIC);
      assertTooOftenInTheEnd(as, "/oauth2/register", "{}", Exchange.WALLET);
    }
  }

  /** A slow machine may ask some more meanwhile. */
  private static void assertTooOftenInTheEnd(Caller as, String path, String body, String client) {
    var token = "Bearer " + Caller.body(token(as, client)).path("access_token").asText();
    var answer = as.json("POST", path, body, "Authorization", token);
    for (int more = 0; answer.statusCode() == 201 && more < 50; more++) {
      answer = as.json("POST", path, body, "Authorization", token);
    }
    assertTooOften(answer);
  }

  private static HttpResponse<String> token(Caller as, String client) {
    return as.form(
        "/oauth2/token", Map.of("grant_type", "client_credentials"), "Authorization", client);
  }

  private static void assertTooOften(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Caller.body(refused).path("error").asText()).isEqualTo("temporarily_unavailable");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void whoGuessesUsesUpNothingOfTheClients() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-client: 1}")) {
      var as = server.caller();
      for (int i = 0; i < 9; i++) {
        var wrong = introspect(as, Caller.basic("clinic", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(401);
      }
      assertThat(introspect(as, Exchange.CLINIC).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aWrongSecretUsesUpWhatAnAddressMayAsk() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-address: 2}")) {
      var as = server.caller();
      assertThat(introspect(as, Caller.basic("clinic", "wrong")).statusCode()).isEqualTo(401);

      assertThat(introspect(as, Exchange.CLINIC).statusCode()).isEqualTo(429);
      var told = Map.of("en", "Please wait", "fr", "Veuillez patienter", "es", "Espere un momento");
      told.forEach((language, words) -> {
        var page = as.get("/uma/claims", "Accept", "text/html", "Accept-Language", language);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains(words);
      });
    }
  }

  @Test
  void aWrongTokenUsesUpWhatAnAddressMayAsk() throws Exception {
    try (var server = StartedServer.startLimited(folder, "{per-address: 2}")) {
      var as = server.caller();
      var wrong = as.get("/uma/resource/", "Authorization", "Bearer wrong");
      assertThat(wrong.statusCode()).isEqualTo(401);

      assertThat(introspect(as, Exchange.CLINIC).statusCode()).isEqualTo(429);
    }
  }

  private static HttpResponse<String> introspect(Caller as, String authorization) {
    return as.form(
        "/oauth2/introspect", Map.of("token", "unknown"), "Authorization", authorization);
  }
}
