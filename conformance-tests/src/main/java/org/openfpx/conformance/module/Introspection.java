package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.openfpx.conformance.exchange.Request;

/** What tokens are said to be good for (Federated Authorization section 5). */
final class Introspection implements KitModule {
  /** Any time before is none of these days. */
  private static final long PLAUSIBLE = 1_500_000_000;

  @Override
  public String name() {
    return "introspection";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        of("FA-5-03", "A plain token shows no permissions", Introspection::plainToken),
        of("FA-5.1-01", "Introspection takes a PAT", Introspection::takesPat),
        of("FA-5.1-03", "GET is refused", Introspection::byGet),
        of("FA-5.1-04", "A request without a token is malformed", Introspection::withoutToken),
        granted("FA-5.1-05", "A PAT shows what concerns its server", Introspection::othersPat)
            .needing(Capability.CLIENTS, Capability.TWO_RESOURCE_SERVERS),
        of("FA-5.1.1-01", "The answer has active", Introspection::hasActive),
        granted("FA-5.1.1-02", "An active token has no scope", Introspection::withoutScope),
        granted("FA-5.1.1-03", "Permissions are resources with scopes", Introspection::shape),
        granted("FA-5.1.1-04", "Resources are registered ones", Introspection::registered),
        granted("FA-5.1.1-05", "Scopes are registered ones", Introspection::registeredScopes),
        granted("FA-5.1.1-06", "Times are seconds", Introspection::times),
        of("FA-5.1.1-09", "A token that is none is inactive", Introspection::inactive)
            .in(Check.Turn.EARLY),
        granted("FA-5.1.1-10", "Members are as documented", Introspection::documented));
  }

  private static Check of(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.PAT);
  }

  /** One that needs a token first. */
  private static Check granted(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.PAT, Capability.CLIENTS);
  }

  private static void plainToken(Subject subject) {
    var pat = subject.driver().pat(ServerRole.FIRST);
    var body = Expect.json(new Moves(subject).introspect(ServerRole.FIRST, pat), 200);
    Expect.absent(body, "permissions");
    if (!body.path("active").asBoolean()) {
      throw new NotOffered("the server says of a PAT that it is inactive here, and nothing else");
    }
  }

  private static void takesPat(Subject subject) {
    var moves = new Moves(subject);
    Expect.json(moves.introspectWithPat(ServerRole.FIRST, Chance.token()), 200);
    var endpoint = subject.endpoint("introspection_endpoint");
    var request = Request.form("Introspect with no PAT", endpoint, Map.of("token", Chance.token()));
    Expect.status(subject.send(request), 401);
    Expect.status(subject.send(request.bearer(Chance.token())), 401);
  }

  private static void byGet(Subject subject) {
    var endpoint = subject.endpoint("introspection_endpoint");
    var address = Request.query(endpoint, Map.of("token", Chance.token()));
    var request = Request.get("Introspect by GET", address);
    Expect.status(new Moves(subject).withPat(ServerRole.FIRST, request), 405);
  }

  private static void withoutToken(Subject subject) {
    var endpoint = subject.endpoint("introspection_endpoint");
    var request = Request.form("Introspect nothing", endpoint, Map.of("nothing", "x"));
    var asked = subject.driver().introspecting(ServerRole.FIRST, request);
    Expect.error(subject.send(asked), 400, "invalid_request");
  }

  private static void othersPat(Subject subject) {
    var journey = new Journey(subject);
    var token = token(subject, journey);
    showsNothing(subject, journey, ServerRole.SECOND, token);
    if (subject.driver().capabilities().contains(Capability.TWO_OWNERS)) {
      showsNothing(subject, journey, ServerRole.FIRST_FOR_CAROL, token);
    }
  }

  private static void showsNothing(
      Subject subject, Journey journey, ServerRole stranger, String token) {
    var body = Expect.json(new Moves(subject).introspect(stranger, token), 200);
    for (var permission : body.path("permissions")) {
      Expect.that(
          !permission.path("resource_id").asText().equals(journey.id(ResourceRole.R1)),
          "nothing of another's resource",
          "its permission");
    }
  }

  private static String token(Subject subject, Journey journey) {
    var client = subject.driver().client(ClientRole.FIRST);
    return Expect.text(journey.granted(client), "access_token");
  }

  private static void hasActive(Subject subject) {
    var answer = new Moves(subject).introspect(ServerRole.FIRST, Chance.token());
    var body = Expect.json(answer, 200);
    Expect.that(body.path("active").isBoolean(), "active, true or false", body.toString());
    PermissionEndpoint.noStore(subject, answer);
  }

  private static void withoutScope(Subject subject) {
    Expect.absent(active(subject, new Journey(subject)), "scope");
  }

  private static JsonNode active(Subject subject, Journey journey) {
    var token = token(subject, journey);
    var body = Expect.json(new Moves(subject).introspect(journey.holder(), token), 200);
    Expect.that(body.path("active").asBoolean(), "an active token", "active: false");
    return body;
  }

  private static void shape(Subject subject) {
    var permissions = active(subject, new Journey(subject)).path("permissions");
    Expect.that(
        permissions.isArray() && !permissions.isEmpty(),
        "permissions, an array with members",
        Expect.kind(permissions));
    for (var permission : permissions) {
      Expect.text(permission, "resource_id");
      var scopes = permission.path("resource_scopes");
      Expect.that(
          scopes.isArray() && scopes.valueStream().allMatch(JsonNode::isTextual),
          "resource_scopes, an array of texts",
          scopes.isMissingNode() ? "none" : scopes.toString());
    }
  }

  private static void registered(Subject subject) {
    var journey = new Journey(subject);
    var listed = ResourceOperations.ids(new Moves(subject).list(journey.holder()));
    for (var permission : active(subject, journey).path("permissions")) {
      var id = permission.path("resource_id").asText();
      Expect.that(
          listed.contains(id) || id.equals(journey.id(ResourceRole.R1)),
          "a resource of the owner's",
          "one that is not in the list");
    }
  }

  private static void registeredScopes(Subject subject) {
    var journey = new Journey(subject);
    for (var permission : active(subject, journey).path("permissions")) {
      if (permission.path("resource_id").asText().equals(journey.id(ResourceRole.R1))) {
        var scopes = Moves.texts(permission.path("resource_scopes"));
        Expect.that(
            ResourceRole.R1.scopes().containsAll(scopes),
            "scopes of the resource " + ResourceRole.R1.scopes(),
            scopes.toString());
      }
    }
  }

  private static void times(Subject subject) {
    var body = active(subject, new Journey(subject));
    time(body);
    body.path("permissions").forEach(Introspection::time);
  }

  private static void time(JsonNode object) {
    for (var member : List.of("exp", "iat", "nbf")) {
      var value = object.path(member);
      Expect.that(
          value.isMissingNode() || (value.isIntegralNumber() && value.asLong() > PLAUSIBLE),
          member + " in seconds since 1970",
          value.toString());
    }
    Expect.that(
        !object.has("iat") || !object.has("exp") || iat(object) <= object.path("exp").asLong(),
        "iat no later than exp",
        "later");
  }

  private static long iat(JsonNode object) {
    return object.path("iat").asLong();
  }

  private static void inactive(Subject subject) {
    var moves = new Moves(subject);
    var tokens =
        List.of(Chance.token(), "x", "a.b.c", Altered.of(subject.driver().pat(ServerRole.FIRST)));
    for (var token : tokens) {
      inactive(moves.introspect(ServerRole.FIRST, token));
    }
    expired(subject);
  }

  private static void expired(Subject subject) {
    var can = subject.driver().capabilities();
    if (Expiry.lasts(subject) && can.contains(Capability.CLIENTS)) {
      var journey = new Journey(subject);
      var token = token(subject, journey);
      Expect.that(!journey.permissions(token).isEmpty(), "an active token", "active: false");
      Expiry.ofTokens(subject, old -> inactive(new Moves(old).introspect(journey.holder(), token)));
    }
  }

  static void inactive(Answer answer) {
    var body = Expect.json(answer, 200);
    Expect.that(
        body.path("active").isBoolean() && !body.path("active").asBoolean() && body.size() == 1,
        "{\"active\":false} and nothing else",
        body.size() + " members, active: " + body.path("active"));
  }

  private static void documented(Subject subject) {
    var body = active(subject, new Journey(subject));
    for (var member : List.of("client_id", "iss", "exp", "iat")) {
      if (!body.has(member)) {
        subject.doubt(member + " in the answer", "none");
      }
    }
  }
}
