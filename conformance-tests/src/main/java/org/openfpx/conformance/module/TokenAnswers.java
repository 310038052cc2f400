package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;

/** Success and failure (UMA Grant sections 3.3.5 and 3.3.6). */
final class TokenAnswers {
  static final List<Check> CHECKS =
      List.of(
          check("UG-1.3-01", "Each client gets a token of its own", TokenAnswers::twoClients),
          check("UG-1.3-03", "The process goes on with the new ticket", TokenAnswers::goesOn),
          check("UG-3.3.5-01", "Success has OAuth's form", TokenAnswers::success),
          check("UG-3.3.5-02", "A refresh token is a text", TokenAnswers::refreshToken),
          check("UG-3.3.5-10", "There is no scope in the answer", TokenAnswers::withoutScope),
          check("UG-3.3.6-01", "Errors have OAuth's form", TokenAnswers::errorForm)
              .needing(Capability.CLIENTS, Capability.PAT, Capability.UNSHARED_RESOURCES),
          check("UG-3.3.6-02", "A bad ticket is invalid_grant", TokenAnswers::badTickets)
              .in(Check.Turn.EARLY),
          check("UG-3.3.6-05", "need_info says how to go on", TokenAnswers::needInfo),
          check("UG-3.3.6-06", "need_info has a new ticket", TokenAnswers::needInfoTicket),
          check("UG-3.3.6-07", "Required claims are objects", TokenAnswers::requiredClaims),
          check("UG-3.3.6-09", "A refusal is 403", TokenAnswers::denied)
              .needing(Capability.CLIENTS, Capability.PAT, Capability.POLICY),
          check("UG-3.3.6-15", "Final errors have no ticket", TokenAnswers::finalErrors),
          check("UG-5.6-01", "Nothing is granted by default", TokenAnswers::defaultDeny)
              .needing(Capability.CLIENTS, Capability.PAT, Capability.UNSHARED_RESOURCES));

  private static final Map<String, JsonKind> CLAIM_MEMBERS =
      Map.of(
          "claim_token_format", JsonKind.TEXTS,
          "claim_type", JsonKind.TEXT,
          "friendly_name", JsonKind.TEXT,
          "issuer", JsonKind.TEXTS,
          "name", JsonKind.TEXT);

  private TokenAnswers() {}

  private enum JsonKind {
    TEXT,
    TEXTS
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return TokenRequests.check(clauses, title, body);
  }

  private static void twoClients(Subject subject) {
    var journey = new Journey(subject);
    var one = journey.granted(subject.driver().client(ClientRole.FIRST));
    var other = journey.granted(subject.driver().client(ClientRole.SECOND));
    Expect.that(
        !Expect.text(one, "access_token").equals(Expect.text(other, "access_token")),
        "two tokens",
        "the same twice");
  }

  private static void goesOn(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    var next = TokenRequests.next(subject, moves, client, moves.unsharedTicket());
    var answer = moves.present(client, next);
    Expect.that(TokenRequests.isOfTheGrant(answer), "the new ticket is good", Expect.seen(answer));
  }

  private static Answer granted(Subject subject) {
    var wanted = Map.of(ResourceRole.R1, List.of("a"));
    return new Journey(subject).end(TokenRequests.first(subject), wanted, "");
  }

  private static void success(Subject subject) {
    var answer = granted(subject);
    var body = Expect.json(answer, 200);
    Expect.text(body, "access_token");
    var type = Expect.text(body, "token_type");
    Expect.that(type.equalsIgnoreCase("Bearer") || type.equals("DPoP"), "token_type Bearer", type);
    PermissionEndpoint.noStore(subject, answer);
    var expires = body.path("expires_in");
    if (!expires.isIntegralNumber() || expires.asLong() <= 0) {
      subject.doubt("expires_in, a positive whole number", expires.toString());
    }
  }

  private static void refreshToken(Subject subject) {
    var body = Expect.json(granted(subject), 200);
    if (body.has("refresh_token")) {
      Expect.text(body, "refresh_token");
    } else {
      subject.note("no refresh token came along");
    }
  }

  private static void withoutScope(Subject subject) {
    Expect.absent(Expect.json(granted(subject), 200), "scope");
  }

  private static void errorForm(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    for (var answer :
        List.of(
            moves.present(client, Chance.token()), moves.present(client, moves.unsharedTicket()))) {
      var body = Expect.json(answer, 400, 403);
      Expect.that(
          Expect.text(body, "error").matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"),
          "an error code of the characters that OAuth allows",
          "others");
      for (var member : List.of("error_description", "error_uri")) {
        Expect.that(
            !body.has(member) || body.path(member).isTextual(),
            member + ", a text",
            Expect.kind(body.path(member)));
      }
      PermissionEndpoint.noStore(subject, answer);
    }
  }

  private static void badTickets(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    var unknown = moves.present(client, Chance.token());
    Expect.error(unknown, 400, "invalid_grant");
    var altered = moves.present(client, Altered.of(moves.unsharedTicket()));
    Expect.error(altered, 400, "invalid_grant");
    var ticket = moves.unsharedTicket();
    moves.present(client, ticket);
    var used = moves.present(client, ticket);
    Expect.error(used, 400, "invalid_grant");
    List.of(altered, used).forEach(answer -> same(subject, unknown, answer));
    var kept = moves.unsharedTicket();
    Expiry.ofTickets(
        subject,
        old -> {
          var late = new Moves(old).present(client, kept);
          Expect.error(late, 400, "invalid_grant");
          same(old, unknown, late);
        });
  }

  private static void same(Subject subject, Answer unknown, Answer answer) {
    subject.ought(
        answer.json().equals(unknown.json()),
        "one answer for all tickets that are not good",
        "another description");
  }

  /** The answer to a ticket of what nobody shares, where that is {@code need_info}. */
  private static JsonNode needingInfo(Subject subject, Moves moves, String ticket) {
    var answer = moves.present(TokenRequests.first(subject), ticket);
    if (!Expect.seen(answer).endsWith("need_info")) {
      throw new NotOffered("the server asks for no more information: " + Expect.seen(answer));
    }
    return Expect.json(answer, 403);
  }

  private static void needInfo(Subject subject) {
    var moves = new Moves(subject);
    var body = needingInfo(subject, moves, moves.unsharedTicket());
    Expect.text(body, "ticket");
    Expect.that(
        body.has("required_claims") || body.has("redirect_user"),
        "required_claims, redirect_user or both",
        "neither");
    if (body.has("redirect_user")) {
      var address = URI.create(Expect.text(body, "redirect_user"));
      Expect.that(address.isAbsolute(), "an absolute redirect_user", address.toString());
    }
  }

  private static void needInfoTicket(Subject subject) {
    var moves = new Moves(subject);
    var ticket = moves.unsharedTicket();
    var next = Expect.text(needingInfo(subject, moves, ticket), "ticket");
    Expect.that(!next.equals(ticket), "a new ticket", "the one that was sent");
    Expect.error(moves.present(TokenRequests.first(subject), ticket), 400, "invalid_grant");
  }

  private static void requiredClaims(Subject subject) {
    var claims = needingInfo(subject, new Moves(subject), claimed(subject)).path("required_claims");
    if (claims.isMissingNode()) {
      throw new NotOffered("the server sends no required_claims");
    }
    Expect.that(
        claims.isArray() && !claims.isEmpty(), "an array with members", Expect.kind(claims));
    for (var claim : claims) {
      Expect.that(claim.isObject(), "objects", Expect.kind(claim));
      CLAIM_MEMBERS.forEach((member, kind) -> member(claim, member, kind));
    }
  }

  /** A ticket for what claims open, where they open anything. */
  private static String claimed(Subject subject) {
    return subject.driver().capabilities().contains(Capability.PUSHED_CLAIMS)
        ? new Claiming(subject).ticketForBob()
        : new Moves(subject).unsharedTicket();
  }

  private static void member(JsonNode claim, String name, JsonKind kind) {
    var value = claim.path(name);
    boolean right =
        switch (kind) {
          case TEXT -> value.isTextual();
          case TEXTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
        };
    Expect.that(value.isMissingNode() || right, name + " of the right kind", Expect.kind(value));
  }

  private static void denied(Subject subject) {
    var moves = new Moves(subject);
    var ticket = refused(subject, moves);
    var answer = moves.present(TokenRequests.first(subject), ticket);
    if (Expect.seen(answer).matches("403 with error (need_info|request_submitted)")) {
      throw new NotOffered("the server does not refuse outright here: " + Expect.seen(answer));
    }
    Expect.error(answer, 403, "request_denied");
    Expect.error(moves.present(TokenRequests.first(subject), ticket), 400, "invalid_grant");
  }

  /** A ticket for what nobody may have, or of which its owner has said so. */
  private static String refused(Subject subject, Moves moves) {
    var id = moves.register(ServerRole.FIRST, 2);
    var ticket = moves.ticket(ServerRole.FIRST, Moves.permission(id, moves.scopes(1)));
    if (!subject.driver().capabilities().contains(Capability.APPROVAL)) {
      subject.driver().forbid(id);
      return ticket;
    }
    subject.driver().ask(id, moves.scopes(1));
    var waits = moves.present(TokenRequests.first(subject), ticket);
    var next = Expect.text(Expect.error(waits, 403, "request_submitted"), "ticket");
    subject.driver().decide(id, List.of());
    return next;
  }

  private static void finalErrors(Subject subject) {
    var moves = new Moves(subject);
    var client = TokenRequests.first(subject);
    Expect.absent(
        Expect.error(moves.present(client, Chance.token()), 400, "invalid_grant"), "ticket");
    var ticket = moves.unsharedTicket();
    var fields = Moves.fields(ticket, Chance.name());
    var refused = moves.present(client, fields);
    if (refused.status() == 400) {
      Expect.absent(Expect.error(refused, 400, "invalid_scope"), "ticket");
      Expect.error(moves.present(client, ticket), 400, "invalid_grant");
    } else {
      subject.note("a scope that is nowhere has no effect");
    }
  }

  private static void defaultDeny(Subject subject) {
    var moves = new Moves(subject);
    var answer = moves.present(TokenRequests.first(subject), moves.unsharedTicket());
    Expect.error(answer, 403, "need_info", "request_submitted", "request_denied");
  }
}
