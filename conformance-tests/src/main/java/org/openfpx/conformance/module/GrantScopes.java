package org.openfpx.conformance.module;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** Which scopes a token has in the end (UMA Grant section 3.3.4). */
final class GrantScopes implements KitModule {
  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));
  private static final Map<ResourceRole, List<String>> R1 = Map.of(ResourceRole.R1, List.of());

  @Override
  public String name() {
    return "grant-scopes";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("UG-3.3.1-14", "A requested scope counts if registered", GrantScopes::requested),
        check("UG-3.3.6-03", "A scope that is nowhere is refused", GrantScopes::nowhere),
        check("UG-3.3.6-04", "A scope not registered for has no effect", GrantScopes::steady),
        check("UG-3.3.4-01", "The ticket's scopes, and no others", GrantScopes::ticketScopes),
        check("UG-3.3.4-02", "Each client by its own scopes", GrantScopes::byClient),
        check("UG-3.3.4-03", "The latest request counts", GrantScopes::latest)
            .needing(Capability.SCOPED_CLIENTS, Capability.PAT, Capability.INTERACTION),
        check("UG-3.3.4-04 FA-4.2-03", "Each resource by its scopes", GrantScopes::byResource),
        check("UG-3.3.4-05", "Policy lets single scopes through", GrantScopes::policy)
            .needing(Capability.SCOPED_CLIENTS, Capability.PAT, Capability.POLICY),
        check("UG-3.3.4-06", "All that is asked, once", GrantScopes::exactly),
        check("UG-3.3.4-07", "A part or an error, always the same", GrantScopes::partly)
            .needing(Capability.SCOPED_CLIENTS, Capability.PAT, Capability.POLICY),
        check("UG-3.3.4-08", "Nothing to grant, no token", GrantScopes::nothing));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(Capability.SCOPED_CLIENTS, Capability.CLIENTS, Capability.PAT);
  }

  /** What a client gets for a ticket, if everybody agrees. */
  private static Answer answer(
      Subject subject,
      Journey journey,
      ClientRole role,
      Map<ResourceRole, List<String>> ticket,
      String scope) {
    return journey.end(subject.driver().client(role), ticket, scope);
  }

  /** Requires that it is a token for exactly these. */
  private static void grants(
      Journey journey, Answer answer, Map<ResourceRole, Set<String>> expected) {
    var token = Expect.text(Expect.json(answer, 200), "access_token");
    var permitted = journey.permitted(token);
    Expect.that(permitted.equals(expected), "permissions " + expected, "permissions " + permitted);
  }

  private static Map<ResourceRole, Set<String>> r1(String... scopes) {
    return Map.of(ResourceRole.R1, Set.of(scopes));
  }

  private static void requested(Subject subject) {
    var journey = new Journey(subject);
    grants(journey, answer(subject, journey, ClientRole.FIRST, R1_A, "b"), r1("a", "b"));
    var repeated = answer(subject, journey, ClientRole.FIRST, R1_A, "b b  b");
    if (repeated.status() == 400) {
      subject.note("a scope that is repeated is refused");
      return;
    }
    grants(journey, repeated, r1("a", "b"));
  }

  private static void nowhere(Subject subject) {
    var journey = new Journey(subject);
    for (var scope :
        Map.of(
                ClientRole.SCOPE_Z, "z",
                ClientRole.SCOPE_D, "d",
                ClientRole.SCOPE_UPPER_A, "A")
            .entrySet()) {
      var answer = answer(subject, journey, scope.getKey(), R1_A, scope.getValue());
      Expect.error(answer, 400, "invalid_scope");
    }
  }

  private static void steady(Subject subject) {
    var journey = new Journey(subject);
    var first = answer(subject, journey, ClientRole.FIRST, R1_A, "b c");
    if (first.status() == 200) {
      grants(journey, first, r1("a", "b"));
    } else {
      Expect.error(first, 400, "invalid_scope");
    }
    var second = answer(subject, journey, ClientRole.FIRST, R1_A, "b c");
    Expect.that(first.status() == second.status(), "the same a second time", Expect.seen(second));
    subject.note(first.status() == 200 ? "it has no effect" : "it is refused");
  }

  private static void ticketScopes(Subject subject) {
    var journey = new Journey(subject);
    grants(journey, answer(subject, journey, ClientRole.SECOND, R1_A, ""), r1("a"));
    grants(journey, answer(subject, journey, ClientRole.SCOPE_A, R1, "a"), r1("a"));
    bare(subject, journey);
  }

  /** A permission of no scopes: a token for the bare resource, or an error. */
  private static void bare(Subject subject, Journey journey) {
    Answer bare;
    try {
      bare = answer(subject, journey, ClientRole.SECOND, R1, "");
    } catch (UnexpectedAnswer refusing) {
      subject.note("nobody can agree to a permission of no scopes");
      return;
    }
    if (bare.status() == 200) {
      var token = Expect.text(bare.json(), "access_token");
      var permitted = journey.permitted(token).getOrDefault(ResourceRole.R1, Set.of());
      Expect.that(permitted.isEmpty(), "no scope that nobody asked for", permitted.toString());
    }
  }

  private static void byClient(Subject subject) {
    var journey = new Journey(subject);
    grants(journey, answer(subject, journey, ClientRole.FIRST, R1_A, "b"), r1("a", "b"));
    var other = answer(subject, journey, ClientRole.SECOND, R1_A, "b");
    if (other.status() == 200) {
      grants(journey, other, r1("a"));
    } else {
      Expect.error(other, 400, "invalid_scope");
    }
  }

  private static void latest(Subject subject) {
    var journey = Journey.visiting(subject);
    var moves = new Moves(subject);
    var client = subject.driver().client(ClientRole.FIRST);
    var first = moves.present(client, Moves.fields(journey.ticket(R1_A), "b"));
    var next =
        journey
            .gather(client, Expect.error(first, 403, "need_info"), Answering.EVERYTHING)
            .orElse("");
    grants(journey, moves.present(client, next), r1("a"));
  }

  private static void byResource(Subject subject) {
    var journey = new Journey(subject);
    var ticket = Map.of(ResourceRole.R1, List.of("a"), ResourceRole.R2, List.of("b"));
    var expected =
        Map.of(ResourceRole.R1, Set.of("a", "c"), ResourceRole.R2, Set.of("b", "c", "d"));
    grants(journey, answer(subject, journey, ClientRole.SCOPES_C_D, ticket, "c d"), expected);
    var three =
        Map.of(
            ResourceRole.R1, List.of("a"),
            ResourceRole.R2, List.of("b"),
            ResourceRole.R3, List.of("x"));
    var all =
        Map.of(
            ResourceRole.R1, Set.of("a"),
            ResourceRole.R2, Set.of("b"),
            ResourceRole.R3, Set.of("x"));
    grants(journey, answer(subject, journey, ClientRole.SECOND, three, ""), all);
  }

  private static void policy(Subject subject) {
    var journey = Journey.byPolicy(subject);
    letThrough(subject, journey, List.of("a"));
    var ticket = Map.of(ResourceRole.R1, List.of("a", "b"));
    var answer = answer(subject, journey, ClientRole.SECOND, ticket, "");
    if (answer.status() == 200) {
      grants(journey, answer, r1("a"));
    } else {
      subject.note("a part is not granted: " + Expect.seen(answer));
    }
  }

  private static void letThrough(Subject subject, Journey journey, List<String> scopes) {
    var id = journey.id(ResourceRole.R1);
    subject.driver().forbid(id);
    subject.driver().allow(id, scopes);
  }

  private static void exactly(Subject subject) {
    var journey = new Journey(subject);
    var ticket = Map.of(ResourceRole.R1, List.of("a", "b"));
    var answer = answer(subject, journey, ClientRole.SCOPE_A, ticket, "a");
    grants(journey, answer, r1("a", "b"));
    var token = answer.json().path("access_token").asText();
    var seen = Expect.json(new Moves(subject).introspect(journey.holder(), token), 200);
    long scopes = seen.path("permissions").findValues("resource_scopes").getFirst().size();
    Expect.that(scopes == 2, "two scopes", scopes + " of them");
  }

  private static void partly(Subject subject) {
    var journey = Journey.byPolicy(subject);
    letThrough(subject, journey, List.of("a"));
    var ticket = Map.of(ResourceRole.R1, List.of("a"), ResourceRole.R2, List.of("b"));
    subject.driver().forbid(journey.id(ResourceRole.R2));
    var first = answer(subject, journey, ClientRole.SCOPE_C, ticket, "c");
    var second = answer(subject, journey, ClientRole.SCOPE_C, ticket, "c");
    Expect.that(
        Expect.seen(first).equals(Expect.seen(second)), "the same twice", Expect.seen(second));
    if (first.status() == 200) {
      grants(journey, first, r1("a"));
    }
    oneOfSeveral(subject);
  }

  /**
   * As the album of UMA Grant section 3.3.4: a scope of all is asked, and one of one is granted.
   */
  private static void oneOfSeveral(Subject subject) {
    var journey = Journey.byPolicy(subject);
    subject.driver().forbid(journey.id(ResourceRole.R1));
    var id = journey.id(ResourceRole.R2);
    subject.driver().forbid(id);
    subject.driver().allow(id, List.of("d"));
    var ticket = Map.of(ResourceRole.R1, List.of("a"), ResourceRole.R2, List.of("d"));
    var answer = answer(subject, journey, ClientRole.FIRST, ticket, "b");
    if (answer.status() == 200) {
      grants(journey, answer, Map.of(ResourceRole.R2, Set.of("d")));
    }
  }

  private static void nothing(Subject subject) {
    var journey = new Journey(subject);
    Client client = subject.driver().client(ClientRole.SECOND);
    var ticket = journey.ticket(R1_A);
    if (subject.driver().capabilities().contains(Capability.POLICY)) {
      subject.driver().forbid(journey.id(ResourceRole.R1));
    }
    var answer = journey.end(client, ticket, "", Answering.NOTHING);
    Expect.error(answer, 403, "need_info", "request_denied", "request_submitted");
  }
}
