package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which error is answered when, endpoint by endpoint, and what each does to a ticket (UMA Grant
 * 3.3.6 and 5.5; UMA Federated Authorization 3.2, 4.3 and 5; RFC 6749 section 5.2, RFC 6750).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorMatrixTest {
  private static final String UMA = "urn:ietf:params:oauth:grant-type:uma-ticket";
  private static final String PHONE = "phone";

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private Exchange.Account owner;
  private String open;
  private String asking;
  private String closed;

  /**
   * One line of the matrix.
   *
   * @param wanted status and code
   * @param members what the body has besides, named or, with a minus, not
   */
  private record Line(
      String when, HttpResponse<String> answer, String wanted, List<String> members) {}

  private static Line line(
      String when, HttpResponse<String> answer, String wanted, String... members) {
    return new Line(when, answer, wanted, List.of(members));
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    owner = exchange.newAccount(Exchange.WALLET);
    open = owned("\"client_id\":\"app\"");
    asking = owned("\"ask\":true");
    closed = Exchange.owned(server, owner.id());
  }

  private String owned(String who) {
    var id = Exchange.owned(server, owner.id());
    var policy = Exchange.policy(id).replace("\"client_id\":\"app\"", who);
    var made = as.json("POST", "/user/policies", policy, "Authorization", owner.bearer());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return id;
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void eachErrorHasItsStatusAndItsCode() {
    var wrong = new ArrayList<String>();
    Stream.of(form(), tickets(), protection(), resources(), permissions())
        .flatMap(List::stream)
        .forEach(line -> judge(line, wrong));

    assertThat(wrong).isEmpty();
  }

  private static void judge(Line line, List<String> wrong) {
    var said = said(line.answer());
    if (!said.equals(line.wanted())) {
      wrong.add(line.when() + ": " + said + " and not " + line.wanted());
    }
    for (var member : line.members()) {
      boolean absent = member.startsWith("-");
      boolean there = line.answer().body().contains("\"" + member.replace("-", "") + "\"");
      if (there == absent) {
        wrong.add(line.when() + ": " + member);
      }
    }
    if (line.answer().statusCode() >= 400
        && !line.answer().headers().firstValue("Cache-Control").orElse("").contains("no-store")) {
      wrong.add(line.when() + " may be kept");
    }
  }

  private List<Line> form() {
    var bad = Caller.basic("app", "x".repeat(40));
    var good = exchange.ticketFor(open);
    return List.of(
        line("wrong secret", show(good, Map.of(), bad), "401 invalid_client", "-ticket"),
        line("no ticket", post(Map.of("grant_type", UMA)), "400 invalid_request"),
        line("an empty ticket", show("", Map.of()), "400 invalid_request"),
        line(
            "half a claim token",
            show(good, Map.of("claim_token", "x")),
            "400 invalid_request",
            "-ticket"),
        line(
            "an unknown grant",
            post(Map.of("grant_type", UMA + " ", "ticket", good)),
            "400 unsupported_grant_type"),
        line(
            "a grant not the client's",
            show(good, Map.of(), Exchange.CLINIC),
            "400 unauthorized_client"));
  }

  private List<Line> tickets() {
    var denied = submitted();
    as.json(
        "PATCH",
        "/user/requests/" + exchange.waiting(owner, asking),
        "{\"status\":\"denied\"}",
        "Authorization",
        owner.bearer());
    var used = exchange.ticketFor(open);
    show(used, Map.of());
    return List.of(
        line("an unknown ticket", show("x".repeat(43), Map.of()), "400 invalid_grant"),
        line("a used ticket", show(used, Map.of()), "400 invalid_grant", "-ticket"),
        line(
            "a scope of no resource",
            show(exchange.ticketFor(open), Map.of("scope", "print")),
            "400 invalid_scope",
            "-ticket"),
        line(
            "no policy",
            show(exchange.ticketFor(closed), Map.of()),
            "403 need_info",
            "ticket",
            "redirect_user",
            "-required_claims"),
        line(
            "an owner must decide",
            show(exchange.ticketFor(asking), Map.of()),
            "403 request_submitted",
            "ticket",
            "interval"),
        line("an owner said no", show(denied, Map.of()), "403 request_denied", "-ticket"));
  }

  private List<Line> protection() {
    var body = "{}";
    var none = as.json("POST", "/uma/permission", body);
    var bad = as.json("POST", "/uma/permission", body, "Authorization", "Bearer nobodys");
    var narrow =
        as.json(
            "POST",
            "/uma/permission",
            body,
            "Authorization",
            exchange.bearer(Exchange.WALLET, "register"));
    assertThat(challenge(none)).startsWith("Bearer").doesNotContain("error");
    assertThat(challenge(bad)).contains("invalid_token");
    assertThat(challenge(narrow)).contains("insufficient_scope").contains("uma_protection");
    return List.of(
        line("no PAT", none, "401"),
        line("a bad PAT", bad, "401"),
        line("not a PAT", narrow, "403"));
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  private List<Line> resources() {
    var one = "/uma/resource/nowhere";
    assertThat(withPat("PATCH", one, "{}").headers().firstValue("Allow")).isPresent();
    return List.of(
        line("no such resource", withPat("DELETE", one, "{}"), "404 not_found"),
        line(
            "another's resource",
            withPat("DELETE", "/uma/resource/" + open, "{}"),
            "404 not_found"),
        line("malformed", withPat("POST", "/uma/resource", "[]"), "400 invalid_request"),
        line(
            "without scopes",
            withPat("POST", "/uma/resource", "{\"resource_scopes\":[]}"),
            "400 invalid_request"));
  }

  private List<Line> permissions() {
    var good = "{\"resource_id\":\"%s\",\"resource_scopes\":[\"%s\"]}";
    var general = good.formatted("clinic-immunizations", "read");
    return List.of(
        line(
            "unknown resource",
            withPat("POST", "/uma/permission", good.formatted("nowhere", "read")),
            "400 invalid_resource_id"),
        line(
            "another server's",
            withPat("POST", "/uma/permission", good.formatted("province-profile", "read")),
            "400 invalid_resource_id"),
        line(
            "of two owners",
            withPat(
                "POST",
                "/uma/permission",
                "[" + general + "," + good.formatted(open, "read") + "]"),
            "400 invalid_resource_id",
            "-ticket"),
        line(
            "unregistered scope",
            withPat("POST", "/uma/permission", good.formatted(open, "print")),
            "400 invalid_scope"));
  }

  /** What each outcome does to the ticket that was shown. */
  @Test
  void aTicketDiesWhenItIsPresentedInGoodOrder() {
    var good = exchange.ticketFor(open);
    show(good, Map.of(), Caller.basic("app", "x".repeat(40)));
    show(good, Map.of("claim_token", "x"));
    assertThat(said(show(good, Map.of()))).as("neither of these burns it").isEqualTo("200");
    assertThat(said(show(good, Map.of()))).as("success does").isEqualTo("400 invalid_grant");

    var first = exchange.ticketFor(closed);
    var second = Caller.body(show(first, Map.of())).path("ticket").asText();
    assertThat(second).isNotEqualTo(first);
    assertThat(said(show(first, Map.of()))).isEqualTo("400 invalid_grant");
    assertThat(
            said(
                as.form(
                    "/oauth2/token",
                    Map.of("grant_type", UMA, "ticket", second, "client_id", PHONE))))
        .as("the next is the client's")
        .isEqualTo("400 invalid_grant");
    assertThat(said(show(second, Map.of()))).isEqualTo("403 need_info");

    var ended = exchange.ticketFor(open);
    show(ended, Map.of("scope", "print"));
    assertThat(said(show(ended, Map.of()))).as("a bad scope").isEqualTo("400 invalid_grant");

    var shown = exchange.ticketFor(closed);
    assertThat(exchange.claims(shown).headers().firstValue("Location")).isPresent();
    assertThat(said(show(shown, Map.of())))
        .as("at the claims endpoint")
        .isEqualTo("400 invalid_grant");
  }

  /** The ticket of a request that waits. */
  private String submitted() {
    var answer = show(exchange.ticketFor(asking), Map.of());
    return Caller.body(answer).path("ticket").asText();
  }

  private static String said(HttpResponse<String> answer) {
    var error = answer.body().isEmpty() ? "" : Caller.body(answer).path("error").asText();
    return (answer.statusCode() + " " + error).strip();
  }

  private HttpResponse<String> withPat(String method, String path, String body) {
    return as.json(
        method, path, body, "Authorization", exchange.bearer(Exchange.CLINIC, "uma_protection"));
  }

  private HttpResponse<String> show(String ticket, Map<String, String> more) {
    return show(ticket, more, Exchange.APP);
  }

  private HttpResponse<String> show(String ticket, Map<String, String> more, String as) {
    var form = new HashMap<>(more);
    form.put("grant_type", UMA);
    form.put("ticket", ticket);
    return this.as.form("/oauth2/token", form, "Authorization", as);
  }

  private HttpResponse<String> post(Map<String, String> form) {
    return as.form("/oauth2/token", form, "Authorization", Exchange.APP);
  }
}
