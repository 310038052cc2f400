package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Letting through somebody of another account by an invitation, over HTTP (protocol, 3.10). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationsTest {
  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private Exchange.Account owner;
  private Exchange.Account guest;
  private String resource;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @BeforeEach
  void own() {
    owner = exchange.newAccount(Exchange.WALLET);
    guest = exchange.newAccount(Exchange.WALLET);
    resource = Exchange.owned(server, owner.id());
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void theInvitedPersonIsLetThroughByTheirWallet() {
    var id = exchange.invited(owner, resource, guest);
    var journey = sentToTheWallet();
    var line = journey.details.path("resources").path(0);
    assertThat(line.path("owned").asBoolean()).isTrue();
    assertThat(line.path("invited").path(0).path("account").asText()).isEqualTo(guest.id());
    assertThat(line.path("invited").path(0).path("invitation_id").asText()).isEqualTo(id);

    var given = use(id, journey);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    assertThat(Caller.body(given).path("status").asText()).isEqualTo("pending");
    var permission = Caller.body(given).path("permission_id").asText();
    journey.pushed.add(permission);
    var rpt = rpt(Caller.query(journey.back()).getOrDefault("ticket", ""));

    var shown = exchange.introspect(rpt).path("permissions").path(0);
    assertThat(shown.path("resource_id").asText()).isEqualTo(resource);
    assertThat(shown.has("rot")).isFalse();
    for (var account : new Exchange.Account[] {owner, guest}) {
      assertThat(
              get("/user/permissions", account).path("permissions").path(0).path("permission_id"))
          .hasToString("\"" + permission + "\"");
    }
    assertThat(delete("/user/permissions/" + permission, guest).statusCode()).isEqualTo(204);
    assertThat(exchange.introspect(rpt).toString()).isEqualTo("{\"active\":false}");
  }

  @Test
  void itIsLookedAtTakenSeenAndGivenUp() {
    var made = exchange.invite(owner, resource);
    var secret = made.path("invitation").asText();
    assertThat(secret).hasSize(43);
    assertThat(made.path("invite").path("status").asText()).isEqualTo("waiting");
    assertThat(made.path("invite").path("expires_at").asLong() % 60).isZero();
    var policy = "/user/policies/" + made.path("policy_id").asText();
    assertThat(get(policy, owner).toString()).doesNotContain(secret);

    var ofTheWallet = exchange.bearer(Exchange.WALLET, "requests");
    for (var bearer : new String[] {ofTheWallet, guest.bearer()}) {
      var look = look(secret, bearer);
      assertThat(look.statusCode()).as(look.body()).isEqualTo(200);
      assertThat(Caller.body(look).path("resource_id").asText()).isEqualTo(resource);
      assertThat(Caller.body(look).path("resource_scopes").toString()).isEqualTo("[\"read\"]");
      assertThat(Caller.body(look).path("name").asText()).isEqualTo("Theirs");
      assertThat(Caller.body(look).has("invitation_id")).isFalse();
    }
    assertThat(exchange.take(secret, owner).statusCode()).as("one's own").isEqualTo(404);
    var taken = Caller.body(exchange.take(secret, guest));
    assertThat(taken.path("name").asText()).isEqualTo("Theirs");
    assertThat(exchange.take(secret, guest).statusCode()).isEqualTo(404);
    assertThat(look(secret, ofTheWallet).statusCode()).isEqualTo(404);

    var one = "/user/invitations/" + taken.path("invitation_id").asText();
    assertThat(get(one, guest)).isEqualTo(taken);
    assertThat(get("/user/invitations", guest).path("invitations")).containsExactly(taken);
    assertThat(get("/user/invitations", owner).path("invitations")).isEmpty();
    assertThat(as.get(one, "Authorization", owner.bearer()).statusCode()).isEqualTo(404);
    assertThat(get(policy, owner).path("invite").toString()).isEqualTo("{\"status\":\"taken\"}");
    assertThat(get(policy, owner).toString()).doesNotContain(guest.id());

    assertThat(delete(one, owner).statusCode()).isEqualTo(404);
    assertThat(delete(one, guest).statusCode()).isEqualTo(204);
    assertThat(as.get(policy, "Authorization", owner.bearer()).statusCode()).isEqualTo(404);
  }

  @Test
  void aNewInvitationInItsPlacePutsTheGuestOut() {
    var id = exchange.invited(owner, resource, guest);
    var body = Exchange.policy(resource).replace("\"client_id\":\"app\"", "\"invite\":true");

    var replaced = as.json("PUT", "/user/policies/" + id, body, "Authorization", owner.bearer());

    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(Caller.body(replaced).path("invitation").asText()).hasSize(43);
    assertThat(as.get("/user/invitations/" + id, "Authorization", guest.bearer()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoIsNoGuestIsRefusedOrAsksTheOwner() {
    exchange.invited(owner, resource, guest);
    assertThat(Caller.query(sentToTheWallet().back())).containsEntry("error", "access_denied");

    var ask = Exchange.policy(resource).replace("\"client_id\":\"app\"", "\"ask\":true");
    as.json("POST", "/user/policies", ask, "Authorization", owner.bearer());
    var journey = sentToTheWallet();
    assertThat(journey.details.path("resources").path(0).path("ask").asBoolean()).isTrue();
    var ticket = Caller.query(journey.back()).getOrDefault("ticket", "");

    assertThat(error(redeem(ticket))).isEqualTo("403 request_submitted");
    assertThat(get("/user/requests", owner).path("requests")).hasSize(1);
    assertThat(get("/user/requests", owner).path("requests").path(0).has("requesting_party"))
        .isFalse();
  }

  @Test
  void whatTheInvitationDoesNotOpenIsRefused() {
    var id = exchange.invited(owner, resource, guest);

    assertThat(error(use(id, good().replace("read", "write"), guest)))
        .isEqualTo("400 invalid_scope");
    assertThat(error(use(id, body(handle(), 864_000), guest))).isEqualTo("400 invalid_request");
    assertThat(error(use(id, body("x".repeat(43), 3_600), guest))).isEqualTo("404 not_found");
    assertThat(error(use(id, good(), owner))).isEqualTo("404 not_found");
    assertThat(error(use(id, good().replace("}", ",\"rot\":\"r\"}"), guest)))
        .isEqualTo("400 invalid_request");
  }

  /** At the wallet anew: what is refused ends the gathering. */
  private String good() {
    return body(handle(), 3_600);
  }

  private String handle() {
    return sentToTheWallet().departure.getOrDefault("transaction", "");
  }

  private Exchange.Journey sentToTheWallet() {
    var needed = redeem(exchange.ticketFor(resource));
    assertThat(error(needed)).isEqualTo("403 need_info");
    assertThat(Caller.body(needed).path("redirect_user").asText()).endsWith("/uma/claims");
    return exchange.journey().toTheWallet(Caller.body(needed).path("ticket").asText());
  }

  private HttpResponse<String> use(String id, Exchange.Journey journey) {
    return use(id, body(journey.departure.getOrDefault("transaction", ""), 3_600), guest);
  }

  private HttpResponse<String> use(String id, String body, Exchange.Account account) {
    var path = "/user/invitations/" + id + "/permissions";
    return as.json("POST", path, body, "Authorization", account.bearer());
  }

  private static String body(String handle, int seconds) {
    return "{\"transaction\":\"%s\",\"resource_scopes\":[\"read\"],\"expires_at\":%d}"
        .formatted(handle, Instant.now().plusSeconds(seconds).getEpochSecond());
  }

  private HttpResponse<String> look(String secret, String bearer) {
    var body = "{\"invitation\":\"%s\"}".formatted(secret);
    return as.json("POST", "/user/invitations/look", body, "Authorization", bearer);
  }

  private String rpt(String ticket) {
    return Caller.body(redeem(ticket)).path("access_token").asText();
  }

  private HttpResponse<String> redeem(String ticket) {
    var form =
        Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "ticket", ticket);
    return as.form("/oauth2/token", form, "Authorization", Exchange.APP);
  }

  private JsonNode get(String path, Exchange.Account account) {
    return Caller.body(as.get(path, "Authorization", account.bearer()));
  }

  private HttpResponse<String> delete(String path, Exchange.Account account) {
    return as.body("DELETE", path, "text/plain", "", "Authorization", account.bearer());
  }

  private static String error(HttpResponse<String> answer) {
    return answer.statusCode() + " " + Caller.body(answer).path("error").asText();
  }
}
