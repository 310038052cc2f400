package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.driver.Waiting;
import org.openfpx.conformance.exchange.Answer;

/** Owners who are asked, and clients that wait (UMA Grant sections 3.3.6 and 5.5). */
final class Asking implements KitModule {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "async";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("UG-3.3.6-10", "request_submitted has a new ticket", Asking::submitted),
        check("UG-3.3.6-11", "The interval is in whole seconds", Asking::interval),
        check("UG-3.3.6-13", "A client polls until the owner decides", Asking::polls),
        check("UG-3.3.6-14", "The owner sees who asks, and answers them alone", Asking::answers),
        check("UG-5.5-06", "The ticket outlives the interval", Asking::outlives)
            .in(Check.Turn.EARLY));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(Capability.CLIENTS, Capability.PAT, Capability.REGISTRATION, Capability.APPROVAL);
  }

  /** A resource about which its owner wants to be asked, and who asks. */
  private record Asked(Subject subject, Moves moves, String resource) {
    static Asked of(Subject subject) {
      var moves = new Moves(subject);
      var resource = moves.register(ServerRole.FIRST, 2);
      subject.driver().ask(resource, moves.scopes(2));
      return new Asked(subject, moves, resource);
    }

    Client client() {
      return subject.driver().client(ClientRole.FIRST);
    }

    String ticket() {
      return moves.ticket(ServerRole.FIRST, Moves.permission(resource, moves.scopes(2)));
    }

    /** The answer to a new ticket, by which the request waits. */
    JsonNode waits() {
      return waits(ticket());
    }

    JsonNode waits(String ticket) {
      return Expect.error(present(ticket), 403, "request_submitted");
    }

    Answer present(String ticket) {
      return moves.present(client(), ticket);
    }

    /** The scopes that the token of an answer has for the resource. */
    Set<String> scopes(Answer granted) {
      var token = Claiming.token(granted);
      var told = Expect.json(moves.introspect(ServerRole.FIRST, token), 200);
      return told.path("permissions")
          .valueStream()
          .filter(one -> one.path("resource_id").asText().equals(resource))
          .map(one -> Moves.texts(one.path("resource_scopes")))
          .findFirst()
          .orElse(Set.of());
    }
  }

  private static void submitted(Subject subject) {
    var asked = Asked.of(subject);
    var ticket = asked.ticket();
    var body = asked.waits(ticket);
    Expect.that(!Expect.text(body, "ticket").equals(ticket), "a new ticket", "the one sent");
    Expect.absent(body, "access_token");
    Expect.error(asked.present(ticket), 400, "invalid_grant");
  }

  private static void interval(Subject subject) {
    var interval = Asked.of(subject).waits().path("interval");
    if (interval.isMissingNode()) {
      subject.note("no interval is said");
      return;
    }
    Expect.that(
        interval.isIntegralNumber() && interval.asLong() >= 1,
        "interval, whole seconds from 1",
        interval.toString());
  }

  private static void polls(Subject subject) {
    var asked = Asked.of(subject);
    var first = Expect.text(asked.waits(), "ticket");
    var second = Expect.text(asked.waits(first), "ticket");
    Expect.that(!second.equals(first), "yet another ticket", "the same");
    long waiting = waiting(subject, asked.resource()).size();
    Expect.that(waiting == 1, "one request for the owner", waiting + " of them");
    subject.driver().decide(asked.resource(), asked.moves().scopes(1));
    var scopes = asked.scopes(asked.present(second));
    var approved = Set.copyOf(asked.moves().scopes(1));
    Expect.that(scopes.equals(approved), "the approved part " + approved, scopes.toString());
    denies(subject);
  }

  private static void denies(Subject subject) {
    var asked = Asked.of(subject);
    var ticket = Expect.text(asked.waits(), "ticket");
    subject.driver().decide(asked.resource(), List.of());
    var body = Expect.error(asked.present(ticket), 403, "request_denied");
    Expect.absent(body, "ticket");
    Expect.error(asked.present(ticket), 400, "invalid_grant");
  }

  private static List<Waiting> waiting(Subject subject, String resource) {
    return subject.driver().waiting(ServerRole.FIRST).stream()
        .filter(one -> one.resource().equals(resource))
        .toList();
  }

  private static void answers(Subject subject) {
    var asked = Asked.of(subject);
    var ticket = Expect.text(asked.waits(), "ticket");
    var waiting = waiting(subject, asked.resource());
    var expected =
        new Waiting(asked.resource(), asked.client().id(), Set.copyOf(asked.moves().scopes(2)));
    Expect.that(waiting.equals(List.of(expected)), expected.toString(), waiting.toString());
    subject.driver().decide(asked.resource(), asked.moves().scopes(2));
    notGranted(asked.moves().present(subject.driver().client(ClientRole.SECOND), asked.ticket()));
    notGranted(asked.present(asked.ticket()));
    notGranted(asked.moves().present(subject.driver().client(ClientRole.SECOND), ticket));
    var owed = asked.present(ticket);
    if (owed.status() != 200) {
      Expect.error(owed, 400, "invalid_grant");
      subject.note("a ticket that another client showed is good for nobody");
      served(subject);
    }
  }

  /** That the yes counts at all. */
  private static void served(Subject subject) {
    var asked = Asked.of(subject);
    var ticket = Expect.text(asked.waits(), "ticket");
    subject.driver().decide(asked.resource(), asked.moves().scopes(2));
    Expect.json(asked.present(ticket), 200);
  }

  private static void notGranted(Answer answer) {
    Expect.that(answer.status() / 100 == 4, "no token by another's yes", Expect.seen(answer));
  }

  private static void outlives(Subject subject) {
    var asked = Asked.of(subject);
    var body = asked.waits();
    var twice = Duration.ofSeconds(2 * Math.max(1, body.path("interval").asLong(1)));
    if (twice.compareTo(LONGEST) > 0) {
      subject.note("the interval is too long to wait for twice: " + body.path("interval"));
      return;
    }
    var ticket = Expect.text(body, "ticket");
    subject.age(twice, later -> new Asked(later, new Moves(later), asked.resource()).waits(ticket));
  }
}
