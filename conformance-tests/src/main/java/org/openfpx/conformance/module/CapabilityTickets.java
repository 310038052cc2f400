package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;

/** How a client opens a transaction (profile AS-first, sections 1 and 2). */
final class CapabilityTickets {
  static final List<Check> CHECKS =
      List.of(
          check("AF-1-01", "A capability ticket is good again and again", CapabilityTickets::again),
          check("AF-2-01", "The profiles are published", CapabilityTickets::published),
          check(
              "AF-2-02",
              "Opening answers what is asked, and where to go",
              CapabilityTickets::opens),
          check("AF-2-03", "Unknown and another's are the same", CapabilityTickets::notOurs),
          check("AF-2-04", "A scope narrows", CapabilityTickets::narrows),
          check("AF-2-05", "A scope that nothing asks is refused", CapabilityTickets::widens),
          check("AF-2-06", "Capabilities may be named with a purpose", CapabilityTickets::named),
          check("AF-2-07", "One way of asking, and no more", CapabilityTickets::oneWay),
          check("AF-2-08", "Clients are registered for the grant", CapabilityTickets::registered)
              .needing(Capability.CLIENTS),
          check("AF-2-09", "Clients show who they are", CapabilityTickets::whoTheyAre),
          check("AF-2-10", "The ticket may be presented first", CapabilityTickets::presented));

  private static final String PROFILES = "https://openfpx.org/profiles/";

  private CapabilityTickets() {}

  private static Check check(String clause, String title, Check.Body body) {
    return Check.of(clause, title, body).needing(Capability.AS_FIRST);
  }

  private static void again(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var one = Expect.text(moves.opened(), "ticket");
    var other = Expect.text(moves.opened(), "ticket");
    Expect.that(!one.equals(other), "a ticket of its own each time", "the same ticket");
  }

  private static void published(Subject subject) {
    var named = Moves.texts(subject.discovery().path("uma_profiles_supported"));
    for (var profile : List.of("as-first", "token-set", "ticket-pkce", "rot")) {
      var uri = PROFILES + profile + "/1";
      Expect.that(named.contains(uri), uri + " in uma_profiles_supported", named.toString());
    }
    var grants = Moves.texts(subject.discovery().path("grant_types_supported"));
    Expect.that(
        grants.contains(AsFirstMoves.GRANT),
        AsFirstMoves.GRANT + " in grant_types_supported",
        grants.toString());
  }

  private static void opens(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var answer = moves.open(moves.parts().client(), moves.challenging(moves.bare()));
    var opened = Expect.json(answer, 200);
    Expect.text(opened, "ticket");
    var life = opened.path("expires_in");
    Expect.that(
        life.isIntegralNumber() && life.asLong() > 0,
        "expires_in, a positive whole number",
        life.toString());
    var address = URI.create(Expect.text(opened, "redirect_user"));
    Expect.that(
        "https".equals(address.getScheme()) || Discovery.isLoopback(address),
        "redirect_user with https",
        address.toString());
    var lines = opened.path("resources");
    Expect.that(lines.size() == 2, "both lines in resources", lines.size() + " of them");
    lines.forEach(CapabilityTickets::line);
    PermissionEndpoint.noStore(subject, answer);
  }

  private static void line(JsonNode line) {
    Expect.text(line, "resource_type");
    Expect.that(
        !Moves.texts(line.path("resource_scopes")).isEmpty(), "resource_scopes", "none of them");
    Expect.that(
        line.path("required").isBoolean(),
        "required, true or false",
        line.path("required").toString());
  }

  private static void notOurs(Subject subject) {
    var moves = new AsFirstMoves(subject);
    moves.opened();
    var client = moves.parts().client();
    var unknown = AsFirstMoves.asking("capability_ticket", "kit-" + Chance.name());
    var anothers = AsFirstMoves.asking("capability_ticket", moves.parts().publicRecords());
    var one = Expect.error(moves.open(client, moves.challenging(unknown)), 400, "invalid_grant");
    var other = Expect.error(moves.open(client, moves.challenging(anothers)), 400, "invalid_grant");
    Expect.that(one.equals(other), "one and the same answer", "two that differ");
  }

  private static void narrows(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var fields = AsFirstMoves.asking("capability_ticket", moves.parts().scopes());
    fields.put("scope", "a");
    var opened = Expect.json(moves.open(moves.parts().client(), moves.challenging(fields)), 200);
    var lines = opened.path("resources");
    Expect.that(lines.size() == 1, "the one line that asks for a", lines.size() + " lines");
    var scopes = Moves.texts(lines.path(0).path("resource_scopes"));
    Expect.that(scopes.equals(Set.of("a")), "the scope a alone", scopes.toString());
  }

  private static void widens(Subject subject) {
    var moves = new AsFirstMoves(subject);
    moves.opened();
    var fields = moves.challenging(moves.bare());
    fields.put("scope", "kit-" + Chance.name());
    Expect.error(moves.open(moves.parts().client(), fields), 400, "invalid_scope");
  }

  private static void named(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var fields = AsFirstMoves.asking("capability", moves.parts().capability());
    fields.put("purpose", moves.parts().purpose());
    var opened = Expect.json(moves.open(moves.parts().client(), moves.challenging(fields)), 200);
    var lines = opened.path("resources");
    Expect.that(lines.size() == 1, "one line", lines.size() + " lines");
    Expect.that(
        lines.path(0).path("required").asBoolean(),
        "required: true",
        lines.path(0).path("required").toString());
    fields.remove("purpose");
    var without = moves.open(moves.parts().client(), moves.challenging(fields));
    Expect.error(without, 400, "invalid_request");
  }

  private static void oneWay(Subject subject) {
    var moves = new AsFirstMoves(subject);
    moves.opened();
    var client = moves.parts().client();
    var neither = moves.challenging(Map.of("grant_type", AsFirstMoves.GRANT));
    Expect.error(moves.open(client, neither), 400, "invalid_request");
    var both = moves.challenging(moves.bare());
    both.put("capability", moves.parts().capability());
    both.put("purpose", moves.parts().purpose());
    Expect.error(moves.open(client, both), 400, "invalid_request");
  }

  private static void registered(Subject subject) {
    var moves = new AsFirstMoves(subject);
    moves.opened();
    var stranger = subject.driver().client(ClientRole.FIRST);
    Expect.error(moves.open(stranger, moves.challenging(moves.bare())), 400, "unauthorized_client");
  }

  private static void whoTheyAre(Subject subject) {
    var moves = new AsFirstMoves(subject);
    moves.opened();
    var known = moves.parts().client();
    var impostor =
        new Client(
            known.id(),
            Optional.of(Chance.token()),
            known.scopes(),
            known.claimsRedirects(),
            known.redirects());
    Expect.error(moves.open(impostor, moves.challenging(moves.bare())), 401, "invalid_client");
  }

  private static void presented(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var ticket = Expect.text(moves.opened(), "ticket");
    var body = Expect.error(moves.present(ticket, moves.verifier()), 403, "need_info");
    Expect.that(
        !ticket.equals(Expect.text(body, "ticket")),
        "another ticket",
        "the one that was presented");
    Expect.text(body, "redirect_user");
  }
}
