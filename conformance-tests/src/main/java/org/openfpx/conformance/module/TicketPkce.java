package org.openfpx.conformance.module;

import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;

/** A ticket is tied to the client instance that began with it (profile ticket PKCE). */
final class TicketPkce {
  static final List<Check> CHECKS =
      List.of(
          Check.of("AF-PK-01", "There is S256 and nothing else", TicketPkce::method)
              .needing(Capability.AS_FIRST),
          Check.of("AF-PK-02", "Public clients send a challenge", TicketPkce::ofPublicClients)
              .needing(Capability.AS_FIRST),
          HandOver.check("AF-PK-03", "A wrong verifier spends the ticket", TicketPkce::wrong),
          HandOver.check("AF-PK-04", "A missing one is wrong", TicketPkce::missing),
          HandOver.check("AF-PK-05", "A verifier needs a challenge", TicketPkce::withoutChallenge));

  private TicketPkce() {}

  private static void method(Subject subject) {
    var moves = new AsFirstMoves(subject);
    moves.opened();
    var fields = moves.bare();
    fields.put("code_challenge", Chance.token());
    fields.put("code_challenge_method", "plain");
    Expect.error(moves.open(moves.parts().client(), fields), 400, "invalid_request");
  }

  private static void ofPublicClients(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var client = moves.parts().publicClient();
    var fields = AsFirstMoves.asking("capability_ticket", moves.parts().publicRecords());
    Expect.json(moves.open(client, moves.challenging(fields)), 200);
    Expect.error(moves.open(client, fields), 400, "invalid_request");
  }

  private static void wrong(Subject subject) {
    refused(subject, Map.of("code_verifier", Chance.token()));
  }

  private static void missing(Subject subject) {
    refused(subject, Map.of());
  }

  private static void refused(Subject subject, Map<String, String> fields) {
    var moves = new AsFirstMoves(subject);
    var ticket = AsFirstMoves.ticket(moves.visited(moves.opened(), Answering.EVERYTHING));
    Expect.error(moves.present(ticket, fields), 400, "invalid_grant");
    Expect.error(moves.present(ticket, moves.verifier()), 400, "invalid_grant");
  }

  private static void withoutChallenge(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var opened = Expect.json(moves.open(moves.parts().client(), moves.bare()), 200);
    var ticket = AsFirstMoves.ticket(moves.visited(opened, Answering.EVERYTHING));
    Expect.error(moves.present(ticket, moves.verifier()), 400, "invalid_grant");
  }
}
