package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** A ticket is good for one use and cannot be guessed (UMA Grant sections 5.4 and 5.5). */
final class TicketLife {
  static final List<Check> CHECKS =
      List.of(
          check("UG-3.3.1-03", "Only the newest ticket is good", TicketLife::newest),
          check("UG-5.4-01", "Tickets cannot be guessed", TicketLife::unguessable),
          check("UG-5.5-01", "A ticket is good for one use", TicketLife::oneUse),
          check("UG-5.5-02", "Whichever endpoint sees it", TicketLife::eitherEndpoint)
              .in(Check.Turn.EARLY)
              .needing(Capability.CLIENTS, Capability.PAT, Capability.CLAIMS_REDIRECTS),
          check("UG-5.5-03", "And for one of many at once", TicketLife::atOnce),
          check("UG-5.5-07", "An altered ticket is none", TicketLife::altered));

  private static final int MANY = 1000;
  private static final int RIVALS = 20;
  private static final int ENOUGH_BITS = 128;
  private static final int TOO_MANY = 429;
  private static final int WAITS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private TicketLife() {}

  private static Check check(String clauses, String title, Check.Body body) {
    return TokenRequests.check(clauses, title, body);
  }

  private static void newest(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    var first = moves.unsharedTicket();
    var second = TokenRequests.next(subject, moves, client, first);
    Expect.that(!second.equals(first), "a new ticket", "the same ticket");
    Expect.error(moves.present(client, first), 400, "invalid_grant");
    var answer = moves.present(client, second);
    Expect.that(TokenRequests.isOfTheGrant(answer), "the newest is good", Expect.seen(answer));
  }

  private static void unguessable(Subject subject) {
    var moves = new Moves(subject);
    var permission = Moves.permission(moves.register(ServerRole.FIRST, 2), moves.scopes(1));
    var tickets = new ArrayList<String>();
    for (var answer : together(MANY, () -> patiently(moves, permission))) {
      if (answer.status() == TOO_MANY) {
        throw new NotOffered("the server lets nobody have " + MANY + " tickets at once");
      }
      tickets.add(Expect.text(Expect.json(answer, 201), "ticket"));
    }
    Expect.that(
        new HashSet<>(tickets).size() == MANY, MANY + " different tickets", "some of them twice");
    double bits = DifferingBits.of(tickets);
    Expect.that(
        bits >= ENOUGH_BITS,
        "at least 128 bits that differ",
        Math.round(bits) + " bits by the places that vary, and what was seen there");
  }

  /** Asks for a ticket, and again when the server says that one may, if that is soon. */
  private static Answer patiently(Moves moves, JsonNode permission) throws InterruptedException {
    var answer = moves.askForTicket(ServerRole.FIRST, permission);
    for (int waits = 0; answer.status() == TOO_MANY && waits < WAITS; waits++) {
      var seconds = answer.header("Retry-After").filter(text -> text.matches("[0-9]{1,4}"));
      var wait = Duration.ofSeconds(seconds.map(Integer::parseInt).orElse(1));
      if (wait.compareTo(LONGEST_WAIT) > 0) {
        return answer;
      }
      Chance.await(wait);
      answer = moves.askForTicket(ServerRole.FIRST, permission);
    }
    return answer;
  }

  private static List<Answer> together(int times, Callable<Answer> asking) {
    try (var rivals = Executors.newFixedThreadPool(RIVALS)) {
      return rivals.invokeAll(Collections.nCopies(times, asking)).stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Deviation(times + " answers", "no end");
    } catch (IllegalStateException unanswered) {
      throw new Deviation(times + " answers", "requests that nobody answered");
    }
  }

  private static void oneUse(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    var ticket = moves.unsharedTicket();
    var first = moves.present(client, ticket);
    Expect.that(TokenRequests.isOfTheGrant(first), "the first use is good", Expect.seen(first));
    Expect.error(moves.present(client, ticket), 400, "invalid_grant");
    Expect.error(moves.present(client, ticket), 400, "invalid_grant");
  }

  private static void eitherEndpoint(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    var presented = moves.unsharedTicket();
    moves.present(client, presented);
    deadAtClaims(subject, client, presented);
    var shown = moves.unsharedTicket();
    open(subject, client, shown);
    Expect.error(moves.present(client, shown), 400, "invalid_grant");
    deadAtClaims(subject, client, shown);
    var kept = moves.unsharedTicket();
    Expiry.ofTickets(subject, old -> deadAtClaims(old, client, kept));
  }

  private static Answer open(Subject subject, Client client, String ticket) {
    var parameters = Journey.parameters(client, ticket, "s");
    var endpoint = subject.endpoint("claims_interaction_endpoint");
    return subject.send(
        Request.get("A browser comes with it", Request.query(endpoint, parameters)));
  }

  private static void deadAtClaims(Subject subject, Client client, String ticket) {
    var answer = open(subject, client, ticket);
    var back = answer.redirect().map(Returned::of);
    Expect.that(
        answer.status() / 100 == 4 || back.filter(sent -> sent.containsKey("error")).isPresent(),
        "an error, by redirect or page",
        Expect.seen(answer));
  }

  private static void atOnce(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    var ticket = moves.unsharedTicket();
    var answers = together(RIVALS, () -> moves.present(client, ticket));
    long good = answers.stream().filter(TokenRequests::isOfTheGrant).count();
    Expect.that(good == 1, "one good answer among " + RIVALS, good + " good answers");
  }

  private static void altered(Subject subject) {
    var moves = new Moves(subject);
    ObjectNode permission = Moves.permission(moves.register(ServerRole.FIRST, 2), moves.scopes(1));
    var ticket = moves.ticket(ServerRole.FIRST, permission);
    var client = TokenRequests.first(subject);
    Expect.error(moves.present(client, Altered.of(ticket)), 400, "invalid_grant");
    Expect.error(moves.present(client, ticket + "x"), 400, "invalid_grant");
  }
}
