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

/**
 * A started authorization server on the embedded database, over HTTP (protocol, sections 1 to 5).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationServerTest {
  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = start(folder, wallet.issuer());
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  StartedServer start(Path folder, String walletIssuer) {
    return StartedServer.start(folder, walletIssuer, "");
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void discoveryNamesWhatIsThere() {
    var document = Caller.body(as.get("/.well-known/uma2-configuration"));

    for (var member :
        List.of(
            "token_endpoint",
            "introspection_endpoint",
            "permission_endpoint",
            "claims_interaction_endpoint",
            "registration_endpoint",
            "revocation_endpoint",
            "jwks_uri")) {
      assertThat(document.path(member).asText()).startsWith(document.path("issuer").asText());
    }
    assertThat(document.path("uma_profiles_supported")).hasSize(5);
    assertThat(as.get("/.well-known/oauth-authorization-server").statusCode()).isEqualTo(200);
    var lists =
        List.of("client", "resource-definitions", "resource-server", "wallet", "claims-issuer");
    for (var list : lists) {
      assertThat(Caller.body(as.get("/registry/" + list)).isArray()).isTrue();
      assertThat(as.get("/registry/" + list + "/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theDirectoryTellsWhatTheRegistryTellsOfItsParties() {
    var client = named(Caller.body(as.get("/registry/client")), "client_id", "app");
    assertThat(client.path("client_uri").asText()).isEqualTo("https://app.example");
    assertThat(client.path("issuer").asText()).isEqualTo("https://app.example/issuer");
    assertThat(client.path("capability_ticket_names").path("mine").path("en").asText())
        .isEqualTo("My vaccines");

    var definition = Caller.body(as.get("/registry/resource-definitions")).path(0);
    var scope = named(definition.path("scope_descriptions"), "scope", "read");
    assertThat(scope.path("description").path("en").asText()).isEqualTo("See them");
    assertThat(scope.path("icon_uri").path("en").asText()).isEqualTo("https://app.example/eye.png");

    var servers = Caller.body(as.get("/registry/resource-server"));
    assertThat(named(servers, "identifier", "clinic").path("issuer").asText())
        .isEqualTo("https://clinic.example");
  }

  private static JsonNode named(JsonNode list, String member, String value) {
    return list.valueStream()
        .filter(one -> one.path(member).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theAsFirstFlowEndsInATokenForEachSource() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations", "province-profile");
    var ticket = Caller.query(journey.back()).get("ticket");

    var answer = exchange.redeem(ticket);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var set = Caller.body(answer);
    assertThat(set.path("access_tokens")).hasSize(2);
    assertThat(set.path("access_token"))
        .isEqualTo(set.path("access_tokens").get(0).path("access_token"));
    assertThat(set.has("scope")).isFalse();
    assertThat(exchange.redeem(ticket).statusCode()).isEqualTo(400);

    var introspected = exchange.introspect(set.path("access_token").asText());
    assertThat(introspected.path("active").asBoolean()).isTrue();
    assertThat(introspected.has("scope")).isFalse();
    assertThat(introspected.has("sub")).isFalse();
    assertThat(introspected.path("client_id").asText()).isEqualTo("app");
    assertThat(introspected.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(introspected.path("iss"))
        .isEqualTo(Caller.body(as.get("/.well-known/uma2-configuration")).path("issuer"));
    assertWholeSeconds(introspected);
    var permission = introspected.path("permissions").get(0);
    assertThat(permission.path("rot").asText()).isEqualTo("rot for clinic-immunizations");
    assertThat(permission.path("purpose").asText()).isEqualTo("show");
    assertThat(permission.path("exp").asLong() % 60).isZero();
    var other = set.path("access_tokens").get(1).path("access_token").asText();
    assertThat(exchange.introspect(other))
        .isEqualTo(
            Caller.body(
                as.form(
                    "/oauth2/introspect",
                    Map.of("token", "unknown"),
                    "Authorization",
                    Exchange.CLINIC)));
  }

  private static void assertWholeSeconds(JsonNode introspected) {
    assertThat(introspected.path("iat").isIntegralNumber()).isTrue();
    assertThat(introspected.path("exp").isIntegralNumber()).isTrue();
    assertThat(introspected.path("exp").asLong()).isGreaterThan(introspected.path("iat").asLong());
  }

  @Test
  void whatThePersonStopsIsRefusedAtTheNextIntrospection() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var set = Caller.body(exchange.redeem(Caller.query(journey.back()).get("ticket")));
    var token = set.path("access_token").asText();
    assertThat(exchange.introspect(token).path("active").asBoolean()).isTrue();

    var id = journey.pushed.getFirst();
    var ended = as.json("DELETE", "/user/permissions/" + id, "", "Authorization", journey.user);

    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(exchange.introspect(token).path("active").asBoolean()).isFalse();
    var form =
        Map.of("grant_type", "refresh_token", "refresh_token", set.path("refresh_token").asText());
    assertThat(as.form("/oauth2/token", form, "Authorization", Exchange.APP).statusCode())
        .isEqualTo(400);
    var read = as.get("/user/permissions/" + id, "Authorization", journey.user);
    assertThat(Caller.body(read).path("status").asText()).isEqualTo("ended");
  }

  @Test
  void refreshingGivesTheWholeSetAndAReplayEndsIt() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var set = Caller.body(exchange.redeem(Caller.query(journey.back()).get("ticket")));
    var form =
        Map.of("grant_type", "refresh_token", "refresh_token", set.path("refresh_token").asText());

    var refreshed = Caller.body(as.form("/oauth2/token", form, "Authorization", Exchange.APP));
    assertThat(exchange.introspect(set.path("access_token").asText()).path("active").asBoolean())
        .isFalse();
    assertThat(
            exchange.introspect(refreshed.path("access_token").asText()).path("active").asBoolean())
        .isTrue();

    var replay = as.form("/oauth2/token", form, "Authorization", Exchange.APP);
    assertThat(Caller.body(replay).path("error").asText()).isEqualTo("invalid_grant");
    assertThat(
            exchange.introspect(refreshed.path("access_token").asText()).path("active").asBoolean())
        .isFalse();
  }

  @Test
  void aNoAndAForgedAnswerLookAlikeToTheClient() {
    var no = exchange.journey().toTheWallet();
    no.push("clinic-immunizations");
    var refused = Caller.query(no.backWith(Map.of("error", "access_denied")));

    var forged = exchange.journey().toTheWallet();
    forged.push("clinic-immunizations");
    forged.pushed.clear();
    var disowned = Caller.query(forged.back());

    for (var back : List.of(refused, disowned)) {
      assertThat(back).containsOnlyKeys("error", "state", "iss");
      assertThat(back).containsEntry("error", "access_denied").containsEntry("state", "s&1");
    }
    assertThat(as.get("/user/permissions", "Authorization", no.user).body())
        .contains("\"permissions\":[]");
  }

  @Test
  void anotherBrowserGetsAPageAndNothingElse() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var cookie = journey.cookie;
    journey.cookie = "";

    var page = journey.back();

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.headers().firstValue("Location")).isEmpty();
    journey.cookie = cookie;
    assertThat(journey.back().statusCode()).isEqualTo(400);
  }

  @Test
  void aMadeUpStateTakesNoCookieFromAJourneyUnderWay() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var name = journey.cookie.split("=", 2)[0];
    var prefix = journey.departure.getOrDefault("state", "").split("\\.", 2)[0];

    var query = Caller.encoded(Map.of("code", "made-up", "state", prefix + ".made-up"));
    var page =
        as.get("/transaction/callback?" + query, "Cookie", journey.cookie, "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith(name));
    var back = journey.back();
    assertThat(Caller.query(back)).containsKey("ticket");
    assertThat(back.headers().allValues("Set-Cookie"))
        .anyMatch(set -> set.startsWith(name + "=;") && set.contains("Expires=Thu, 01 Jan 1970"));
  }

  @Test
  void aTicketIsSpentAtTheClaimsEndpointToo() {
    var ticket = exchange.open();
    assertThat(exchange.claims(ticket).statusCode()).isEqualTo(303);

    assertThat(Caller.query(exchange.claims(ticket))).containsEntry("error", "invalid_request");
    assertThat(Caller.body(exchange.redeem(ticket)).path("error").asText())
        .isEqualTo("invalid_grant");
  }

  @Test
  void badAddressesAreNeverRedirectedTo() {
    for (var query :
        List.of(
            "client_id=nobody&ticket=t&claims_redirect_uri=https%3A%2F%2Fapp.example%2Fcallback",
            "client_id=app&ticket=t&claims_redirect_uri=https%3A%2F%2Fevil.example%2F")) {
      var page = as.get("/uma/claims?" + query, "Accept", "text/html", "Accept-Language", "fr");
      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.headers().firstValue("Location")).isEmpty();
      assertThat(page.body()).contains("lang=\"fr\"").doesNotContain("\"https://evil");
    }
  }

  @Test
  void wrongRequestsGetTheirOwnErrors() {
    assertThat(error(Map.of("grant_type", "password"))).isEqualTo("unsupported_grant_type");
    assertThat(error(Map.of("grant_type", "client_credentials"))).isEqualTo("unauthorized_client");
    assertThat(
            error(
                Map.of(
                    "grant_type", "urn:ietf:params:oauth:grant-type:capability-ticket",
                    "capability_ticket", "phones")))
        .isEqualTo("invalid_grant");
    assertThat(
            error(
                Map.of(
                    "grant_type", "urn:ietf:params:oauth:grant-type:capability-ticket",
                    "capability_ticket", "mine",
                    "scope", "write")))
        .isEqualTo("invalid_scope");
    assertThat(error(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket")))
        .isEqualTo("invalid_request");
    var wrong =
        as.form(
            "/oauth2/token",
            Map.of("grant_type", "x"),
            "Authorization",
            Caller.basic("app", "wrong"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void aPublicClientBindsItsTicketToItselfOrGetsNone() {
    var form = new HashMap<String, String>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:capability-ticket");
    form.put("capability_ticket", "phones");
    form.put("client_id", "phone");
    var unbound = as.form("/oauth2/token", form);
    assertThat(Caller.body(unbound).path("error").asText()).isEqualTo("invalid_request");

    form.put("code_challenge", CodeChallenge.of(Exchange.VERIFIER).value());
    form.put("code_challenge_method", "S256");
    assertThat(as.form("/oauth2/token", form).statusCode()).isEqualTo(200);
  }

  @Test
  void theRsFirstFlowWorksWithThePurposeThatTheClientNames() {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    var ticket =
        Caller.body(
                as.json(
                    "POST",
                    "/uma/permission",
                    "{\"resource_id\":\"clinic-immunizations\",\"resource_scopes\":[\"read\"]}",
                    "Authorization",
                    pat))
            .path("ticket")
            .asText();
    var form =
        Map.of(
            "grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket",
            "ticket", ticket,
            "purpose", "show",
            "code_challenge", CodeChallenge.of(Exchange.VERIFIER).value(),
            "code_challenge_method", "S256");
    var needInfo = as.form("/oauth2/token", form, "Authorization", Exchange.APP);
    assertThat(needInfo.statusCode()).isEqualTo(403);
    assertThat(Caller.body(needInfo).path("error").asText()).isEqualTo("need_info");

    var journey = exchange.journey().toTheWallet(Caller.body(needInfo).path("ticket").asText());
    assertThat(journey.details.path("kind").asText()).isEqualTo("rs-first");
    assertThat(journey.details.path("purpose").path("identifier").asText()).isEqualTo("show");
    journey.push("clinic-immunizations");
    var set = Caller.body(exchange.redeem(Caller.query(journey.back()).get("ticket")));

    var answer =
        as.form(
            "/oauth2/introspect",
            Map.of("token", set.path("access_token").asText()),
            "Authorization",
            pat);
    assertThat(Caller.body(answer).path("active").asBoolean()).isTrue();
  }

  @Test
  void aResourceServerRegistersWithinItsLimitsIfItMay() {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    var body =
        """
        {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"],
         "name":"Vaccinations","name#fr":"Vaccinations reçues","name#fr-CA":"-","x_unknown":1,
         "name#de":"-","name#xx":7}
        """;
    var made = as.json("POST", "/uma/resource", body, "Authorization", pat);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var id = Caller.body(made).path("_id").asText();
    assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith(id);
    var read = Caller.body(as.get("/uma/resource/" + id, "Authorization", pat));
    assertThat(read.path("name").asText()).isEqualTo("Vaccinations");
    assertThat(read.path("name#fr").asText()).isEqualTo("Vaccinations reçues");
    assertThat(List.copyOf(read.properties()))
        .as("neither the default language, nor those that the network does not speak")
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("_id", "resource_scopes", "type", "name", "name#fr");
    assertThat(as.get("/uma/resource/", "Authorization", pat).body()).contains(id);

    var worse = body.replace("\"read\"", "\"write\"");
    var refused = as.json("PUT", "/uma/resource/" + id, worse, "Authorization", pat);
    assertThat(Caller.body(refused).path("error").asText()).isEqualTo("invalid_scope");

    var province = exchange.patOfTheProvince();
    var foreign = as.get("/uma/resource/" + id, "Authorization", province);
    assertThat(foreign.statusCode()).isEqualTo(404);
    var forbidden = as.json("POST", "/uma/resource", body, "Authorization", province);
    assertThat(forbidden.statusCode()).isEqualTo(403);

    var gone = as.json("DELETE", "/uma/resource/" + id, "", "Authorization", pat);
    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(as.get("/uma/resource/" + id, "Authorization", pat).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsSaidOfAResourceIsShortAndItsIconOnTheWeb() {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    var icon = "https://clinic.example/";
    for (var good : List.of(icon + "a".repeat(2000 - icon.length()), "http://localhost:1/i")) {
      assertThat(describe(pat, "icon_uri", good).statusCode()).isEqualTo(201);
    }
    var bad =
        List.of("http://clinic.example/i", "https:i", "https://a@b.example/", icon.repeat(99));
    for (var one : bad) {
      var refused = describe(pat, "icon_uri", one);
      assertThat(refused.statusCode()).as(one).isEqualTo(400);
      assertThat(Caller.body(refused).path("error_description").asText()).contains("icon_uri");
    }
    assertThat(describe(pat, "description", "a".repeat(1001)).statusCode()).isEqualTo(400);
    assertThat(describe(pat, "x_unknown", "a".repeat(8 * 1024)).statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> describe(String pat, String member, String value) {
    var body =
        """
        {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"],"%s":"%s"}
        """
            .formatted(member, value);
    return as.json("POST", "/uma/resource", body, "Authorization", pat);
  }

  private String error(Map<String, String> form) {
    var answer = as.form("/oauth2/token", form, "Authorization", Exchange.APP);
    assertThat(answer.statusCode()).isEqualTo(400);
    return Caller.body(answer).path("error").asText();
  }
}
