package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Flaw;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;

/** Persisted claims tokens (UMA Grant sections 3.3.1, 3.3.5, 5.2 and 6.2). */
final class PersistedClaims implements KitModule {
  private static final int MANY = 40;
  private static final int ENOUGH_BITS = 128;

  @Override
  public String name() {
    return "pct";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("UG-3.3.1-09", "A PCT saves a round", PersistedClaims::savesARound),
        check("UG-3.3.1-10", "At another resource and server too", PersistedClaims::elsewhere)
            .needing(Capability.TWO_RESOURCE_SERVERS),
        Check.of(
                "UG-3.3.3-05", "Nobody is known again who did not say so", PersistedClaims::unasked)
            .needing(Capability.CLIENTS, Capability.PAT, Capability.INTERACTION),
        check("UG-3.3.5-03", "A PCT is a text", PersistedClaims::given),
        check("UG-3.3.5-04", "It cannot be guessed", PersistedClaims::unguessable),
        check("UG-3.3.5-05", "It tells nothing of the claims", PersistedClaims::opaque),
        check("UG-5.2-03", "It is one client's and one person's", PersistedClaims::bound),
        check("UG-6.2-02", "Claims are kept of those who agreed", PersistedClaims::agreed));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Push.check(clauses, title, body).needing(Capability.PERSISTED_CLAIMS);
  }

  /** What came with the token for a ticket, to which Bob's claims were pushed to be kept. */
  private static String pct(Subject subject, Claiming claiming, String ticket) {
    return pct(claiming.pushBob(ticket, subject.driver().remembering()));
  }

  private static String pct(Answer granted) {
    return Expect.text(Expect.json(granted, 200), "pct");
  }

  private static Map<String, String> with(String ticket, String pct) {
    var fields = Moves.fields(ticket);
    fields.put("pct", pct);
    return fields;
  }

  /** First without the PCT, so that a server that gives to everybody keeps nothing by that. */
  private static void savesARound(Subject subject) {
    var claiming = new Claiming(subject);
    var resource = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var pct = pct(subject, claiming, claiming.ticket(ServerRole.FIRST, resource));
    var without = claiming.present(Moves.fields(claiming.ticket(ServerRole.FIRST, resource)));
    var needed = required(Expect.error(without, 403, "need_info"));
    var with = claiming.present(with(claiming.ticket(ServerRole.FIRST, resource), pct));
    if (with.status() != 200) {
      int fewer = required(Expect.error(with, 403, "need_info"));
      Expect.that(fewer < needed, "fewer than " + needed + " required claims", "" + fewer);
      return;
    }
    rotation(subject, claiming, resource, pct, with);
  }

  private static int required(JsonNode needInfo) {
    return needInfo.path("required_claims").size();
  }

  /** What became of the PCT that has served (choice A-18). */
  private static void rotation(
      Subject subject, Claiming claiming, String resource, String old, Answer granted) {
    if (!granted.json().has("pct") || pct(granted).equals(old)) {
      subject.note("the same PCT goes on serving");
      return;
    }
    var again = claiming.present(with(claiming.ticket(ServerRole.FIRST, resource), old));
    subject.note("a PCT that has served is replaced; the old one then: " + Expect.seen(again));
    if ("rotate".equals(subject.driver().choices().get("A-18"))) {
      Expect.error(again, 403, "need_info");
    }
    var next = claiming.present(with(claiming.ticket(ServerRole.FIRST, resource), pct(granted)));
    Expect.json(next, 200);
  }

  /** A server may first have to be told for each resource that the claims hold there. */
  private static void elsewhere(Subject subject) {
    var claiming = new Claiming(subject);
    var here = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var there = claiming.resource(ServerRole.SECOND, RequestingParty.BOB);
    var pct = pct(subject, claiming, claiming.ticket(ServerRole.FIRST, here));
    var straight = claiming.present(with(claiming.ticket(ServerRole.SECOND, there), pct));
    if (straight.status() == 200) {
      subject.note("at once");
      return;
    }
    Expect.error(straight, 403, "need_info");
    var more = with(claiming.ticket(ServerRole.SECOND, there), pct);
    more.putAll(subject.driver().remembering());
    var both = pct(claiming.pushBob(more.getOrDefault("ticket", ""), more));
    var one = claiming.present(with(claiming.ticket(ServerRole.FIRST, here), both));
    var other = claiming.present(with(claiming.ticket(ServerRole.SECOND, there), newer(one, both)));
    Expect.json(other, 200);
    subject.note("once its claims have been pushed there");
  }

  private static String newer(Answer granted, String old) {
    var body = Expect.json(granted, 200);
    return body.has("pct") ? pct(granted) : old;
  }

  private static void unasked(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = subject.driver().client(ClientRole.FIRST);
    var wanted = journey.ticket(Map.of(ResourceRole.R1, List.of("a")));
    var answer = journey.end(client, wanted, "", Answering.EVERYTHING);
    subject.ought(!Expect.json(answer, 200).has("pct"), "no PCT", "one that nobody agreed to");
  }

  private static void given(Subject subject) {
    var claiming = new Claiming(subject);
    pct(subject, claiming, claiming.ticketForBob());
  }

  private static void unguessable(Subject subject) {
    var claiming = new Claiming(subject);
    var resource = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var all = new ArrayList<String>();
    for (int i = 0; i < MANY; i++) {
      all.add(pct(subject, claiming, claiming.ticket(ServerRole.FIRST, resource)));
    }
    Expect.that(new HashSet<>(all).size() == MANY, MANY + " different PCTs", "some of them twice");
    double bits = DifferingBits.of(all);
    Expect.that(bits >= ENOUGH_BITS, ENOUGH_BITS + " bits that differ", Math.round(bits) + "");
  }

  private static void opaque(Subject subject) {
    var claiming = new Claiming(subject);
    var pct = pct(subject, claiming, claiming.ticketForBob());
    var told = new StringBuilder(pct);
    List.of(pct.split("[.]", -1)).forEach(part -> told.append(' ').append(decoded(part)));
    for (var claim : List.of(RequestingParty.BOB.subject(), RequestingParty.BOB.mail(), "email")) {
      Expect.that(!told.toString().contains(claim), "nothing of the claims", "one of them");
    }
  }

  /** What a text says that may be base64url or hexadecimal digits, with itself. */
  static String decoded(String part) {
    return part + " " + base64(part).orElse("") + " " + hex(part).orElse("");
  }

  private static Optional<String> base64(String part) {
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notSo) {
      return Optional.empty();
    }
  }

  private static Optional<String> hex(String part) {
    try {
      return Optional.of(new String(HexFormat.of().parseHex(part), StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notSo) {
      return Optional.empty();
    }
  }

  private static void bound(Subject subject) {
    var claiming = new Claiming(subject);
    var resource = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var pct = pct(subject, claiming, claiming.ticket(ServerRole.FIRST, resource));
    var stranger = subject.driver().client(ClientRole.SECOND);
    var stolen = with(claiming.ticket(ServerRole.FIRST, resource), pct);
    var answer = claiming.moves().present(stranger, stolen);
    Expect.that(answer.status() / 100 == 4, "as without a PCT", Expect.seen(answer));
    var mallorys =
        claiming.pushing(
            claiming.ticket(ServerRole.FIRST, resource),
            ClientRole.FIRST,
            RequestingParty.MALLORY,
            Flaw.NONE);
    mallorys.put("pct", pct);
    var other = claiming.present(mallorys);
    subject.ought(
        other.status() != 200, "no token for Mallory by what Bob proved", Expect.seen(other));
    Expect.json(claiming.present(with(claiming.ticket(ServerRole.FIRST, resource), pct)), 200);
  }

  private static void agreed(Subject subject) {
    if (subject.driver().remembering().isEmpty()) {
      throw new NotOffered("how a person agrees is the server's own");
    }
    var claiming = new Claiming(subject);
    pct(subject, claiming, claiming.ticketForBob());
    var without = Expect.json(claiming.pushBob(claiming.ticketForBob()), 200);
    Expect.absent(without, "pct");
  }

  /** That a client can end one that it has, and another client cannot (UMA Grant section 3.7). */
  static void revoked(Subject subject, Revoking revoking) {
    var claiming = new Claiming(subject);
    var resource = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var pct = pct(subject, claiming, claiming.ticket(ServerRole.FIRST, resource));
    revoking.by(ClientRole.SECOND, pct);
    var served = claiming.present(with(claiming.ticket(ServerRole.FIRST, resource), pct));
    var kept = newer(served, pct);
    Expect.status(revoking.by(ClientRole.FIRST, kept), 200);
    var after = claiming.present(with(claiming.ticket(ServerRole.FIRST, resource), kept));
    Expect.error(after, 403, "need_info");
  }

  /** Sends a revocation with the hint {@code pct}. */
  interface Revoking {
    Answer by(ClientRole client, String pct);
  }
}
