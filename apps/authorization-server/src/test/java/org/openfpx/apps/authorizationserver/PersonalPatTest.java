package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's PAT for a resource server, over HTTP (protocol, sections 2.4 and 4). */
class PersonalPatTest {
  private static final String BODY =
      """
      {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"],
       "name":"Vaccinations"}
      """;

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

  /** What the clinic got from one person, and the account by which the person gave it. */
  private record Given(
      JsonNode tokens, String account, String permission, String id, String management) {
    String pat() {
      return "Bearer " + tokens.path("access_token").asText();
    }
  }

  @Test
  void whatAPersonsPatRegistersBelongsToThatPersonAndNobodyElseSeesIt() {
    var june = given();
    var bob = given();
    var made = as.json("POST", "/uma/resource", BODY, "Authorization", june.pat());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var id = Caller.body(made).path("_id").asText();
    var one = "/uma/resource/" + id;

    assertThat(list(june.pat())).hasSize(1);
    assertThat(list(bob.pat())).isEmpty();
    assertThat(list(own()).toString()).doesNotContain(id);
    assertThat(list(exchange.patOfTheProvince()).toString()).doesNotContain(id);
    for (var stranger : new String[] {bob.pat(), own(), exchange.patOfTheProvince()}) {
      assertThat(as.get(one, "Authorization", stranger).statusCode()).isEqualTo(404);
      assertThat(as.json("PUT", one, BODY, "Authorization", stranger).statusCode()).isEqualTo(404);
      assertThat(as.json("DELETE", one, "", "Authorization", stranger).statusCode()).isEqualTo(404);
    }
    assertThat(as.get(one, "Authorization", june.pat()).statusCode()).isEqualTo(200);
    var owned = Caller.body(as.get("/user/resources", "Authorization", june.account()));
    assertThat(owned.toString()).contains(id);
  }

  /** UMA Federated Authorization 3.2: where the owner says who is let through. */
  @Test
  void answersNameTheOwnersPageInTheWallet() {
    var june = given();

    var made = Caller.body(as.json("POST", "/uma/resource", BODY, "Authorization", june.pat()));

    var one = "/uma/resource/" + made.path("_id").asText();
    var page =
        "\"" + wallet.issuer() + "/resources/" + made.path("_id").asText() + "?client_id=clinic\"";
    assertThat(made.path("user_access_policy_uri")).hasToString(page);
    assertThat(Caller.body(as.get(one, "Authorization", june.pat())).path("user_access_policy_uri"))
        .hasToString(page);
    var replaced = as.json("PUT", one, BODY, "Authorization", june.pat());
    assertThat(Caller.body(replaced).path("user_access_policy_uri")).hasToString(page);

    var general = Caller.body(as.json("POST", "/uma/resource", BODY, "Authorization", own()));
    assertThat(general.has("user_access_policy_uri")).isFalse();
  }

  @Test
  void whatHangsOnAResourceGoesWithIt() {
    var june = exchange.owned();
    exchange.ask(june);
    var asked = exchange.token(exchange.ticketFor(june.resource()), Map.of());
    assertThat(exchange.waiting(june.owner())).hasSize(1);

    var one = "/uma/resource/" + june.resource();
    assertThat(as.json("DELETE", one, "", "Authorization", june.pat()).statusCode()).isEqualTo(204);

    assertThat(exchange.waiting(june.owner())).isEmpty();
    var policies = as.get("/user/policies", "Authorization", june.owner().bearer());
    assertThat(Caller.body(policies).path("policies")).isEmpty();
    var ticket = Caller.body(asked).path("ticket").asText();
    assertThat(Caller.body(exchange.token(ticket, Map.of())).path("error").asText())
        .isEqualTo("request_denied");
  }

  @Test
  void aTicketByAPersonsPatIsForWhatIsTheirsAlone() {
    var june = given();
    var made = as.json("POST", "/uma/resource", BODY, "Authorization", june.pat());
    var hers = Caller.body(made).path("_id").asText();

    assertThat(ticket(hers, june.pat()).statusCode()).isEqualTo(201);
    assertThat(ticket(hers, given().pat()).statusCode()).isEqualTo(400);
    assertThat(ticket("clinic-immunizations", june.pat()).statusCode()).isEqualTo(400);
  }

  @Test
  void introspectionByAPersonsPatShowsNothingOfOthers() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var set = Caller.body(exchange.redeem(Caller.query(journey.back()).get("ticket")));
    var token = Map.of("token", set.path("access_token").asText());

    var byPerson = as.form("/oauth2/introspect", token, "Authorization", given().pat());
    var byServer = as.form("/oauth2/introspect", token, "Authorization", own());

    assertThat(Caller.body(byPerson).path("active").asBoolean()).isFalse();
    assertThat(Caller.body(byServer).path("active").asBoolean()).isTrue();
  }

  @Test
  void whoTakesItBackEndsPatAndRefreshToken() {
    var june = given();

    as.json(
        "DELETE", "/user/permissions/" + june.permission(), "", "Authorization", june.account());

    assertThat(as.get("/uma/resource", "Authorization", june.pat()).statusCode()).isEqualTo(401);
    var form =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            june.tokens().path("refresh_token").asText());
    assertThat(as.form("/oauth2/token", form, "Authorization", Exchange.CLINIC).statusCode())
        .isEqualTo(400);
  }

  @Test
  void whoLeavesTakesAllAlongThatHungOnTheirAccount() {
    var june = given();
    var hers = register(june);
    var policy = Exchange.policy(hers);
    assertThat(
            as.json("POST", "/user/policies", policy, "Authorization", june.account()).statusCode())
        .isEqualTo(201);
    // One that counts for nothing, and would belong to nobody if it ever did.
    server.owned(june.id(), "of-another-time");
    var bobs = register(given());

    assertThat(exchange.remove(june.id(), june.management()).statusCode()).isEqualTo(204);

    assertThat(as.get("/uma/resource", "Authorization", june.pat()).statusCode()).isEqualTo(401);
    assertThat(as.get("/user/policies", "Authorization", june.account()).statusCode())
        .isEqualTo(401);
    assertThat(ticket(hers, own()).statusCode()).isEqualTo(400);
    assertThat(server.texts("owned_resource", "id")).containsExactly(bobs);
    assertThat(server.rows("policy")).isZero();
    assertThat(server.rows("oauth_refresh_grant")).as("Bob's alone").isEqualTo(1);
    assertThat(exchange.remove(june.id(), june.management()).statusCode())
        .as("once more, for an answer that was lost")
        .isEqualTo(401);
  }

  private String register(Given by) {
    var made = as.json("POST", "/uma/resource", BODY, "Authorization", by.pat());
    return Caller.body(made).path("_id").asText();
  }

  @Test
  void whatASignInGaveIsNotForResources() {
    var signIn = exchange.journey().toSignIn();
    signIn.pushSignIn("openid");
    var code = signIn.signedInAs("a-name-for-this-one-client");
    var token = Caller.body(exchange.redeemCode(code)).path("access_token").asText();

    var refused = as.get("/uma/resource", "Authorization", "Bearer " + token);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("insufficient_scope", "uma_protection");
  }

  @Test
  void onlyAResourceServerMayAskForIt() {
    assertThat(Caller.query(exchange.authorize(Map.of("scope", "uma_protection"))))
        .containsEntry("error", "invalid_scope");
  }

  private Given given() {
    var redirect = "https://clinic.example/connected";
    var sent =
        exchange.authorize(
            Map.of("client_id", "clinic", "redirect_uri", redirect, "scope", "uma_protection"));
    var journey = exchange.journey().sent(sent);
    journey.pushSignIn("uma_protection");
    var code = Caller.query(journey.back()).getOrDefault("code", "");
    var answer = exchange.redeemCode(code, Exchange.CLINIC, redirect);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Caller.body(answer).has("id_token")).isFalse();
    return new Given(
        Caller.body(answer),
        journey.user,
        journey.pushed.getFirst(),
        journey.account,
        journey.management);
  }

  private String own() {
    return exchange.bearer(Exchange.CLINIC, "uma_protection");
  }

  private JsonNode list(String pat) {
    return Caller.body(as.get("/uma/resource", "Authorization", pat));
  }

  private HttpResponse<String> ticket(String resource, String pat) {
    var body =
        """
        {"resource_id":"%s","resource_scopes":["read"]}
        """
            .formatted(resource);
    return as.json("POST", "/uma/permission", body, "Authorization", pat);
  }
}
