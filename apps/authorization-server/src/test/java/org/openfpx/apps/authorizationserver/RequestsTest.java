package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.oauth.Rivals;

/** Requests to owners, over HTTP (protocol, section 3.9; UMA Grant 3.3.6). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {
  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private Exchange.Account owner;
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
    resource = Exchange.owned(server, owner.id());
    var ask = Exchange.policy(resource).replace("\"client_id\":\"app\"", "\"ask\":true");
    assertThat(as.json("POST", "/user/policies", ask, authorization()).statusCode()).isEqualTo(201);
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void theClientPollsUntilTheOwnerHasApproved() {
    var first = submitted(token(exchange.ticketFor(resource)));
    assertThat(first.path("interval").asInt()).isEqualTo(5);
    var second = submitted(token(first.path("ticket").asText()));
    assertThat(second.path("interval").asInt()).isEqualTo(10);
    assertThat(error(token(first.path("ticket").asText()))).isEqualTo("400 invalid_grant");

    var request = waiting();
    assertThat(request.path("client_id").asText()).isEqualTo("app");
    assertThat(request.path("resources").path(0).path("resource_id").asText()).isEqualTo(resource);
    assertThat(request.path("resources").path(0).path("name").asText()).isEqualTo("Theirs");
    assertThat(request.path("resources").path(0).path("max_permission_duration").asLong())
        .isEqualTo(Duration.ofDays(365).toMillis());
    assertThat(request.path("since").asLong() % 60).isZero();
    var answered = patch(request, yes());
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(Caller.body(answered).path("status").asText()).isEqualTo("approved");
    var given = Caller.body(answered).path("permissions").path(0);
    assertThat(given.path("resource_id").asText()).isEqualTo(resource);

    var granted = token(second.path("ticket").asText());
    assertThat(granted.statusCode()).isEqualTo(200);
    var shown = exchange.introspect(Caller.body(granted).path("access_token").asText());
    assertThat(shown.path("permissions").path(0).path("rot").asText()).isEqualTo("a rot");
    assertThat(shown.path("permissions").path(0).path("permission_id"))
        .isEqualTo(given.path("permission_id"));
    assertThat(list().path("requests")).isEmpty();
  }

  @Test
  void aDenialIsToldOnceAndEndsIt() {
    var ticket = submitted(token(exchange.ticketFor(resource))).path("ticket").asText();
    assertThat(patch(waiting(), "{\"status\":\"denied\"}").statusCode()).isEqualTo(200);

    var denied = token(ticket);
    assertThat(error(denied)).isEqualTo("403 request_denied");
    assertThat(Caller.body(denied).has("ticket")).isFalse();
    assertThat(error(token(ticket))).isEqualTo("400 invalid_grant");
  }

  @Test
  void theWalletSeesTheRequestsOfItsAccountsAndAnswersNone() {
    submitted(token(exchange.ticketFor(resource)));
    var requests = exchange.bearer(Exchange.WALLET, "requests");

    assertThat(Caller.body(as.get("/user/requests", "Authorization", requests)).path("requests"))
        .contains(waiting());
    var one = "/user/requests/" + waiting().path("request_id").asText();
    assertThat(as.get(one, "Authorization", requests).statusCode()).isEqualTo(200);
    assertThat(as.json("PATCH", one, yes(), "Authorization", requests).statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    submitted(token(exchange.ticketFor(resource)));

    assertThat(error(patch(waiting(), yes().replace("read", "print"))))
        .isEqualTo("400 invalid_scope");
    assertThat(error(patch(waiting(), yes().replaceAll("[0-9]{10}", "1790000"))))
        .isEqualTo("400 invalid_request");
    assertThat(error(patch(waiting(), "{\"status\":\"perhaps\"}")))
        .isEqualTo("400 invalid_request");
    for (var member : List.of("resource_scopes", "expires_at", "rot")) {
      var both = JsonNodeFactory.instance.objectNode().put("status", "denied");
      both.set(member, Caller.json(yes()).path(member));
      var answer = patch(waiting(), both.toString());
      assertThat(error(answer)).isEqualTo("400 invalid_request");
      assertThat(Caller.body(answer).path("error_description").asText()).endsWith(member);
    }
    assertThat(as.get("/user/requests?wait=31", authorization()).statusCode()).isEqualTo(400);
    assertThat(waiting().path("status").asText()).isEqualTo("pending");
  }

  @Test
  void ofRivalAnswersOneCounts() {
    for (int round = 0; round < 5; round++) {
      var ticket = submitted(token(exchange.ticketFor(resource))).path("ticket").asText();
      var request = waiting();

      var answers = Rivals.march(1, _ -> patch(request, yes()).statusCode()).getFirst();

      assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
      assertThat(token(ticket).statusCode()).isEqualTo(200);
    }
  }

  /** Whoever has not heard what became of an answer reads the request. */
  @Test
  void ofTheSameYesSaidByAllAtOnceOneCounts() {
    var ticket = submitted(token(exchange.ticketFor(resource))).path("ticket").asText();
    var request = waiting();
    var yes = yes();

    var answers =
        Rivals.march(1, _ -> Caller.body(patch(request, yes)).path("permissions")).getFirst();

    var given = answers.stream().filter(answer -> !answer.isMissingNode()).toList();
    assertThat(given).hasSize(1);
    var one = "/user/requests/" + request.path("request_id").asText();
    assertThat(Caller.body(as.get(one, authorization())).path("permissions"))
        .isEqualTo(given.getFirst());
    var wallet = exchange.bearer(Exchange.WALLET, "requests");
    assertThat(Caller.body(as.get(one, "Authorization", wallet)).has("permissions")).isFalse();
    assertThat(token(ticket).statusCode()).isEqualTo(200);
    assertThat(Caller.body(as.get(one, authorization())).path("permissions").path(0).path("status"))
        .isEqualTo(TextNode.valueOf("active"));
  }

  private static String yes() {
    return "{\"resource_scopes\":[\"read\"],\"expires_at\":%d,\"rot\":\"a rot\"}"
        .formatted(Instant.now().plusSeconds(86_400).getEpochSecond());
  }

  private HttpResponse<String> patch(JsonNode request, String body) {
    var one = "/user/requests/" + request.path("request_id").asText();
    return as.json("PATCH", one, body, authorization());
  }

  private JsonNode waiting() {
    assertThat(list().path("requests")).hasSize(1);
    return list().path("requests").path(0);
  }

  private JsonNode list() {
    return Caller.body(as.get("/user/requests", authorization()));
  }

  private String[] authorization() {
    return new String[] {"Authorization", owner.bearer()};
  }

  private HttpResponse<String> token(String ticket) {
    var form =
        Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "ticket", ticket);
    return as.form("/oauth2/token", form, "Authorization", Exchange.APP);
  }

  private static JsonNode submitted(HttpResponse<String> answer) {
    assertThat(error(answer)).isEqualTo("403 request_submitted");
    return Caller.body(answer);
  }

  private static String error(HttpResponse<String> answer) {
    return answer.statusCode() + " " + Caller.body(answer).path("error").asText();
  }
}
