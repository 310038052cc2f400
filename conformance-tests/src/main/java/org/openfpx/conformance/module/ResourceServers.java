package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Guarded;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.played.PlayedServer;
import org.openfpx.conformance.played.PlayedServer.Failing;

/** What a resource server answers whom (UMA Grant sections 3.1, 3.2 and 3.5). */
final class ResourceServers implements KitModule {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String UNREACHABLE = "199 - \"UMA Authorization Server Unreachable\"";

  @Override
  public String name() {
    return "rs";
  }

  @Override
  public Party party() {
    return Party.RESOURCE_SERVER;
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.of("UG-3.1-01", "Who has no token is challenged", ResourceServers::challenges),
        Check.of("UG-3.2-01", "With a ticket that was asked for", ResourceServers::asksForTicket),
        Check.of("UG-3.2-02 FA-4-03", "For what reading needs", ResourceServers::fits),
        Check.of("UG-3.2.1-01 FA-2-05", "The challenge is UMA's", ResourceServers::form),
        Check.of("UG-3.2.1-02", "Each ticket is a fresh one", ResourceServers::fresh),
        Check.of("UG-3.2.1-03 UG-6.3-01", "Nothing leaks beside it", ResourceServers::leaksNothing),
        Check.of("UG-3.2.1-04", "Scripts of others may read it", ResourceServers::exposes),
        Check.of("UG-3.2.2-01", "Without a ticket there is a warning", ResourceServers::warns),
        Check.of("UG-3.2.2-02", "And nothing else", ResourceServers::onlyWarns),
        Check.of(
            "UG-3.5-01 FA-4-02",
            "What does not suffice is challenged",
            ResourceServers::insufficient),
        Check.of("UG-3.5-02", "Wrong tokens open nothing", ResourceServers::wrong),
        Check.of("UG-3.5-03 FA-5-02", "A sufficient token is served", ResourceServers::serves),
        Check.of("FA-3-03", "A query is of the same resource", ResourceServers::queried),
        Check.of("MR-05", "No spelling opens it", ErrorPaths::look),
        Check.of("FA-5.1-02", "A hint is access_token", ResourceServers::hint),
        Check.of("FA-5.1.1-07", "The earlier end counts", ResourceServers::ends),
        Check.of("FA-5.1.1-08", "The later begin counts", ResourceServers::begins));
  }

  private static Guarded guarded(Subject subject) {
    var guarded = subject.driver().guarded();
    guarded.server().begin();
    return guarded;
  }

  /** What a sufficient token reads. */
  static Answer read(Subject subject, Guarded guarded) {
    guarded.server().tell(sufficient(guarded));
    return withToken(subject, guarded);
  }

  /** The same, when it is seen to open to a token that suffices, where one does. */
  static Guarded opened(Subject subject) {
    var guarded = guarded(subject);
    if (guarded.serves()) {
      Expect.status(read(subject, guarded), 200);
    }
    return guarded;
  }

  private static Request reading(Guarded guarded) {
    return Request.get("Read what is protected", guarded.address());
  }

  private static Answer withToken(Subject subject, Guarded guarded) {
    return subject.send(reading(guarded).bearer(Chance.token()));
  }

  /** What is said of a token that suffices. */
  private static ObjectNode sufficient(Guarded guarded) {
    long now = Chance.now().getEpochSecond();
    var told =
        JsonNodeFactory.instance
            .objectNode()
            .put("active", true)
            .put("client_id", "kit")
            .put("iat", now - 1)
            .put("exp", now + LIFE.toSeconds());
    told.putArray("permissions").add(permission(guarded.resource(), guarded.scopes(), now));
    return told;
  }

  /** With what ours wants besides, and others pass over. */
  private static ObjectNode permission(String resource, Set<String> scopes, long now) {
    return Moves.permission(resource, List.copyOf(scopes))
        .put("exp", now + LIFE.toSeconds())
        .put("permission_id", "kit-permission");
  }

  private static Challenge challenged(Answer answer) {
    Expect.status(answer, 401);
    return Challenge.of(answer);
  }

  private static void challenges(Subject subject) {
    challenged(subject.send(reading(guarded(subject))));
  }

  private static void asksForTicket(Subject subject) {
    var guarded = guarded(subject);
    var challenge = challenged(subject.send(reading(guarded)));
    var asked = guarded.server().asked("permission");
    Expect.that(asked.size() == 1, "one request for a ticket", asked.size() + " of them");
    Expect.that(
        PlayedServer.ticket(asked.getFirst()).equals(challenge.ticket()),
        "the ticket that the server gave",
        "another, or none");
  }

  private static void fits(Subject subject) {
    var guarded = guarded(subject);
    challenged(subject.send(reading(guarded)));
    var asked = guarded.server().asked("permission");
    Expect.that(!asked.isEmpty(), "a request for a ticket", "none");
    var body = PlayedServer.json(asked.getFirst().body());
    var permissions = body.isArray() ? body.valueStream().toList() : List.of(body);
    for (var permission : permissions) {
      var resource = permission.path("resource_id").asText();
      Expect.that(
          resource.equals(guarded.resource()), "resource_id " + guarded.resource(), resource);
      var scopes = Moves.texts(permission.path("resource_scopes"));
      Expect.that(
          scopes.equals(guarded.scopes()), "the scopes " + guarded.scopes(), scopes.toString());
    }
  }

  private static void queried(Subject subject) {
    var guarded = guarded(subject);
    var address = Request.query(guarded.address(), Map.of("_count", "1"));
    var answer = subject.send(Request.get("Ask with a query", address));
    if (answer.status() == 400) {
      throw new NotOffered("the resource server takes no query like that from whoever asks");
    }
    challenged(answer);
    var asked = PlayedServer.json(guarded.server().asked("permission").getLast().body());
    Expect.that(
        asked.findValuesAsText("resource_id").equals(List.of(guarded.resource())),
        "resource_id " + guarded.resource(),
        asked.findValuesAsText("resource_id").toString());
  }

  private static void form(Subject subject) {
    var guarded = guarded(subject);
    var challenge = challenged(subject.send(reading(guarded)));
    Expect.that(
        challenge.asUri().equals(subject.driver().issuer()),
        "as_uri " + subject.driver().issuer(),
        "as_uri " + challenge.asUri());
    Expect.that(!challenge.ticket().isEmpty(), "a ticket", "none");
  }

  private static void fresh(Subject subject) {
    var guarded = guarded(subject);
    var one = subject.send(reading(guarded));
    var other = subject.send(reading(guarded));
    Expect.that(
        !challenged(one).ticket().equals(challenged(other).ticket()),
        "another ticket each time",
        "the same");
    PermissionEndpoint.noStore(subject, one);
  }

  private static void leaksNothing(Subject subject) {
    var guarded = guarded(subject);
    var answer = subject.send(reading(guarded));
    challenged(answer);
    for (var header : List.of("ETag", "Last-Modified")) {
      Expect.that(answer.header(header).isEmpty(), "no " + header, header);
    }
    Expect.that(
        !answer.body().contains(guarded.resource()),
        "a body without the id of the resource",
        "the id in it");
  }

  private static void exposes(Subject subject) {
    var guarded = guarded(subject);
    var request = reading(guarded).with("Origin", "https://app.kit.example");
    var answer = subject.send(request);
    challenged(answer);
    var exposed = answer.header("Access-Control-Expose-Headers").orElse("");
    if (exposed.isEmpty() && answer.header("Access-Control-Allow-Origin").isEmpty()) {
      throw new NotOffered("the resource server lets no script of another origin ask");
    }
    Expect.that(
        exposed.matches("(?i).*\\bWWW-Authenticate\\b.*|[*]"),
        "Access-Control-Expose-Headers: WWW-Authenticate",
        exposed.isEmpty() ? "none" : exposed);
  }

  private static void warns(Subject subject) {
    var guarded = guarded(subject);
    challenged(subject.send(reading(guarded)));
    for (var failing : List.of(Failing.AT_TICKETS, Failing.REFUSING_TICKETS)) {
      guarded.server().fail(failing);
      warned(subject, subject.send(reading(guarded)));
    }
    guarded.server().fail(Failing.AT_INTROSPECTION);
    warned(subject, withToken(subject, guarded));
  }

  private static void warned(Subject subject, Answer answer) {
    var warning = answer.header("Warning").orElse("none");
    Expect.that(warning.equals(UNREACHABLE), "Warning: " + UNREACHABLE, warning);
    Expect.that(answer.status() / 100 >= 4, "an error", Expect.seen(answer));
    subject.ought(answer.status() == 403, "status 403", Expect.seen(answer));
  }

  private static void onlyWarns(Subject subject) {
    var guarded = guarded(subject);
    challenged(subject.send(reading(guarded)));
    guarded.server().fail(Failing.AT_TICKETS);
    var answer = subject.send(reading(guarded));
    Expect.that(answer.status() / 100 >= 4, "an error", Expect.seen(answer));
    Expect.that(!Challenge.isThere(answer), "no UMA challenge", "one");
  }

  private static void insufficient(Subject subject) {
    var guarded = guarded(subject);
    var first = challenged(withToken(subject, guarded));
    for (var told : List.of(forAnother(guarded), narrower(guarded))) {
      guarded.server().tell(told);
      var next = challenged(withToken(subject, guarded));
      Expect.that(!next.ticket().equals(first.ticket()), "a fresh ticket", "the same");
    }
    int asked = guarded.server().asked("permission").size();
    Expect.that(asked == 3, "a ticket asked for each time", asked + " of 3");
  }

  private static ObjectNode forAnother(Guarded guarded) {
    return permitting(guarded, permission("kit-" + Chance.name(), guarded.scopes(), now()));
  }

  private static ObjectNode narrower(Guarded guarded) {
    return permitting(
        guarded, permission(guarded.resource(), Set.of("kit-" + Chance.name()), now()));
  }

  private static ObjectNode permitting(Guarded guarded, JsonNode... permissions) {
    var told = sufficient(guarded);
    var array = told.putArray("permissions");
    List.of(permissions).forEach(array::add);
    return told;
  }

  private static long now() {
    return Chance.now().getEpochSecond();
  }

  private static void wrong(Subject subject) {
    var guarded = opened(subject);
    guarded.server().tell(sufficient(guarded));
    var token = Chance.token();
    var inAddress = Request.query(guarded.address(), Map.of("access_token", token));
    refused(subject.send(Request.get("Put it into the address", inAddress)));
    refused(subject.send(reading(guarded).with("Authorization", "Basic " + token)));
    refused(subject.send(reading(guarded).with("Authorization", "Bearer")));
    refused(subject.send(reading(guarded).with("Authorization", "Bearer " + token + " x")));
    for (var told : insufficients(guarded)) {
      guarded.server().tell(told);
      refused(withToken(subject, guarded));
    }
  }

  private static List<ObjectNode> insufficients(Guarded guarded) {
    var inactive = sufficient(guarded).put("active", false);
    var notAList = sufficient(guarded);
    notAList.put("permissions", guarded.resource());
    var plain = sufficient(guarded);
    plain.remove("permissions");
    plain.put("scope", String.join(" ", guarded.scopes()));
    var over = permission(guarded.resource(), guarded.scopes(), now() - 2 * LIFE.toSeconds());
    var together =
        permitting(
            guarded,
            permission(guarded.resource(), Set.of("kit-x"), now()),
            permission("kit-other", guarded.scopes(), now()));
    return List.of(inactive, notAList, plain, permitting(guarded, over), together);
  }

  private static void refused(Answer answer) {
    Expect.that(answer.status() / 100 == 4, "a refusal", Expect.seen(answer));
  }

  private static void serves(Subject subject) {
    var guarded = guarded(subject);
    if (!guarded.serves()) {
      throw new NotOffered("the target file says that a token alone opens nothing");
    }
    guarded.server().tell(sufficient(guarded));
    Expect.status(withToken(subject, guarded), 200);
    int asked = guarded.server().asked("introspection").size();
    Expect.that(asked <= 1, "one introspection at most", asked + " of them");
    int tickets = guarded.server().asked("permission").size();
    Expect.that(tickets == 0, "no ticket", tickets + " of them");
  }

  private static void hint(Subject subject) {
    var guarded = guarded(subject);
    withToken(subject, guarded);
    var asked = guarded.server().asked("introspection");
    if (asked.isEmpty()) {
      throw new NotOffered("the resource server introspects nothing");
    }
    var fields = PlayedServer.fields(asked.getFirst());
    var hint = fields.getOrDefault("token_type_hint", "access_token");
    Expect.that(hint.equals("access_token"), "token_type_hint access_token, or none", hint);
    Expect.that(!fields.getOrDefault("token", "").isEmpty(), "the token", "none");
  }

  private static void ends(Subject subject) {
    var guarded = opened(subject);
    guarded.server().tell(sufficient(guarded).put("exp", now() - 1));
    refused(withToken(subject, guarded));
    var over = permission(guarded.resource(), guarded.scopes(), now()).put("exp", now() - 1);
    guarded.server().tell(permitting(guarded, over));
    refused(withToken(subject, guarded));
  }

  private static void begins(Subject subject) {
    var guarded = opened(subject);
    for (var member : List.of("nbf", "iat")) {
      guarded.server().tell(sufficient(guarded).put(member, now() + LIFE.toSeconds()));
      refused(withToken(subject, guarded));
    }
  }
}
