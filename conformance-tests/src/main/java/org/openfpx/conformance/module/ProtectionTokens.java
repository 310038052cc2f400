package org.openfpx.conformance.module;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** What gets in at the protection API (Federated Authorization sections 1.2 and 1.3). */
final class ProtectionTokens {
  static final List<Check> CHECKS =
      List.of(
          Check.of(
                  "FA-1.2-01", "A token without uma_protection is no PAT", ProtectionTokens::narrow)
              .needing(Capability.TOKEN_WITHOUT_PROTECTION),
          Check.of("FA-1.3-01", "The protection API speaks TLS", TransportSecurity::look),
          Check.of("FA-1.3-02", "The protection API needs a good PAT", ProtectionTokens::needsPat)
              .needing(Capability.PAT),
          Check.of("FA-1.3-03", "A PAT is a bearer token of the header", ProtectionTokens::bearer)
              .needing(Capability.PAT),
          Check.of("FA-1.3-04", "A PAT stands for one owner", ProtectionTokens::oneOwner)
              .needing(Capability.REGISTRATION, Capability.TWO_OWNERS),
          Check.of("FA-1.3-05", "A PAT can be had", ProtectionTokens::canBeHad)
              .needing(Capability.PAT),
          Check.of("FA-1.3-06", "With a PAT comes who gave it", PersonalPats::identified)
              .needing(Capability.PAT, Capability.CONSENT),
          Check.of("FA-1.4-02", "A PAT serves while nobody is there", ProtectionTokens::alone)
              .needing(Capability.PAT, Capability.REGISTRATION),
          Check.of("FA-6-01", "Errors are JSON with a code", ProtectionTokens::errors)
              .needing(Capability.PAT));

  private ProtectionTokens() {}

  private static void narrow(Subject subject) {
    var token = subject.driver().tokenWithoutProtection();
    for (var name : List.of("resource_registration_endpoint", "permission_endpoint")) {
      var answer = subject.send(post(subject, name).bearer(token));
      Expect.status(answer, 403);
      var challenge = answer.header("WWW-Authenticate").orElse("none");
      Expect.that(
          challenge.contains("insufficient_scope"),
          "WWW-Authenticate: Bearer error=\"insufficient_scope\"",
          challenge);
      if (!challenge.contains("uma_protection")) {
        subject.doubt("scope=\"uma_protection\" in the challenge", challenge);
      }
    }
  }

  private static Request post(Subject subject, String endpoint) {
    return Request.json("Go there", "POST", subject.endpoint(endpoint), "{}");
  }

  private static void needsPat(Subject subject) {
    for (var name : List.of("resource_registration_endpoint", "permission_endpoint")) {
      var without = Expect.status(subject.send(post(subject, name)), 401);
      var challenge = challenge(without);
      Expect.that(!challenge.contains("error="), "a challenge without an error code", challenge);
      refuses(subject, post(subject, name).bearer(Chance.token()));
      var altered = subject.driver().pat(ServerRole.FIRST);
      refuses(subject, post(subject, name).bearer(Altered.of(altered)));
    }
    takesItLetterByLetter(subject);
  }

  /** A server that remembers the headers of a connection may take one for another. */
  private static void takesItLetterByLetter(Subject subject) {
    var moves = new Moves(subject);
    var pat = subject.driver().pat(ServerRole.FIRST);
    var other = Altered.inCase(pat);
    if (other.equals(pat)) {
      subject.note("a PAT without letters");
      return;
    }
    var endpoint = subject.endpoint("resource_registration_endpoint");
    Expect.status(moves.list(ServerRole.FIRST), 200, 204);
    refuses(subject, Request.get("List the resources", endpoint).bearer(other));
    Expect.status(moves.list(ServerRole.FIRST), 200, 204);
  }

  private static void refuses(Subject subject, Request request) {
    var answer = Expect.status(subject.send(request), 401);
    var challenge = challenge(answer);
    Expect.that(
        challenge.contains("invalid_token"),
        "WWW-Authenticate: Bearer error=\"invalid_token\"",
        challenge);
  }

  private static String challenge(Answer answer) {
    var challenge = answer.header("WWW-Authenticate").orElse("none");
    Expect.that(
        challenge.regionMatches(true, 0, "Bearer", 0, 6), "WWW-Authenticate: Bearer", challenge);
    return challenge;
  }

  private static void bearer(Subject subject) {
    var moves = new Moves(subject);
    Expect.status(moves.list(ServerRole.FIRST), 200, 204);
    var pat = subject.driver().pat(ServerRole.FIRST);
    var address = Request.query(moves.registration(), Map.of("access_token", pat));
    var answer = subject.send(Request.get("Put the PAT into the address", address));
    Expect.that(answer.status() / 100 == 4, "a refusal", Expect.seen(answer));
  }

  private static void canBeHad(Subject subject) {
    Expect.status(new Moves(subject).list(ServerRole.FIRST), 200, 204);
    boolean organisation = subject.driver().capabilities().contains(Capability.ORGANISATION);
    subject.note(organisation ? "by client credentials" : "in the way of the driver");
    if (subject.driver().capabilities().contains(Capability.CONSENT)) {
      PersonalPats.works(subject, PersonalPats.given(subject, "uma_protection"));
    }
  }

  private static void alone(Subject subject) {
    var moves = new Moves(subject);
    moves.unsharedTicket();
    Expect.json(moves.introspect(ServerRole.FIRST, Chance.token()), 200);
  }

  private static void oneOwner(Subject subject) {
    var moves = new Moves(subject);
    var mine = moves.register(ServerRole.FIRST, 2);
    var hers = ServerRole.FIRST_FOR_CAROL;
    var other = ResourceOperations.ofAnother(subject);
    Expect.status(moves.read(hers, mine), other);
    Expect.status(moves.replace(hers, mine, moves.description(1)), other);
    Expect.status(moves.remove(hers, mine), other);
    Expect.that(
        !ResourceOperations.ids(moves.list(hers)).contains(mine),
        "a list of Carol's alone",
        "Alice's resource in it");
    Expect.status(moves.read(ServerRole.FIRST, mine), 200);
  }

  private static void errors(Subject subject) {
    var moves = new Moves(subject);
    URI permission = subject.endpoint("permission_endpoint");
    var answers =
        List.of(
            moves.askForTicket(ServerRole.FIRST, "{}"),
            moves.withPat(
                ServerRole.FIRST,
                Request.json("Send what is no JSON", "POST", permission, "no JSON")),
            moves.create(ServerRole.FIRST, "{}"));
    for (var answer : answers) {
      var body = Expect.json(answer, 400);
      Expect.text(body, "error");
      for (var member : List.of("error_description", "error_uri")) {
        Expect.that(
            !body.has(member) || body.path(member).isTextual(),
            member + ", a text",
            Expect.kind(body.path(member)));
      }
      PermissionEndpoint.noStore(subject, answer);
    }
  }
}
