package org.openfpx.conformance.module;

import java.util.Map;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Flaw;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;

/** Resources for whoever proves to be somebody, and who pushes claims for them. */
final class Claiming {
  private final Subject subject;
  private final Moves moves;

  Claiming(Subject subject) {
    this.subject = subject;
    this.moves = new Moves(subject);
  }

  Moves moves() {
    return moves;
  }

  /** A new resource at that server, whose first scope is for this person. */
  String resource(ServerRole server, RequestingParty who) {
    var id = moves.register(server, 2);
    subject.driver().allow(id, moves.scopes(1), who);
    return id;
  }

  /** A ticket for the first scope of a resource. */
  String ticket(ServerRole server, String resource) {
    return moves.ticket(server, Moves.permission(resource, moves.scopes(1)));
  }

  /** A ticket for a new resource at the first server that is for Bob. */
  String ticketForBob() {
    return ticket(ServerRole.FIRST, resource(ServerRole.FIRST, RequestingParty.BOB));
  }

  /** The fields that push what a client has of a person. */
  Map<String, String> pushing(String ticket, ClientRole client, RequestingParty who, Flaw flaw) {
    return pushing(
        ticket,
        subject.driver().claimToken(client, who, flaw),
        subject.driver().claimTokenFormat());
  }

  static Map<String, String> pushing(String ticket, String token, String format) {
    var fields = Moves.fields(ticket);
    fields.put("claim_token", token);
    fields.put("claim_token_format", format);
    return fields;
  }

  /** The first client pushes a good token of Bob's. */
  Answer pushBob(String ticket) {
    return pushBob(ticket, Map.of());
  }

  /** The same with these fields besides. */
  Answer pushBob(String ticket, Map<String, String> more) {
    var fields = pushing(ticket, ClientRole.FIRST, RequestingParty.BOB, Flaw.NONE);
    fields.putAll(more);
    return present(fields);
  }

  /** The first client presents a ticket with these fields. */
  Answer present(Map<String, String> fields) {
    return moves.present(subject.driver().client(ClientRole.FIRST), fields);
  }

  /** The token of an answer, which has to be one. */
  static String token(Answer answer) {
    return Expect.text(Expect.json(answer, 200), "access_token");
  }

  /** That nothing was proved: the client is to go on with another ticket. */
  static void provesNothing(Answer answer, String sent) {
    var body = Expect.error(answer, 403, "need_info");
    Expect.absent(body, "access_token");
    Expect.that(!Expect.text(body, "ticket").equals(sent), "a new ticket", "the one sent");
  }
}
