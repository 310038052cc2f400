package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Journeying;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.played.PlayedServer;
import org.openfpx.conformance.played.PlayedServer.Step;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Sight;

/** What a client does with tickets, people and tokens (UMA Grant sections 3.3 to 3.5 and 5). */
final class Clients implements KitModule {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int ROUNDS = 12;

  /** 128 bits in the densest alphabet that a query needs no escapes for. */
  private static final int LEAST_STATE = 22;

  private static final String ODD = "odd.~%2F/+=&?\\\"ticket," + "x".repeat(1500);

  @Override
  public String name() {
    return "client";
  }

  @Override
  public Party party() {
    return Party.CLIENT;
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.of("UG-3.3.2-13 UG-5.1-04", "A state is sent", Clients::sendsState),
        Check.of("UG-5.1-05", "It cannot be guessed", Clients::unguessable),
        Check.of("UG-5.1-06 UG-5.1-03", "What comes back is compared", Clients::compares),
        Check.of("UG-3.3.3-06", "Unknown parameters are passed over", Clients::passesOver),
        Check.of("UG-1.3-02", "Tickets are opaque", Clients::opaque),
        Check.of("UG-5.5-04", "A ticket that comes back is none", Clients::sameTicket),
        Check.of("UG-3.3.6-16", "A final answer is final", Clients::stops),
        Check.of("UG-3.3.6-12", "A client waits as long as it is told", Waits::look),
        Check.of("UG-5.1-07", "The state tells nothing", Clients::stateTellsNothing),
        Check.of("UG-5.2-01 UG-5.2-02", "Tokens stay with the client", Kept::look),
        Check.of("UG-3.4-01", "A token is presented in the header", Clients::bearer),
        Check.of("UG-2-11", "A document under another name is nobody's", Clients::otherIssuer));
  }

  private static Journeying begun(Subject subject, String ticket, Step... steps) {
    var journeying = subject.driver().journeying();
    journeying.server().begin();
    journeying.server().step(steps);
    journeying.server().grant(tokens(journeying));
    journeying.source().begin(ticket);
    return journeying;
  }

  private static Journeying begun(Subject subject, Step... steps) {
    return begun(subject, "kit-" + Chance.name(), steps);
  }

  /** A token as UMA has it, and as a set of one. */
  private static JsonNode tokens(Journeying journeying) {
    var tokens = JsonNodeFactory.instance.objectNode();
    tokens.put("access_token", Chance.token()).put("token_type", "Bearer");
    tokens.put("expires_in", LIFE.toSeconds());
    tokens.put("pct", Chance.token());
    var one = tokens.deepCopy().put("resource_server", "kit");
    var permission = JsonNodeFactory.instance.objectNode().put("resource_id", "kit-records");
    permission.put("resource_type", journeying.type());
    permission.put("resource_uri", journeying.resource().toString());
    permission.put("exp", Chance.now().plus(LIFE).getEpochSecond());
    permission.putArray("resource_scopes").add("read");
    one.putArray("permissions").add(permission);
    tokens.putArray("access_tokens").add(one);
    return tokens;
  }

  private static Browser browser(Subject subject, Journeying journeying) {
    return browser(subject.recorder(), journeying);
  }

  private static Browser browser(Recorder recorder, Journeying journeying) {
    var claims = journeying.server().claims().toString();
    return journeying.visiting().with(recorder, at -> at.toString().startsWith(claims));
  }

  /** The parameters with which the browser was sent to the claims interaction endpoint. */
  private static Map<String, String> sent(Journeying journeying, Browser browser) {
    var sight = journeying.start().ask(browser);
    Expect.that(sight instanceof Sight.Left, "the person sent to where they are asked", "a page");
    return Returned.of(((Sight.Left) sight).to());
  }

  /** The browser comes back with a ticket and this besides. */
  private static void comesBack(Journeying journeying, Browser browser, Map<String, String> more) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("ticket", "back-" + Chance.name());
    parameters.putAll(more);
    browser.open("The browser comes back", address(journeying, parameters));
  }

  private static URI address(Journeying journeying, Map<String, String> parameters) {
    return Request.query(journeying.callback(), parameters);
  }

  private static Map<String, String> answer(Subject subject, String state) {
    return Map.of("state", state, "iss", subject.driver().issuer());
  }

  private static void sendsState(Subject subject) {
    var journeying = begun(subject, Step.NEED_INFO);
    try (var browser = browser(subject, journeying)) {
      var sent = sent(journeying, browser);
      Expect.that(!sent.getOrDefault("state", "").isEmpty(), "a state", "none");
      var next = PlayedServer.json(journeying.server().asked("ticket").getLast().answered());
      Expect.that(
          sent.getOrDefault("ticket", "").equals(next.path("ticket").asText()),
          "the ticket that the server gave",
          "another, or none");
    }
  }

  private static void unguessable(Subject subject) {
    var journeying = begun(subject, Step.NEED_INFO);
    try (var one = browser(subject, journeying);
        var other = browser(subject, journeying)) {
      var first = sent(journeying, one).getOrDefault("state", "");
      var second = sent(journeying, other).getOrDefault("state", "");
      Expect.that(!first.equals(second), "another state each time", "the same");
      Expect.that(
          first.length() >= LEAST_STATE && DifferingBits.of(List.of(first, second)) > 0,
          "at least " + LEAST_STATE + " characters",
          first.length() + " of them");
    }
  }

  /** First as it should be, so that a client that never goes on keeps nothing by that. */
  private static void compares(Subject subject) {
    goesOn(subject, Map.of());
    var journeying = begun(subject, Step.NEED_INFO, Step.GRANTED);
    try (var browser = browser(subject, journeying)) {
      sent(journeying, browser);
      comesBack(journeying, browser, answer(subject, Chance.token()));
      int presented = journeying.server().asked("ticket").size();
      Expect.that(presented == 1, "a ticket with a foreign state let lie", "it presented");
      Expect.that(read(journeying).isEmpty(), "nothing read", "a request with a token");
    }
  }

  private static void passesOver(Subject subject) {
    goesOn(subject, Map.of("x_test", "1", "session_state", "y"));
  }

  /** That a browser which comes back with this besides brings the client its token. */
  private static Journeying goesOn(Subject subject, Map<String, String> more) {
    var journeying = begun(subject, Step.NEED_INFO, Step.GRANTED);
    try (var browser = browser(subject, journeying)) {
      var state = sent(journeying, browser).getOrDefault("state", "");
      var back = new LinkedHashMap<>(answer(subject, state));
      back.putAll(more);
      comesBack(journeying, browser, back);
    }
    int presented = journeying.server().asked("ticket").size();
    Expect.that(presented == 2, "the ticket that came back presented", "it let lie");
    Expect.that(read(journeying).isPresent(), "a request with the token", "none");
    return journeying;
  }

  /** What the client read with a token. */
  private static Optional<String> read(Journeying journeying) {
    return journeying.source().readings().stream()
        .flatMap(reading -> reading.authorization().stream())
        .findFirst();
  }

  private static void opaque(Subject subject) {
    var journeying = begun(subject, ODD, Step.NEED_INFO);
    try (var browser = browser(subject, journeying)) {
      sent(journeying, browser);
    }
    var presented = PlayedServer.fields(journeying.server().asked("ticket").getFirst());
    Expect.that(
        ODD.equals(presented.get("ticket")), "the ticket as it was given", "another, or none");
  }

  private static void sameTicket(Subject subject) {
    goesOn(subject, Map.of());
    var journeying = begun(subject, Step.SAME_TICKET);
    try (var browser = browser(subject, journeying)) {
      var sight = journeying.start().ask(browser);
      Expect.that(
          sight instanceof Sight.Shown,
          "an end where the server gives back the ticket that it was sent",
          "the person sent on with it");
    }
  }

  private static void stops(Subject subject) {
    var denied = begun(subject, Step.DENIED);
    try (var browser = browser(subject, denied)) {
      var sight = denied.start().ask(browser);
      Expect.that(sight instanceof Sight.Shown, "an end", "the person sent on");
      int presented = denied.server().asked("ticket").size();
      Expect.that(presented == 1, "no more requests", presented - 1 + " more");
    }
    var endless = begun(subject, Step.NEED_INFO);
    try (var browser = browser(subject, endless)) {
      var sight = endless.start().ask(browser);
      for (int round = 0; sight instanceof Sight.Left(var to) && round < ROUNDS; round++) {
        var back = new LinkedHashMap<>(answer(subject, Returned.of(to).getOrDefault("state", "")));
        back.put("ticket", "back-" + round);
        sight = browser.open("The browser comes back", address(endless, back));
      }
      Expect.that(sight instanceof Sight.Shown, "an end within " + ROUNDS + " rounds", "none");
    }
  }

  private static void bearer(Subject subject) {
    var journeying = goesOn(subject, Map.of());
    var token =
        PlayedServer.json(journeying.server().asked("ticket").getLast().answered())
            .path("access_token")
            .asText();
    var authorization = read(journeying).orElse("none");
    Expect.that(
        authorization.equals("Bearer " + token), "Authorization: Bearer and the token", "another");
    Expect.that(
        journeying.source().readings().stream().noneMatch(one -> one.query().contains(token)),
        "no token in the address",
        "one");
  }

  /** In clear, or in base64url or hexadecimal digits. */
  private static void stateTellsNothing(Subject subject) {
    var journeying = begun(subject, Step.NEED_INFO);
    try (var browser = browser(subject, journeying)) {
      var sent = sent(journeying, browser);
      var told = PersistedClaims.decoded(sent.getOrDefault("state", ""));
      var shown = PlayedServer.fields(journeying.server().asked("ticket").getFirst());
      for (var secret :
          List.of(sent.getOrDefault("ticket", ""), shown.getOrDefault("ticket", ""))) {
        Expect.that(!told.contains(secret), "a state without tickets", "one in it");
      }
    }
  }

  private static void otherIssuer(Subject subject) {
    goesOn(subject, Map.of());
    var journeying = begun(subject, Step.NEED_INFO);
    journeying.server().pretend("https://as.kit.example");
    try (var browser = browser(subject, journeying)) {
      var sight = journeying.start().ask(browser);
      Expect.that(sight instanceof Sight.Shown, "an end", "the person sent on");
      Expect.that(
          journeying.server().asked("ticket").isEmpty(), "no ticket sent there", "a ticket");
    }
  }

  /** A client whose owner has yet to decide. */
  private static final class Waits {
    private static final Duration LONGER = PlayedServer.INTERVAL.multipliedBy(3).dividedBy(2);

    private static void look(Subject subject) {
      goesOn(subject, Map.of());
      var journeying = begun(subject, Step.SUBMITTED);
      try (var browser = browser(subject, journeying)) {
        var _ = journeying.start().ask(browser);
        Chance.await(LONGER);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new NotOffered("the run was interrupted");
      }
      var asked = journeying.server().asked("ticket");
      for (int i = 1; i < asked.size(); i++) {
        var waited = Duration.ofNanos(asked.get(i).moment() - asked.get(i - 1).moment());
        Expect.that(
            waited.compareTo(PlayedServer.INTERVAL) >= 0,
            "at least " + PlayedServer.INTERVAL.toMillis() + " ms between two requests",
            waited.toMillis() + " ms");
      }
      subject.note(asked.size() > 1 ? "it asks again" : "it does not ask again by itself");
    }
  }

  /** What a client lets out of what it was given. */
  private static final class Kept {
    private static void look(Subject subject) {
      List<Exchange> seen = Collections.synchronizedList(new ArrayList<>());
      var journeying = begun(subject, Step.NEED_INFO, Step.GRANTED);
      Recorder both =
          exchange -> {
            seen.add(exchange);
            subject.recorder().saw(exchange);
          };
      try (var browser = browser(both, journeying)) {
        var state = sent(journeying, browser).getOrDefault("state", "");
        comesBack(journeying, browser, answer(subject, state));
      }
      Expect.that(read(journeying).isPresent(), "a request with the token", "none");
      var given = PlayedServer.json(journeying.server().asked("ticket").getLast().answered());
      for (var name : List.of("access_token", "pct")) {
        var secret = given.path(name).asText();
        Expect.that(
            seen.stream().noneMatch(exchange -> shows(exchange, secret)),
            "no " + name + " in pages, addresses or cookies",
            "it there");
      }
      var pct = given.path("pct").asText();
      Expect.that(
          journeying.source().readings().stream()
              .noneMatch(
                  one -> one.query().contains(pct) || one.authorization().orElse("").contains(pct)),
          "no PCT for the resource server",
          "it");
    }

    private static boolean shows(Exchange exchange, String secret) {
      return exchange.url().toString().contains(secret)
          || exchange
              .answer()
              .filter(answer ->
                  answer.body().contains(secret)
                      || answer.headers().map().values().toString().contains(secret))
              .isPresent();
    }
  }
}
