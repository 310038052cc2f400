package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.exchange.Answer;

/** Refreshing and revoking (UMA Grant sections 3.6, 3.7 and 6.1). */
final class RefreshRevoke implements KitModule {
  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));

  @Override
  public String name() {
    return "refresh-revoke";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.of("FA-8-01", "A person takes a PAT back", PersonalPats::takenBack)
            .needing(Capability.PAT, Capability.CONSENT),
        check("UG-3.6-01", "A refresh token gives a new token", RefreshRevoke::refreshes),
        check("UG-3.6-02", "Refreshing may narrow, and never widens", RefreshRevoke::narrows),
        check("UG-3.6-03", "Refreshing judges nothing anew", RefreshRevoke::judgesNothing)
            .needing(Capability.CLIENTS, Capability.PAT, Capability.POLICY),
        check("UG-3.6-04", "Refresh tokens are bound and good once", RefreshRevoke::bound),
        check("UG-3.7-01", "A client revokes what it has", RefreshRevoke::revokes),
        check("UG-3.7-02", "Hints are hints", RefreshRevoke::hints),
        check("UG-3.7-03", "Another client revokes nothing", RefreshRevoke::othersRevoke),
        check("UG-6.1-01", "What is withdrawn is gone", RefreshRevoke::withdrawn)
            .needing(Capability.CLIENTS, Capability.PAT, Capability.POLICY));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.CLIENTS, Capability.PAT);
  }

  private static Client client(Subject subject) {
    return subject.driver().client(ClientRole.FIRST);
  }

  private static String refreshToken(JsonNode granted) {
    if (!granted.has("refresh_token")) {
      throw new NotOffered("the server gives no refresh tokens with the UMA grant");
    }
    return Expect.text(granted, "refresh_token");
  }

  private static Answer refresh(
      Subject subject, Client client, String refreshToken, Optional<String> scope) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "refresh_token");
    fields.put("refresh_token", refreshToken);
    scope.ifPresent(wanted -> fields.put("scope", wanted));
    return subject.send(client.form("Refresh", subject.endpoint("token_endpoint"), fields));
  }

  private static void refreshes(Subject subject) {
    var journey = new Journey(subject);
    var granted = journey.granted(client(subject));
    var before = journey.permitted(Expect.text(granted, "access_token"));
    var again =
        Expect.json(
            refresh(subject, client(subject), refreshToken(granted), Optional.empty()), 200);
    var after = journey.permitted(Expect.text(again, "access_token"));
    Expect.that(after.equals(before), "permissions " + before, "permissions " + after);
  }

  private static void narrows(Subject subject) {
    var journey = new Journey(subject);
    var client = client(subject);
    var granted = Expect.json(journey.end(client, R1_A, "b"), 200);
    var all = journey.permitted(Expect.text(granted, "access_token"));
    var narrowed = refresh(subject, client, refreshToken(granted), Optional.of("a"));
    var body = Expect.json(narrowed, 200);
    within(all, journey.permitted(Expect.text(body, "access_token")));
    var next = body.has("refresh_token") ? refreshToken(body) : refreshToken(granted);
    var wider = refresh(subject, client, next, Optional.of("c"));
    if (wider.status() == 200) {
      within(all, journey.permitted(Expect.text(wider.json(), "access_token")));
    } else {
      Expect.error(wider, 400, "invalid_scope", "invalid_grant");
    }
  }

  private static void within(
      Map<ResourceRole, Set<String>> all, Map<ResourceRole, Set<String>> some) {
    some.forEach((role, scopes) ->
        Expect.that(
            all.getOrDefault(role, Set.of()).containsAll(scopes),
            "no more than " + all,
            some.toString()));
  }

  private static void judgesNothing(Subject subject) {
    var journey = Journey.byPolicy(subject);
    var granted = journey.granted(client(subject));
    var before = journey.permitted(Expect.text(granted, "access_token"));
    var id = journey.id(ResourceRole.R1);
    subject.driver().allow(id, List.copyOf(ResourceRole.R1.scopes()));
    var widened = refresh(subject, client(subject), refreshToken(granted), Optional.empty());
    var body = Expect.json(widened, 200);
    within(before, journey.permitted(Expect.text(body, "access_token")));
    subject.driver().forbid(id);
    var next = body.has("refresh_token") ? body : granted;
    var answer = refresh(subject, client(subject), refreshToken(next), Optional.empty());
    if (answer.status() == 200) {
      within(before, journey.permissions(Expect.text(Expect.json(answer, 200), "access_token")));
    } else {
      Expect.error(answer, 400, "invalid_grant");
    }
  }

  private static void bound(Subject subject) {
    var journey = new Journey(subject);
    var client = client(subject);
    var mine = refreshToken(journey.granted(client));
    var stranger = subject.driver().client(ClientRole.SECOND);
    Expect.error(refresh(subject, stranger, mine, Optional.empty()), 400, "invalid_grant");
    var body = Expect.json(refresh(subject, client, mine, Optional.empty()), 200);
    if (!body.has("refresh_token") || body.path("refresh_token").asText().equals(mine)) {
      subject.note("refresh tokens do not rotate");
      return;
    }
    Expect.error(refresh(subject, client, mine, Optional.empty()), 400, "invalid_grant");
  }

  private static Answer revoke(
      Subject subject, Client client, String token, Optional<String> hint) {
    if (!subject.discovery().has("revocation_endpoint")) {
      throw new NotOffered("the server has no revocation endpoint");
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("token", token);
    hint.ifPresent(kind -> fields.put("token_type_hint", kind));
    return subject.send(
        client.form("Revoke a token", subject.endpoint("revocation_endpoint"), fields));
  }

  private static void revokes(Subject subject) {
    var journey = new Journey(subject);
    var client = client(subject);
    var granted = journey.granted(client);
    var token = Expect.text(granted, "access_token");
    revokedOrKept(
        subject, journey, token, revoke(subject, client, token, Optional.of("access_token")));
    if (granted.has("refresh_token")) {
      var refreshToken = refreshToken(granted);
      Expect.status(revoke(subject, client, refreshToken, Optional.of("refresh_token")), 200);
      Expect.error(refresh(subject, client, refreshToken, Optional.empty()), 400, "invalid_grant");
    }
    if (subject.driver().capabilities().contains(Capability.PERSISTED_CLAIMS)) {
      PersistedClaims.revoked(
          subject,
          (role, pct) -> revoke(subject, subject.driver().client(role), pct, Optional.of("pct")));
    }
  }

  /** RFC 7009 section 2: a server should revoke access tokens, and must revoke refresh tokens. */
  private static void revokedOrKept(Subject subject, Journey journey, String token, Answer answer) {
    var unsupported = "400 with error unsupported_token_type";
    Expect.that(
        answer.status() == 200 || Expect.seen(answer).equals(unsupported),
        "status 200, or " + unsupported,
        Expect.seen(answer));
    var body = Expect.json(new Moves(subject).introspect(journey.holder(), token), 200);
    subject.ought(
        body.path("active").isBoolean() && !body.path("active").asBoolean() && body.size() == 1,
        "{\"active\":false} and nothing else",
        body.size() + " members, active: " + body.path("active"));
  }

  private static void hints(Subject subject) {
    var journey = new Journey(subject);
    var client = client(subject);
    for (var hint : List.of(Optional.<String>empty(), Optional.of("pct"), Optional.of("none"))) {
      var token = Expect.text(journey.granted(client), "access_token");
      revokedOrKept(subject, journey, token, revoke(subject, client, token, hint));
    }
  }

  private static void othersRevoke(Subject subject) {
    var journey = new Journey(subject);
    var token = Expect.text(journey.granted(client(subject)), "access_token");
    var stranger = subject.driver().client(ClientRole.SECOND);
    var answer = revoke(subject, stranger, token, Optional.empty());
    Expect.that(answer.status() < 500, "200, or a refusal", Expect.seen(answer));
    journey.permitted(token);
  }

  private static void withdrawn(Subject subject) {
    var journey = Journey.byPolicy(subject);
    var token = Expect.text(journey.granted(client(subject)), "access_token");
    subject.driver().forbid(journey.id(ResourceRole.R1));
    var anew = new Moves(subject).present(client(subject), journey.ticket(R1_A));
    Expect.that(anew.status() != 200, "no new token for what was withdrawn", Expect.seen(anew));
    subject.ought(
        journey.permissions(token).isEmpty(),
        "a token without what was withdrawn, at once",
        "the permission still there");
  }
}
