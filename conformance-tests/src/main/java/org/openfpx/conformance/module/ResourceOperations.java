package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** Creating, reading, updating, deleting, listing (Federated Authorization section 3.2). */
final class ResourceOperations {
  private static final int TOO_LONG = 1_000_000;

  static final List<Check> CHECKS =
      List.of(
          check("FA-3.2-01", "Five operations, each with a PAT", ResourceOperations::five),
          check("FA-3.2-02", "Answers name the resource", ResourceOperations::named),
          check("FA-3.2-03", "The owner's page is an address", ResourceOperations::ownersPage),
          check("FA-3.2-04", "What is not there is 404", ResourceOperations::notFound),
          check("FA-3.2-05", "Other methods are 405", ResourceOperations::methods)
              .in(Check.Turn.ALONE),
          check("FA-3.2-06", "What is malformed is 400", ResourceOperations::malformed),
          check("FA-3.2-07", "Another media type is refused", ResourceOperations::mediaType),
          check("FA-3.2.1-01", "Creating is 201 with Location", ResourceOperations::created),
          check("FA-3.2.1-02", "Two registrations, two resources", ResourceOperations::two),
          check("FA-3.2.2-01", "What is read is what was registered", ResourceOperations::read),
          check("FA-3.2.3-01", "Updating replaces all", ResourceOperations::replaced),
          check("FA-3.2.3-02", "A bad update changes nothing", ResourceOperations::badUpdate),
          check("FA-3.2.3-03", "A scope taken away is gone", ResourceOperations::scopeGone),
          check("FA-3.2.4-01", "What is deleted is gone", ResourceOperations::deleted),
          check("FA-3.2.4-02", "Deleting ends what was granted", ResourceOperations::endsGrants)
              .needing(Capability.CLIENTS, Capability.REGISTRATION, Capability.POLICY),
          check("FA-3.2.5-01", "The list has the ids", ResourceOperations::listed),
          check("FA-3.2.5-02", "An empty list is one", ResourceOperations::emptyList),
          check("FA-3.2.5-03", "Each server has a list of its own", ResourceOperations::isolated)
              .needing(Capability.REGISTRATION, Capability.TWO_RESOURCE_SERVERS));

  private ResourceOperations() {}

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.PAT, Capability.REGISTRATION);
  }

  private static void five(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    Expect.status(moves.read(ServerRole.FIRST, id), 200);
    Expect.status(moves.replace(ServerRole.FIRST, id, moves.description(1)), 200, 204);
    Expect.status(moves.list(ServerRole.FIRST), 200);
    var body = moves.description(1).toString();
    for (var request :
        List.of(
            Request.json("Register with no PAT", "POST", moves.registration(), body),
            Request.get("List with no PAT", moves.registration()),
            Request.get("Read with no PAT", moves.registration(id)),
            Request.json("Replace with no PAT", "PUT", moves.registration(id), body),
            bare("Remove with no PAT", "DELETE", moves.registration(id)))) {
      Expect.status(subject.send(request), 401);
    }
    Expect.status(moves.remove(ServerRole.FIRST, id), 200, 204);
    bothForms(subject, moves);
  }

  /** The collection with a slash at its end and without, where that is what was promised. */
  private static void bothForms(Subject subject, Moves moves) {
    var slash = moves.registration("").toString();
    var plain = slash.substring(0, slash.length() - 1);
    for (var form : List.of(slash, plain)) {
      var request = Request.get("List at " + form, URI.create(form));
      var answer = moves.withPat(ServerRole.FIRST, request);
      if ("both".equals(subject.driver().choices().get("A-02"))) {
        Expect.status(answer, 200);
      } else {
        subject.note(form + " answers " + answer.status() + " (choice A-02)");
      }
    }
  }

  private static Request bare(String name, String method, URI url) {
    return new Request(name, method, url, Map.of(), "");
  }

  private static void named(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    for (var answer :
        List.of(
            moves.read(ServerRole.FIRST, id),
            moves.replace(ServerRole.FIRST, id, moves.description(1)))) {
      var named = Expect.text(Expect.json(answer, 200), "_id");
      Expect.that(named.equals(id), "the same _id", "another");
    }
  }

  private static void ownersPage(Subject subject) {
    var moves = new Moves(subject);
    var body = Expect.json(moves.create(ServerRole.FIRST, moves.description(2)), 201);
    if (!body.has("user_access_policy_uri")) {
      throw new NotOffered("the server says no user_access_policy_uri");
    }
    var page = URI.create(Expect.text(body, "user_access_policy_uri"));
    Expect.that(
        page.isAbsolute() && page.getHost() != null,
        "an absolute user_access_policy_uri",
        page.toString());
    var other = Expect.json(moves.create(ServerRole.FIRST, moves.description(2)), 201);
    Expect.that(
        !page.toString().equals(other.path("user_access_policy_uri").asText()),
        "a page for each resource",
        "one and the same");
  }

  private static void notFound(Subject subject) {
    var moves = new Moves(subject);
    var gone = moves.register(ServerRole.FIRST, 1);
    moves.remove(ServerRole.FIRST, gone);
    for (var id : List.of(Chance.token(), gone)) {
      for (var answer :
          List.of(
              moves.read(ServerRole.FIRST, id),
              moves.replace(ServerRole.FIRST, id, moves.description(1)),
              moves.remove(ServerRole.FIRST, id))) {
        Expect.status(answer, 404);
      }
    }
  }

  private static void methods(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 1);
    var body = moves.description(1).toString();
    var requests =
        new ArrayList<>(
            List.of(
                Request.json("Patch a resource", "PATCH", moves.registration(id), body),
                Request.json("Post to a resource", "POST", moves.registration(id), body)));
    if (ids(moves.list(ServerRole.FIRST)).equals(List.of(id))) {
      requests.add(Request.json("Patch the collection", "PATCH", moves.registration(), body));
      requests.add(Request.json("Put the collection", "PUT", moves.registration(), body));
      requests.add(bare("Delete the collection", "DELETE", moves.registration()));
    } else {
      subject.note("the collection was let be: the owner has other resources in it");
    }
    for (var request : requests) {
      var answer = Expect.status(moves.withPat(ServerRole.FIRST, request), 405);
      if (answer.header("Allow").isEmpty()) {
        subject.doubt("Allow, with what is supported", "405 without it");
      }
    }
  }

  private static void malformed(Subject subject) {
    var moves = new Moves(subject);
    var scope = moves.scopes(1).getFirst();
    var twice =
        moves.description(1).toString().replaceFirst("\\{", "{\"name\":\"first\",\"name\":\"x\",");
    for (var body :
        List.of("no JSON", "[\"" + scope + "\"]", "{", "7", "{\"resource_scopes\":7}")) {
      Expect.status(moves.create(ServerRole.FIRST, body), 400);
    }
    var empty = new Request("Send nothing", "POST", moves.registration(), JSON_TYPE, "");
    Expect.status(moves.withPat(ServerRole.FIRST, empty), 400, 411, 415);
    var repeated = moves.create(ServerRole.FIRST, twice);
    if (repeated.status() != 400) {
      subject.doubt("a member that is there twice is refused", Expect.seen(repeated));
    }
    var long1 = moves.description(1).put("description", "x".repeat(TOO_LONG));
    try {
      var taken = Expect.status(moves.create(ServerRole.FIRST, long1), 400, 413, 201);
      subject.ought(taken.status() != 201, "a description of a megabyte is refused", "status 201");
    } catch (UnexpectedAnswer brokenOff) {
      subject.note("a description of a megabyte ends the connection before it is sent");
      Expect.status(moves.list(ServerRole.FIRST), 200, 204);
    }
  }

  private static final Map<String, String> JSON_TYPE = Map.of("Content-Type", "application/json");

  private static void mediaType(Subject subject) {
    var moves = new Moves(subject);
    var text =
        new Request(
            "Register as plain text",
            "POST",
            moves.registration(),
            Map.of("Content-Type", "text/plain"),
            moves.description(1).toString());
    var answer = moves.withPat(ServerRole.FIRST, text);
    if (answer.status() == 201) {
      moves.remove(ServerRole.FIRST, answer.json().path("_id").asText());
    }
    Expect.status(answer, 415, 400);
  }

  private static void created(Subject subject) {
    var moves = new Moves(subject);
    var answer = moves.create(ServerRole.FIRST, moves.description(2));
    var id = Expect.text(Expect.json(answer, 201), "_id");
    var location = answer.header("Location").orElse("");
    Expect.that(!location.isEmpty(), "Location", "none");
    var address = moves.registration().resolve(location);
    Expect.that(location.contains(id), "the _id in Location", location);
    Expect.status(moves.withPat(ServerRole.FIRST, Request.get("Follow Location", address)), 200);
  }

  private static void two(Subject subject) {
    var moves = new Moves(subject);
    var first = moves.create(ServerRole.FIRST, moves.description(2));
    var second = moves.create(ServerRole.FIRST, moves.description(2));
    if (second.status() == 409) {
      subject.doubt("two equal descriptions are two resources", Expect.seen(second));
      return;
    }
    var one = Expect.text(Expect.json(first, 201), "_id");
    var other = Expect.text(Expect.json(second, 201), "_id");
    Expect.that(!one.equals(other), "two ids", "the same twice");
  }

  private static void read(Subject subject) {
    var moves = new Moves(subject);
    var description = moves.description(2).put("description", "Some words");
    var id = moves.register(ServerRole.FIRST, description);
    var kept = ResourceDescriptions.read(moves, id);
    description
        .fieldNames()
        .forEachRemaining(name -> {
          if (!name.equals("resource_scopes")) {
            ResourceDescriptions.same(description, kept, name);
          }
        });
    sameScopes(description, kept);
    Expect.text(kept, "_id");
  }

  /** The order in which scopes are told means nothing. */
  static void sameScopes(JsonNode registered, JsonNode kept) {
    Expect.that(
        Moves.texts(registered.path("resource_scopes"))
            .equals(Moves.texts(kept.path("resource_scopes"))),
        "resource_scopes " + registered.path("resource_scopes"),
        kept.path("resource_scopes").toString());
  }

  private static void replaced(Subject subject) {
    var moves = new Moves(subject);
    var id =
        moves.register(ServerRole.FIRST, moves.description(2).put("description", "Some words"));
    var answer = moves.replace(ServerRole.FIRST, id, moves.description(1));
    Expect.that(Expect.text(Expect.json(answer, 200), "_id").equals(id), "the same _id", "another");
    var kept = ResourceDescriptions.read(moves, id);
    Expect.absent(kept, "description");
    sameScopes(moves.description(1), kept);
  }

  private static void badUpdate(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, moves.description(2));
    var without = moves.description(2).put("name", "other").without("resource_scopes");
    Expect.status(moves.replace(ServerRole.FIRST, id, without), 400);
    ResourceDescriptions.same(moves.description(2), ResourceDescriptions.read(moves, id), "name");
    Expect.status(moves.replace(ServerRole.FIRST, Chance.token(), moves.description(1)), 404);
  }

  private static void scopeGone(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    moves.ticket(ServerRole.FIRST, Moves.permission(id, moves.scopes(2)));
    Expect.status(moves.replace(ServerRole.FIRST, id, moves.description(1)), 200, 204);
    var refused = moves.askForTicket(ServerRole.FIRST, Moves.permission(id, moves.scopes(2)));
    Expect.error(refused, 400, "invalid_scope");
    var can = subject.driver().capabilities();
    if (can.contains(Capability.CLIENTS) && can.contains(Capability.POLICY)) {
      goneFromTokens(subject, moves);
    }
  }

  private static void goneFromTokens(Subject subject, Moves moves) {
    var id = moves.register(ServerRole.FIRST, 2);
    var token = granted(subject, moves, id, 2);
    Expect.status(moves.replace(ServerRole.FIRST, id, moves.description(1)), 200, 204);
    var gone = moves.scopes(2).getLast();
    var told = Expect.json(moves.introspect(ServerRole.FIRST, token), 200);
    subject.ought(
        told.path("permissions").findValues("resource_scopes").stream()
            .noneMatch(scopes -> Moves.texts(scopes).contains(gone)),
        "a token without the scope that was taken away",
        "the scope still there");
  }

  /** A token for the first so many scopes of a resource, which everybody may have from now on. */
  private static String granted(Subject subject, Moves moves, String id, int scopes) {
    subject.driver().allow(id, moves.scopes(2));
    var client = subject.driver().client(ClientRole.SECOND);
    var ticket = moves.ticket(ServerRole.FIRST, Moves.permission(id, moves.scopes(scopes)));
    return Expect.text(Expect.json(moves.present(client, ticket), 200), "access_token");
  }

  private static void deleted(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 1);
    var answer = Expect.status(moves.remove(ServerRole.FIRST, id), 200, 204);
    Expect.that(
        answer.status() == 200 || answer.body().isEmpty(), "204 without a body", "204 with one");
    Expect.status(moves.read(ServerRole.FIRST, id), 404);
    Expect.that(
        !ids(moves.list(ServerRole.FIRST)).contains(id), "a list without it", "it in the list");
  }

  private static void endsGrants(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 2);
    var token = granted(subject, moves, id, 1);
    moves.remove(ServerRole.FIRST, id);
    var body = Expect.json(moves.introspect(ServerRole.FIRST, token), 200);
    Expect.that(
        body.path("permissions").findValuesAsText("resource_id").stream().noneMatch(id::equals),
        "no permission on what is gone",
        "the permission still there");
  }

  private static void listed(Subject subject) {
    var moves = new Moves(subject);
    var kept = moves.register(ServerRole.FIRST, 1);
    var gone = moves.register(ServerRole.FIRST, 1);
    moves.remove(ServerRole.FIRST, gone);
    var ids = ids(moves.list(ServerRole.FIRST));
    Expect.that(ids.contains(kept), "what was registered in the list", "a list without it");
    Expect.that(!ids.contains(gone), "a list without what was removed", "it in the list");
  }

  /** Other checks take away what they register, so that the list may well be empty. */
  private static void emptyList(Subject subject) {
    var answer = new Moves(subject).list(ServerRole.FIRST);
    if (answer.status() == 204) {
      subject.doubt("200 with []", "204");
      return;
    }
    var list = Expect.json(answer, 200);
    Expect.that(list.isArray(), "an array", Expect.kind(list));
    if (!list.isEmpty()) {
      subject.note("the owner has other resources, so that no empty list was seen");
    }
  }

  private static void isolated(Subject subject) {
    var moves = new Moves(subject);
    var id = moves.register(ServerRole.FIRST, 1);
    Expect.that(
        !ids(moves.list(ServerRole.SECOND)).contains(id),
        "a list of the second server's alone",
        "the first one's resource in it");
    Expect.status(moves.read(ServerRole.SECOND, id), ofAnother(subject));
  }

  /** The statuses for what belongs to another owner or another server. */
  static Integer[] ofAnother(Subject subject) {
    return "404".equals(subject.driver().choices().get("A-03"))
        ? new Integer[] {404}
        : new Integer[] {404, 403};
  }

  static List<String> ids(Answer answer) {
    var list = Expect.json(answer, 200);
    Expect.that(list.isArray(), "an array of ids", Expect.kind(list));
    for (var one : list) {
      Expect.that(one.isTextual(), "an array of texts", "a " + Expect.kind(one) + " in it");
    }
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
