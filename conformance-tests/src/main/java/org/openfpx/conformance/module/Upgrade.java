package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Flaw;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;

/** RPTs that come along with a ticket (UMA Grant sections 3.3.1, 3.3.5 and 3.3.5.1). */
final class Upgrade implements KitModule {
  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));
  private static final Map<ResourceRole, List<String>> R2_B = Map.of(ResourceRole.R2, List.of("b"));
  private static final Map<ResourceRole, Set<String>> OLD = Map.of(ResourceRole.R1, Set.of("a"));
  private static final Map<ResourceRole, Set<String>> NEW = Map.of(ResourceRole.R2, Set.of("b"));
  private static final int STEADILY = 3;

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("UG-3.3.1-13", "An RPT that is over harms nothing", Upgrade::over)
            .in(Check.Turn.EARLY),
        check("UG-3.3.5-07 UG-3.3.5.1-02", "What is upgraded is said so", Upgrade::upgraded),
        check("UG-3.3.5-08", "And nothing else is", Upgrade::notUpgraded),
        check("UG-3.3.5.1-01", "It is always the same", Upgrade::steady),
        check("UG-3.3.5.1-03", "The old RPT ends", Upgrade::oldEnds),
        check("UG-3.3.5.1-05", "Or is still good", Upgrade::oldStays),
        check("UG-3.3.5.1-06", "Nothing of others' is taken over", Upgrade::others),
        check("UG-3.3.5.1-07", "Nor what was withdrawn, nor for longer", Upgrade::withdrawn));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(
            Capability.SCOPED_CLIENTS,
            Capability.CLIENTS,
            Capability.PAT,
            Capability.POLICY,
            Capability.UPGRADE);
  }

  private static Client first(Subject subject) {
    return subject.driver().client(ClientRole.FIRST);
  }

  /** A new RPT for the first resource. */
  private static String old(Journey journey, Client client) {
    return Claiming.token(journey.end(client, R1_A, ""));
  }

  /** The answer to a ticket for the second resource that comes with an RPT. */
  private static Answer bring(Subject subject, Journey journey, Client client, String rpt) {
    var fields = Moves.fields(journey.ticket(R2_B));
    fields.put("rpt", rpt);
    return new Moves(subject).present(client, fields);
  }

  private static boolean says(JsonNode granted) {
    var upgraded = granted.path("upgraded");
    Expect.that(
        upgraded.isMissingNode() || upgraded.isBoolean(),
        "upgraded, true or false",
        upgraded.toString());
    return upgraded.asBoolean();
  }

  private static void over(Subject subject) {
    var journey = new Journey(subject);
    var unknown = bring(subject, journey, first(subject), Chance.token());
    if (unknown.status() == 200) {
      holdsNothingOld(journey, unknown);
    } else {
      Expect.error(unknown, 400, "invalid_grant");
      subject.note("an RPT that is none is refused (choice A-08)");
    }
    if (Expiry.lasts(subject)) {
      var token = old(journey, first(subject));
      Expiry.ofTokens(
          subject, late -> holdsNothingOld(journey, bring(late, journey, first(late), token)));
    }
  }

  private static void holdsNothingOld(Journey journey, Answer granted) {
    Expect.that(!says(Expect.json(granted, 200)), "upgraded absent or false", "true");
    var permitted = journey.permitted(Claiming.token(granted));
    Expect.that(permitted.equals(NEW), "permissions " + NEW, "permissions " + permitted);
  }

  private static void upgraded(Subject subject) {
    var journey = new Journey(subject);
    var answer = bring(subject, journey, first(subject), old(journey, first(subject)));
    boolean said = says(Expect.json(answer, 200));
    var permitted = journey.permitted(Claiming.token(answer));
    boolean holds = holdsBoth(permitted);
    Expect.that(said == holds, "upgraded " + holds, "upgraded " + said + " of " + permitted);
    if (subject.driver().isOurs()) {
      Expect.that(holds, "permissions of both", "permissions " + permitted);
    } else {
      subject.note(said ? "it is upgraded" : "it is not upgraded");
    }
  }

  private static boolean holdsBoth(Map<ResourceRole, Set<String>> permitted) {
    return permitted.entrySet().containsAll(OLD.entrySet())
        && permitted.entrySet().containsAll(NEW.entrySet());
  }

  private static void notUpgraded(Subject subject) {
    var journey = new Journey(subject);
    old(journey, first(subject));
    holdsNothingOld(journey, journey.end(first(subject), R2_B, ""));
    holdsNothingOld(journey, bring(subject, journey, first(subject), revoked(subject, journey)));
  }

  /** An RPT that its client has revoked. */
  private static String revoked(Subject subject, Journey journey) {
    var token = old(journey, first(subject));
    if (subject.discovery().has("revocation_endpoint")) {
      var endpoint = subject.endpoint("revocation_endpoint");
      subject.send(first(subject).form("Revoke the RPT", endpoint, Map.of("token", token)));
    }
    if (!journey.permissions(token).isEmpty()) {
      throw new NotOffered("the server does not revoke RPTs");
    }
    return token;
  }

  private static void steady(Subject subject) {
    var seen = new ArrayList<Boolean>();
    for (int i = 0; i < STEADILY; i++) {
      var journey = new Journey(subject);
      var answer = bring(subject, journey, first(subject), old(journey, first(subject)));
      seen.add(says(Expect.json(answer, 200)));
    }
    subject.ought(Set.copyOf(seen).size() == 1, "always the same", seen.toString());
  }

  private static void oldEnds(Subject subject) {
    var journey = new Journey(subject);
    var old = old(journey, first(subject));
    var body = Expect.json(bring(subject, journey, first(subject), old), 200);
    if (!says(body)) {
      throw new NotOffered("the server did not upgrade the RPT");
    }
    if (Expect.text(body, "access_token").equals(old)) {
      subject.note("the RPT stays the same");
      return;
    }
    var told = Expect.json(new Moves(subject).introspect(journey.holder(), old), 200);
    subject.ought(!told.path("active").asBoolean(), "the old RPT inactive", "active");
  }

  /** Of two policies for somebody who proves it, no server can be sure that it is the same. */
  private static void oldStays(Subject subject) {
    if (!subject.driver().capabilities().contains(Capability.PUSHED_CLAIMS)) {
      throw new NotOffered(subject.driver().whyNot(Capability.PUSHED_CLAIMS));
    }
    var claiming = new Claiming(subject);
    var old = Claiming.token(claiming.pushBob(claiming.ticketForBob()));
    var answer = claiming.pushBob(claiming.ticketForBob(), Map.of("rpt", old));
    if (says(Expect.json(answer, 200))) {
      throw new NotOffered("the server upgrades whatever comes");
    }
    isGood(claiming, old);
  }

  private static void isGood(Claiming claiming, String token) {
    var told = Expect.json(claiming.moves().introspect(ServerRole.FIRST, token), 200);
    Expect.that(told.path("active").asBoolean(), "the old RPT still active", "inactive");
  }

  private static void others(Subject subject) {
    var journey = new Journey(subject);
    journey.id(ResourceRole.R2);
    var mine = old(journey, first(subject));
    var stranger = bring(subject, journey, subject.driver().client(ClientRole.SECOND), mine);
    if (stranger.status() == 200) {
      holdsNothingOld(journey, stranger);
    } else {
      Expect.error(stranger, 400, "invalid_grant");
    }
    Expect.that(
        journey.permissions(mine).equals(OLD), "the other client's RPT as it was", "another");
    holdsNothingOld(journey, bring(subject, journey, first(subject), revoked(subject, journey)));
    if (subject.driver().capabilities().contains(Capability.PUSHED_CLAIMS)) {
      anotherPersons(subject);
    }
    if (subject.driver().capabilities().contains(Capability.TWO_RESOURCE_SERVERS)) {
      anotherServers(subject);
    }
  }

  private static void anotherPersons(Subject subject) {
    var claiming = new Claiming(subject);
    var bobs = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var old = Claiming.token(claiming.pushBob(claiming.ticket(ServerRole.FIRST, bobs)));
    var mallorys = claiming.resource(ServerRole.FIRST, RequestingParty.MALLORY);
    var fields =
        claiming.pushing(
            claiming.ticket(ServerRole.FIRST, mallorys),
            ClientRole.FIRST,
            RequestingParty.MALLORY,
            Flaw.NONE);
    fields.put("rpt", old);
    var answer = claiming.present(fields);
    Expect.that(!says(Expect.json(answer, 200)), "upgraded absent or false", "true");
    var told = Told.of(claiming.moves(), ServerRole.FIRST, Claiming.token(answer));
    Expect.that(!told.contains(bobs), "nothing of Bob's in Mallory's RPT", "his permission");
    isGood(claiming, old);
  }

  private static void anotherServers(Subject subject) {
    var moves = new Moves(subject);
    var there = moves.register(ServerRole.SECOND, 1);
    subject.driver().allow(there, moves.scopes(1));
    var ticket = moves.ticket(ServerRole.SECOND, Moves.permission(there, moves.scopes(1)));
    var old = Claiming.token(moves.present(first(subject), ticket));
    var journey = new Journey(subject);
    var answer = bring(subject, journey, first(subject), old);
    var told = Told.of(moves, journey.holder(), Claiming.token(answer));
    Expect.that(!told.contains(there), "nothing of another server's", "its permission");
  }

  private static void withdrawn(Subject subject) {
    var journey = new Journey(subject);
    var old = old(journey, first(subject));
    var ends = end(subject, journey, old);
    var longer = bring(subject, journey, first(subject), old);
    var later = end(subject, journey, Claiming.token(longer));
    if (says(longer.json()) && ends.isPresent() && later.isPresent()) {
      Expect.that(
          later.getAsLong() <= ends.getAsLong(), "an end no later than before", "a later one");
    }
    var other = new Journey(subject);
    var gone = old(other, first(subject));
    subject.driver().forbid(other.id(ResourceRole.R1));
    holdsNothingOld(other, bring(subject, other, first(subject), gone));
  }

  /** When the permission on the first resource ends, if that is said. */
  private static OptionalLong end(Subject subject, Journey journey, String token) {
    var told = Expect.json(new Moves(subject).introspect(journey.holder(), token), 200);
    return told.path("permissions")
        .valueStream()
        .filter(one ->
            one.path("resource_id").asText().equals(journey.id(ResourceRole.R1)) && one.has("exp"))
        .mapToLong(one -> one.path("exp").asLong())
        .findFirst();
  }
}
