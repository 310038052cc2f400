package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.Claims;

/** What owners let through, over HTTP (protocol, section 3.10; UMA Grant 3.3.1 and 3.3.6). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesTest {
  private static final String ID_TOKEN =
      "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";

  /** It vouches for people too. */
  private final WalletDouble wallet = new WalletDouble();

  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private Exchange.Account owner;
  private String resource;

  @BeforeAll
  void start(@TempDir Path folder) {
    server =
        StartedServer.start(folder, wallet.issuer(), StartedServer.claimsIssuer(wallet.issuer()));
    server.change("network", "Test", "mode", "standard");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    owner = exchange.newAccount(Exchange.WALLET);
    resource = Exchange.owned(server, owner.id());
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void everybodyCanReadWhoIsBelieved() {
    var believed = Caller.body(as.get("/registry/claims-issuer")).path(0);

    assertThat(believed.path("issuer").asText()).isEqualTo(wallet.issuer());
    assertThat(believed.path("claims").toString()).isEqualTo("[\"email\",\"sub\"]");
  }

  @Test
  void whoeverProvesAClaimIsLetThroughUntilTheOwnerThinksBetterOfIt() {
    var policy = Caller.body(make(policy("bob@example.org")));
    assertThat(policy.path("claim").path("name").asText()).isEqualTo("email");
    assertThat(policy.toString()).doesNotContain("bob@example.org");

    var refused = token(ticket(), Map.of());
    assertThat(refused.statusCode()).isEqualTo(403);
    var needed = Caller.body(refused);
    assertThat(needed.path("error").asText()).isEqualTo("need_info");
    assertThat(needed.path("redirect_user").asText()).endsWith("/uma/claims");
    assertThat(needed.path("required_claims").toString())
        .isEqualTo(
            """
            [{"claim_token_format":["%s"],"claim_type":"email","issuer":["%s"],"name":"email"}]\
            """
                .formatted(ID_TOKEN, wallet.issuer()));

    var granted = Caller.body(token(needed.path("ticket").asText(), pushed(bob())));
    var rpt = granted.path("access_token").asText();
    var shown = exchange.introspect(rpt);
    assertThat(shown.path("permissions").path(0).path("resource_id").asText()).isEqualTo(resource);
    assertThat(shown.path("permissions").path(0).has("rot")).isFalse();

    var one = "/user/policies/" + policy.path("policy_id").asText();
    assertThat(as.body("DELETE", one, "text/plain", "", authorization()).statusCode())
        .isEqualTo(204);
    assertThat(exchange.introspect(rpt).toString()).isEqualTo("{\"active\":false}");
  }

  @Test
  void aTokenThatIsNotGoodNeedsMoreInformation() {
    make(policy("carol@example.org"));
    var bad =
        List.of(
            Map.of("claim_token", "no.token.at all", "claim_token_format", ID_TOKEN),
            Map.of("claim_token", wallet.signed(bob()), "claim_token_format", "urn:example:format"),
            pushed(bob().with("aud", "another client")),
            pushed(bob().with("exp", Instant.now().minusSeconds(60))));
    for (var claims : bad) {
      assertThat(error(token(ticket(), claims))).isEqualTo("403 need_info");
    }
    assertThat(error(token(ticket(), Map.of("claim_token", "x")))).isEqualTo("400 invalid_request");
    assertThat(error(token(ticket(), Map.of("claim_token_format", ID_TOKEN))))
        .isEqualTo("400 invalid_request");
  }

  @Test
  void theOwnerSeesResourcesAndPoliciesPageByPage() {
    var made = Caller.body(make(policy("dave@example.org")));
    var one = "/user/policies/" + made.path("policy_id").asText();

    assertThat(get("/user/resources").path("resources").path(0).path("resource_id").asText())
        .isEqualTo(resource);
    assertThat(get("/user/resources?after=" + resource).path("resources")).isEmpty();
    assertThat(get("/user/policies").path("policies")).contains(made);
    assertThat(get(one)).isEqualTo(made);

    var other = Exchange.policy(resource);
    var replaced = as.json("PUT", one, other, authorization());
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(get(one).path("client_id").asText()).isEqualTo("app");
    assertThat(get(one).has("claim")).isFalse();
    as.body("DELETE", one, "text/plain", "", authorization());
    assertThat(as.get(one, authorization()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoPolicyIsRefused() {
    var good = Exchange.policy(resource);

    assertThat(error(make(good.replace(",\"client_id\":\"app\"", ""))))
        .as("without a condition")
        .isEqualTo("400 invalid_request");
    assertThat(error(make(good.replace("app", "phone")))).isEqualTo("400 invalid_request");
    assertThat(error(make(good.replace("\"read\"", "\"print\"")))).isEqualTo("400 invalid_scope");
    assertThat(error(make(good.replace(resource, "clinic-immunizations"))))
        .isEqualTo("404 not_found");
    assertThat(error(make(good.replace("}", ",\"anything\":1}")))).isEqualTo("400 invalid_request");
  }

  private HttpResponse<String> make(String policy) {
    return as.json("POST", "/user/policies", policy, authorization());
  }

  private JsonNode get(String path) {
    return Caller.body(as.get(path, authorization()));
  }

  private String[] authorization() {
    return new String[] {"Authorization", owner.bearer()};
  }

  /** Protocol, section 3.9: who may be a guest is sent to a wallet, and the owner asked there. */
  @Test
  void theOwnerIsToldOfWhoAsksFromAWallet() {
    var theirs = exchange.newAccount(Exchange.WALLET);
    var asked = Exchange.owned(server, theirs.id());
    exchange.invited(theirs, asked, exchange.newAccount(Exchange.WALLET));
    var ask = Exchange.policy(asked).replace("\"client_id\":\"app\"", "\"ask\":true");
    as.json("POST", "/user/policies", ask, "Authorization", theirs.bearer());

    var needed = token(exchange.ticketFor(asked), pushed(bob()));
    assertThat(error(needed)).isEqualTo("403 need_info");
    var journey = exchange.journey().toTheWallet(Caller.body(needed).path("ticket").asText());
    var ticket = Caller.query(journey.back()).getOrDefault("ticket", "");

    assertThat(error(token(ticket, Map.of()))).isEqualTo("403 request_submitted");
    var request =
        Caller.body(as.get("/user/requests", "Authorization", theirs.bearer()))
            .path("requests")
            .path(0);
    assertThat(request.path("requesting_party").path("issuer").asText()).isEqualTo(wallet.issuer());
  }

  private String policy(String mail) {
    return """
    {"resource_id":"%s","resource_scopes":["read"],"expires_at":%d,
     "claim":{"issuer":"%s","name":"email","value":"%s"}}
    """
        .formatted(
            resource, Instant.now().plusSeconds(86_400).getEpochSecond(), wallet.issuer(), mail);
  }

  private String ticket() {
    return exchange.ticketFor(resource);
  }

  private HttpResponse<String> token(String ticket, Map<String, String> more) {
    var form = new HashMap<>(more);
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket");
    form.put("ticket", ticket);
    return as.form("/oauth2/token", form, "Authorization", Exchange.APP);
  }

  private Map<String, String> pushed(Claims claims) {
    return Map.of("claim_token", wallet.signed(claims), "claim_token_format", ID_TOKEN);
  }

  private Claims bob() {
    return Claims.NONE
        .with("iss", wallet.issuer())
        .with("sub", "bob")
        .with("aud", "app")
        .with("iat", Instant.now())
        .with("exp", Instant.now().plusSeconds(300))
        .with("email", "bob@example.org")
        .with("email_verified", true);
  }

  private static String error(HttpResponse<String> answer) {
    return answer.statusCode() + " " + Caller.body(answer).path("error").asText();
  }
}
