package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** What servers have let through and must refuse. */
final class Refusals implements KitModule {
  @Override
  public String name() {
    return "refusals";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("MR-01", "A policy over several opens its owner's alone", Refusals::several),
        check("MR-02", "Nobody sets a policy on another's resource", Refusals::foreign),
        check("MR-03", "Requests are listed to their owner alone", Refusals::listed),
        check("MR-04", "A ticket opens no other resource of its type", Refusals::sameType),
        Check.of("MR-06", "Pushed claims set no clock", PushedTimes::look)
            .needing(Capability.CLIENTS, Capability.PAT),
        check("MR-07", "Resources of one name are two", Refusals::sameName));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(
            Capability.CLIENTS,
            Capability.PAT,
            Capability.REGISTRATION,
            Capability.POLICY,
            Capability.TWO_OWNERS);
  }

  private static void several(Subject subject) {
    var moves = new Moves(subject);
    if (subject.driver().capabilities().contains(Capability.FOREIGN_POLICY)) {
      severalAttempts(subject, moves);
      return;
    }
    var mine = managed(subject, moves, ServerRole.FIRST);
    var hers = managed(subject, moves, ServerRole.FIRST_FOR_CAROL);
    var policy = policy(subject, moves);
    policy.putArray("resources").add(mine).add(hers);
    var set = setPolicy(subject, moves, mine, policy);
    shut(subject, moves, ServerRole.FIRST_FOR_CAROL, hers);
    if (set.status() / 100 == 2) {
      requireOpen(subject, moves, mine);
    }
  }

  /** What a policy of hers alone opens is looked at last, as proof that any is taken. */
  private static void severalAttempts(Subject subject, Moves moves) {
    var driver = subject.driver();
    var mine = managed(subject, moves, ServerRole.FIRST);
    var hers = managed(subject, moves, ServerRole.FIRST_FOR_CAROL);
    var answers =
        driver.attempt(ServerRole.FIRST, List.of(mine, hers), moves.scopes(1), client(subject));
    shut(subject, moves, ServerRole.FIRST_FOR_CAROL, hers);
    long taken = answers.stream().filter(answer -> answer.status() / 100 == 2).count();
    subject.note("%d of %d ways to name several are taken".formatted(taken, answers.size()));
    var own = driver.attempt(ServerRole.FIRST, mine, moves.scopes(1), client(subject));
    Expect.that(own.status() / 100 == 2, "a policy on one's own", Expect.seen(own));
    requireOpen(subject, moves, mine);
  }

  private static void foreign(Subject subject) {
    var moves = new Moves(subject);
    if (subject.driver().capabilities().contains(Capability.FOREIGN_POLICY)) {
      attempts(subject, moves);
      return;
    }
    var mine = managed(subject, moves, ServerRole.FIRST);
    var hers = managed(subject, moves, ServerRole.FIRST_FOR_CAROL);
    if (setPolicy(subject, moves, mine, policy(subject, moves)).status() / 100 == 2) {
      requireOpen(subject, moves, mine);
    }
    var policy = policy(subject, moves).put("name", subject.named("foreign"));
    var answer = setPolicy(subject, moves, hers, policy);
    Expect.that(answer.status() / 100 == 4, "a refusal", Expect.seen(answer));
    shut(subject, moves, ServerRole.FIRST_FOR_CAROL, hers);
  }

  /** First on the owner's own, so that a server that takes no policy keeps nothing by that. */
  private static void attempts(Subject subject, Moves moves) {
    var driver = subject.driver();
    var mine = managed(subject, moves, ServerRole.FIRST);
    var hers = managed(subject, moves, ServerRole.FIRST_FOR_CAROL);
    var own = driver.attempt(ServerRole.FIRST, mine, moves.scopes(1), client(subject));
    Expect.that(own.status() / 100 == 2, "a policy on one's own", Expect.seen(own));
    requireOpen(subject, moves, mine);
    var foreign = driver.attempt(ServerRole.FIRST, hers, moves.scopes(1), client(subject));
    Expect.that(foreign.status() / 100 == 4, "a refusal", Expect.seen(foreign));
    shut(subject, moves, ServerRole.FIRST_FOR_CAROL, hers);
  }

  /** A resource whose policy its owner has had in hand, and of which nothing is allowed now. */
  private static String managed(Subject subject, Moves moves, ServerRole owner) {
    var id = moves.register(owner, 2);
    subject.driver().allow(id, moves.scopes(1));
    subject.driver().forbid(id);
    return id;
  }

  private static ObjectNode policy(Subject subject, Moves moves) {
    var policy = JsonNodeFactory.instance.objectNode().put("name", subject.named("policy"));
    moves.scopes(1).forEach(policy.putArray("scopes")::add);
    policy.putArray("clients").add(client(subject).id());
    return policy;
  }

  private static Client client(Subject subject) {
    return subject.driver().client(ClientRole.FIRST);
  }

  /** Alice sets a policy. */
  private static Answer setPolicy(Subject subject, Moves moves, String id, JsonNode policy) {
    if (!subject.discovery().has("policy_endpoint")) {
      throw new NotOffered("the server has no policy endpoint");
    }
    var url = URI.create(subject.endpoint("policy_endpoint") + "/" + id);
    return moves.withPat(
        ServerRole.FIRST, Request.json("Set a policy", "POST", url, policy.toString()));
  }

  private static void requireOpen(Subject subject, Moves moves, String id) {
    var ticket = moves.ticket(ServerRole.FIRST, Moves.permission(id, moves.scopes(1)));
    if (moves.present(client(subject), ticket).status() != 200) {
      throw new NotOffered("the policy endpoint understands another kind of policy");
    }
  }

  /** That a client gets nothing of a resource; its own server asks for the ticket. */
  private static void shut(Subject subject, Moves moves, ServerRole owner, String id) {
    var ticket = moves.ticket(owner, Moves.permission(id, moves.scopes(1)));
    var answer = moves.present(client(subject), ticket);
    Expect.that(
        answer.status() / 100 == 4, "no token for what is not allowed", Expect.seen(answer));
  }

  private static void listed(Subject subject) {
    var moves = new Moves(subject);
    if (subject.driver().capabilities().contains(Capability.APPROVAL)) {
      waits(subject, moves);
      return;
    }
    var id = managed(subject, moves, ServerRole.FIRST);
    shut(subject, moves, ServerRole.FIRST, id);
    var url = URI.create(subject.endpoint("permission_endpoint") + "/ticket");
    var request = Request.get("List what is asked for", url);
    if (!moves.withPat(ServerRole.FIRST, request).body().contains(id)) {
      throw new NotOffered("the server does not list what is asked for");
    }
    Expect.status(subject.send(request), 401, 403);
    foreigner(moves.withPat(ServerRole.FIRST_FOR_CAROL, request), id);
    var can = subject.driver().capabilities();
    if (can.contains(Capability.TWO_RESOURCE_SERVERS)) {
      foreigner(moves.withPat(ServerRole.SECOND, request), id);
    }
    if (can.contains(Capability.TOKEN_WITHOUT_PROTECTION)) {
      var token = subject.driver().tokenWithoutProtection();
      Expect.status(subject.send(request.bearer(token)), 401, 403);
    }
  }

  /** What is asked of Alice, as she and Carol see it. */
  private static void waits(Subject subject, Moves moves) {
    var id = moves.register(ServerRole.FIRST, 2);
    subject.driver().ask(id, moves.scopes(1));
    shut(subject, moves, ServerRole.FIRST, id);
    Expect.that(seen(subject, ServerRole.FIRST, id), "what is asked of Alice seen by her", "no");
    Expect.that(
        !seen(subject, ServerRole.FIRST_FOR_CAROL, id), "nothing of it seen by Carol", "it");
  }

  private static boolean seen(Subject subject, ServerRole owner, String id) {
    return subject.driver().waiting(owner).stream().anyMatch(one -> one.resource().equals(id));
  }

  private static void foreigner(Answer answer, String id) {
    Expect.that(!answer.body().contains(id), "nothing of another's", "what is asked of another");
  }

  private static void sameType(Subject subject) {
    var moves = new Moves(subject);
    var type = subject.driver().description().type().orElse("urn:kit:" + subject.named("type"));
    var shared = moves.register(ServerRole.FIRST, moves.description(2).put("type", type));
    var other =
        moves.register(
            ServerRole.FIRST,
            moves.description(2).put("type", type).put("name", subject.named("other")));
    subject.driver().allow(shared, moves.scopes(1));
    var ticket = moves.ticket(ServerRole.FIRST, Moves.permission(shared, moves.scopes(1)));
    var token = Expect.json(moves.present(client(subject), ticket), 200).path("access_token");
    var told = Told.of(moves, ServerRole.FIRST, token.asText());
    Expect.that(told.contains(shared), "a token for the resource", "one without it");
    Expect.that(!told.contains(other), "nothing of another of its type", "that one too");
    shut(subject, moves, ServerRole.FIRST, other);
  }

  private static void sameName(Subject subject) {
    var moves = new Moves(subject);
    var description = moves.description(2).put("name", subject.named("same"));
    var mine = moves.register(ServerRole.FIRST, description);
    var hers = moves.register(ServerRole.FIRST_FOR_CAROL, description);
    Expect.that(!mine.equals(hers), "two resources", "one");
    subject.driver().allow(mine, moves.scopes(1));
    var ticket = moves.ticket(ServerRole.FIRST, Moves.permission(mine, moves.scopes(1)));
    var token = Expect.json(moves.present(client(subject), ticket), 200).path("access_token");
    var told = Told.of(moves, ServerRole.FIRST, token.asText());
    Expect.that(!told.contains(hers), "nothing of the other owner's", "hers too");
    shut(subject, moves, ServerRole.FIRST_FOR_CAROL, hers);
    Expect.status(moves.remove(ServerRole.FIRST, mine), 200, 204);
    Expect.status(moves.read(ServerRole.FIRST_FOR_CAROL, hers), 200);
  }
}
