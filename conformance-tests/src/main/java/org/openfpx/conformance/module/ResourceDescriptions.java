package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Description;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;

/** What a resource is described as (Federated Authorization section 3.1). */
final class ResourceDescriptions {
  static final List<Check> CHECKS =
      List.of(
          check(
              "FA-1.1-01 UG-1.1-02",
              "Unknown members are passed over",
              ResourceDescriptions::unknown),
          check("FA-3-01", "Protection lasts from registering to removing", Lasting::lasts),
          check("FA-3.1-01", "resource_scopes is required", ResourceDescriptions::scopesRequired),
          check("FA-3.1-02", "Scopes are plain texts or URIs", ResourceDescriptions::uriScopes),
          check("FA-3.1-03", "Texts are kept", ResourceDescriptions::texts),
          check("FA-3.1-04", "Texts may have a language", ResourceDescriptions::languages),
          check("FA-3.1.1-01", "Nobody fetches what is described", Fetching::fetchesNothing));

  private static final Map<String, String> TEXTS =
      Map.of(
          "name", "Photo album",
          "description", "Pictures of \"a journey\" <b>",
          "icon_uri", "https://rs.example/icon.png");

  private ResourceDescriptions() {}

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.PAT, Capability.REGISTRATION);
  }

  private static void unknown(Subject subject) {
    var moves = new Moves(subject);
    var more = JsonNodeFactory.instance.objectNode().put("k", 1);
    var description = moves.description(2).<ObjectNode>set("x_test", more);
    var id = moves.register(ServerRole.FIRST, description);
    var permission = Moves.permission(id, moves.scopes(1)).<ObjectNode>set("x_test", more);
    moves.ticket(ServerRole.FIRST, permission);
  }

  private static void scopesRequired(Subject subject) {
    var moves = new Moves(subject);
    var without = moves.description(1).without("resource_scopes");
    var scope = moves.scopes(1).getFirst();
    var wrong =
        List.<JsonNode>of(
            without,
            moves.description(1).putNull("resource_scopes"),
            moves.description(1).put("resource_scopes", scope),
            moves
                .description(1)
                .set("resource_scopes", JsonNodeFactory.instance.objectNode().put("a", scope)),
            moves
                .description(1)
                .set("resource_scopes", JsonNodeFactory.instance.arrayNode().add(scope).add(7)));
    for (var description : wrong) {
      Expect.status(moves.create(ServerRole.FIRST, description), 400);
    }
    var empty = moves.description(1).set("resource_scopes", JsonNodeFactory.instance.arrayNode());
    var answer = Expect.status(moves.create(ServerRole.FIRST, empty), 201, 400);
    if ("400".equals(subject.driver().choices().get("A-11"))) {
      Expect.status(answer, 400);
    }
  }

  private static void uriScopes(Subject subject) {
    var scope =
        subject
            .driver()
            .description()
            .uriScope()
            .orElseThrow(
                () -> new NotOffered("the server has but scopes of its own, which are no URIs"));
    var moves = new Moves(subject);
    var description = moves.description(1);
    description.withArray("resource_scopes").add(scope);
    var id = moves.register(ServerRole.FIRST, description);
    ResourceOperations.sameScopes(description, read(moves, id));
  }

  private static void texts(Subject subject) {
    var moves = new Moves(subject);
    for (var text : TEXTS.entrySet()) {
      var description = moves.description(2).put(text.getKey(), text.getValue());
      var id = moves.register(ServerRole.FIRST, description);
      same(description, read(moves, id), text.getKey());
    }
    var all = moves.description(2);
    TEXTS.forEach(all::put);
    var id = moves.register(ServerRole.FIRST, all);
    var kept = read(moves, id);
    TEXTS.keySet().forEach(name -> same(all, kept, name));
    for (var name : List.of("name", "description", "icon_uri", "type")) {
      Expect.status(moves.create(ServerRole.FIRST, moves.description(2).put(name, 7)), 400);
    }
    var noUri = moves.create(ServerRole.FIRST, moves.description(2).put("icon_uri", "no uri"));
    if (noUri.status() == 201) {
      subject.doubt("an icon_uri that is none is refused", Expect.seen(noUri));
    }
  }

  private static void languages(Subject subject) {
    var moves = new Moves(subject);
    var description = moves.description(2).put("name#fr", "Album de photos");
    var id = moves.register(ServerRole.FIRST, description);
    if (!read(moves, id).has("name#fr")) {
      subject.doubt("name#fr is kept", "no name#fr when the resource is read");
    }
  }

  static JsonNode read(Moves moves, String id) {
    return Expect.json(moves.read(ServerRole.FIRST, id), 200);
  }

  static void same(JsonNode registered, JsonNode kept, String member) {
    if (!registered.path(member).equals(kept.path(member))) {
      throw new Deviation(
          member + " as registered, " + registered.path(member),
          kept.has(member) ? kept.path(member).toString() : "none");
    }
  }

  /** The time for which a resource is protected. */
  private static final class Lasting {
    private static void lasts(Subject subject) {
      var moves = new Moves(subject);
      Description about = subject.driver().description();
      var id = moves.register(ServerRole.FIRST, 1);
      var permission = Moves.permission(id, about.scopes().subList(0, 1));
      moves.ticket(ServerRole.FIRST, permission);
      Expect.status(moves.remove(ServerRole.FIRST, id), 200, 204);
      Expect.error(moves.askForTicket(ServerRole.FIRST, permission), 400, "invalid_resource_id");
    }
  }
}
