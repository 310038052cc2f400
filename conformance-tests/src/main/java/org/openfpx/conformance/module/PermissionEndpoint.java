package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** Where resource servers get tickets (Federated Authorization section 4). */
final class PermissionEndpoint implements KitModule {
  private static final String[] REFUSED = {"invalid_request", "invalid_resource_id"};

  @Override
  public String name() {
    return "permission-endpoint";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.of("FA-4-01", "A PAT asks for its owner's resources alone", PermissionEndpoint::owner)
            .needing(Capability.REGISTRATION, Capability.TWO_OWNERS),
        check("FA-4-04", "A permission may have no scopes", PermissionEndpoint::withoutScopes),
        check("FA-4.1-01", "One object, or an array of some", PermissionEndpoint::objectOrArray),
        check("FA-4.1-02", "resource_id is required", PermissionEndpoint::resourceIsRequired),
        check("FA-4.1-04", "resource_scopes is required", PermissionEndpoint::scopesAreRequired),
        check("FA-4.2-01", "The answer is 201 with a ticket", PermissionEndpoint::answersTicket),
        check("FA-4.2-02", "Several permissions, one ticket", PermissionEndpoint::oneTicket),
        check("FA-4.2-04", "Each request has a new ticket", PermissionEndpoint::newTicket),
        check("FA-4.3-01 FA-4.1-03", "Unknown resources are refused", PermissionEndpoint::unknown),
        check(
            "FA-4.3-02 FA-4.1-05", "Unregistered scopes are refused", PermissionEndpoint::badScope),
        check("FA-4.3-03", "Who has no PAT learns nothing else", PermissionEndpoint::withoutPat));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.PAT, Capability.REGISTRATION);
  }

  private static void owner(Subject subject) {
    var moves = new Moves(subject);
    var hers = moves.register(ServerRole.FIRST_FOR_CAROL, 2);
    var mine = moves.register(ServerRole.FIRST, 2);
    var foreign = Moves.permission(hers, moves.scopes(1));
    Expect.error(moves.askForTicket(ServerRole.FIRST, foreign), 400, "invalid_resource_id");
    var both = Moves.permissions(Moves.permission(mine, moves.scopes(1)), foreign);
    refused(moves.askForTicket(ServerRole.FIRST, both), "invalid_resource_id");
  }

  private static void withoutScopes(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    moves.ticket(ServerRole.FIRST, Moves.permission(id, List.of()));
  }

  private static void objectOrArray(Subject subject) {
    var moves = new Moves(subject);
    var permissions = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 3; i++) {
      permissions.add(Moves.permission(moves.register(ServerRole.FIRST, 2), moves.scopes(1)));
    }
    var one = moves.askForTicket(ServerRole.FIRST, permissions.get(0).toString());
    Expect.text(Expect.json(one, 201), "ticket");
    moves.ticket(ServerRole.FIRST, Moves.permissions((ObjectNode) permissions.get(0)));
    moves.ticket(ServerRole.FIRST, permissions);
    Expect.status(moves.askForTicket(ServerRole.FIRST, "[]"), 400);
    Expect.status(moves.askForTicket(ServerRole.FIRST, "\"" + Chance.name() + "\""), 400);
    var endpoint = subject.endpoint("permission_endpoint");
    Expect.status(moves.withPat(ServerRole.FIRST, Request.get("Ask by GET", endpoint)), 405, 404);
  }

  private static void resourceIsRequired(Subject subject) {
    var moves = new Moves(subject);
    moves.register(ServerRole.FIRST, 1);
    var without = Moves.permission("x", moves.scopes(1));
    without.remove("resource_id");
    Expect.error(moves.askForTicket(ServerRole.FIRST, without), 400, REFUSED);
    Expect.error(
        moves.askForTicket(ServerRole.FIRST, without.deepCopy().putNull("resource_id")),
        400,
        REFUSED);
    Expect.error(
        moves.askForTicket(ServerRole.FIRST, without.deepCopy().put("resource_id", 7)),
        400,
        REFUSED);
  }

  private static void scopesAreRequired(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    var without = JsonNodeFactory.instance.objectNode().put("resource_id", id);
    Expect.status(moves.askForTicket(ServerRole.FIRST, without), 400);
    var text = without.deepCopy().put("resource_scopes", moves.scopes(1).getFirst());
    Expect.status(moves.askForTicket(ServerRole.FIRST, text), 400);
  }

  private static void answersTicket(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    var answer = moves.askForTicket(ServerRole.FIRST, Moves.permission(id, moves.scopes(1)));
    Expect.text(Expect.json(answer, 201), "ticket");
    noStore(subject, answer);
  }

  private static void oneTicket(Subject subject) {
    var moves = new Moves(subject);
    var permissions =
        Moves.permissions(
            Moves.permission(moves.register(ServerRole.FIRST, 2), moves.scopes(2)),
            Moves.permission(moves.register(ServerRole.FIRST, 2), moves.scopes(1)));
    var body = Expect.json(moves.askForTicket(ServerRole.FIRST, permissions), 201);
    Expect.that(body.isObject(), "one object", Expect.kind(body));
    Expect.text(body, "ticket");
  }

  private static void newTicket(Subject subject) {
    var moves = new Moves(subject);
    var permission = Moves.permission(moves.register(ServerRole.FIRST, 2), moves.scopes(1));
    var one = moves.ticket(ServerRole.FIRST, permission);
    var other = moves.ticket(ServerRole.FIRST, permission);
    Expect.that(!one.equals(other), "two tickets", "the same ticket twice");
  }

  private static void unknown(Subject subject) {
    var moves = new Moves(subject);
    var scopes = moves.scopes(1);
    refused(
        moves.askForTicket(ServerRole.FIRST, Moves.permission(Chance.token(), scopes)),
        "invalid_resource_id");
    var gone = moves.register(ServerRole.FIRST, 2);
    moves.remove(ServerRole.FIRST, gone);
    refused(
        moves.askForTicket(ServerRole.FIRST, Moves.permission(gone, scopes)),
        "invalid_resource_id");
    if (subject.driver().capabilities().contains(Capability.TWO_RESOURCE_SERVERS)) {
      var elsewhere = moves.register(ServerRole.SECOND, 2);
      refused(
          moves.askForTicket(ServerRole.FIRST, Moves.permission(elsewhere, scopes)),
          "invalid_resource_id");
    }
  }

  private static void badScope(Subject subject) {
    var moves = new Moves(subject);
    var narrow = moves.register(ServerRole.FIRST, 2);
    var wide = moves.register(ServerRole.FIRST, 3);
    refused(
        moves.askForTicket(ServerRole.FIRST, Moves.permission(narrow, moves.scopes(3))),
        "invalid_scope");
    var second =
        Moves.permissions(
            Moves.permission(wide, moves.scopes(3)), Moves.permission(narrow, moves.scopes(3)));
    refused(moves.askForTicket(ServerRole.FIRST, second), "invalid_scope");
    refused(
        moves.askForTicket(ServerRole.FIRST, Moves.permission(wide, List.of(Chance.name()))),
        "invalid_scope");
  }

  private static void withoutPat(Subject subject) {
    var endpoint = subject.endpoint("permission_endpoint");
    var body = Moves.permission(Chance.token(), List.of("read")).toString();
    var request = Request.json("Ask with no PAT", "POST", endpoint, body);
    Expect.status(subject.send(request), 401);
    Expect.status(subject.send(request.bearer(Chance.token())), 401);
  }

  private static void refused(Answer answer, String code) {
    Expect.absent(Expect.error(answer, 400, code), "ticket");
  }

  static void noStore(Subject subject, Answer answer) {
    var cached = answer.header("Cache-Control").orElse("none");
    if (!cached.contains("no-store")) {
      subject.doubt("Cache-Control: no-store", cached);
    }
  }
}
