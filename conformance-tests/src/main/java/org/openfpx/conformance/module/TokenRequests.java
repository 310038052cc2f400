package org.openfpx.conformance.module;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** What a token request must have, and what is refused (UMA Grant section 3.3.1). */
final class TokenRequests {
  static final List<Check> CHECKS =
      List.of(
          check("UG-1.1-01", "Names and values are case sensitive", TokenRequests::caseMatters),
          Check.of("UG-1.2-01", "An owner may be an organisation", TokenRequests::organisation)
              .needing(Capability.REGISTRATION, Capability.ORGANISATION),
          check("UG-3.3-01", "Public clients too may use the grant", TokenRequests::publicClient)
              .needing(Capability.CLIENTS, Capability.PUBLIC_CLIENT, Capability.REGISTRATION),
          check("UG-3.3.1-01", "The grant type is exact", TokenRequests::grantType),
          check("UG-3.3.1-02", "A ticket is required", TokenRequests::ticketRequired),
          check("UG-3.3.1-04", "A claim token has a format", TokenRequests::claimToken),
          check("UG-3.3.1-12", "An unknown PCT changes nothing", TokenRequests::unknownPct),
          check("UG-3.3.1-16", "OAuth's rules hold", TokenRequests::ordinaryRules),
          check("UG-3.3.1-17", "Who fails to authenticate burns nothing", TokenRequests::burns),
          check("UG-3.3.1-18", "A further ticket is its client's", TokenRequests::otherClient));

  private TokenRequests() {}

  static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(Capability.CLIENTS, Capability.PAT, Capability.REGISTRATION);
  }

  static Client first(Subject subject) {
    return subject.driver().client(ClientRole.FIRST);
  }

  private static void caseMatters(Subject subject) {
    var moves = new Moves(subject);
    var upper = new HashMap<>(Map.of("grant_type", Moves.UMA_GRANT));
    upper.put("Ticket", moves.unsharedTicket());
    Expect.error(moves.present(first(subject), upper), 400, "invalid_request", "invalid_grant");
    var fields = Moves.fields(moves.unsharedTicket());
    fields.put("grant_type", Moves.UMA_GRANT.toUpperCase(Locale.ROOT));
    Expect.error(moves.present(first(subject), fields), 400, "unsupported_grant_type");
  }

  private static void organisation(Subject subject) {
    var moves = new Moves(subject);
    var organisation = ServerRole.FIRST_FOR_ITSELF;
    var id = moves.register(organisation, 2);
    Expect.status(moves.read(organisation, id), 200);
    Expect.status(moves.replace(organisation, id, moves.description(1)), 200);
    Expect.that(
        ResourceOperations.ids(moves.list(organisation)).contains(id), "it in the list", "not");
    Expect.status(moves.remove(organisation, id), 200, 204);
  }

  private static void publicClient(Subject subject) {
    var moves = new Moves(subject);
    for (var role : List.of(ClientRole.FIRST, ClientRole.PUBLIC)) {
      var answer = moves.present(subject.driver().client(role), moves.unsharedTicket());
      Expect.that(
          isOfTheGrant(answer), "an answer of the UMA grant for " + role, Expect.seen(answer));
    }
  }

  /** Whether it is an answer that only a client gets that may use the grant. */
  static boolean isOfTheGrant(Answer answer) {
    return answer.status() == 200
        || (answer.status() == 403
            && List.of("need_info", "request_submitted", "request_denied", "access_denied")
                .contains(answer.json().path("error").asText()));
  }

  private static void grantType(Subject subject) {
    var moves = new Moves(subject);
    for (var wrong :
        List.of(Moves.UMA_GRANT + " ", "urn:ietf:params:oauth:grant-type:uma_ticket", "uma")) {
      var fields = Moves.fields(moves.unsharedTicket());
      fields.put("grant_type", wrong);
      Expect.error(moves.present(first(subject), fields), 400, "unsupported_grant_type");
    }
  }

  private static void ticketRequired(Subject subject) {
    var moves = new Moves(subject);
    var codes = choice(subject, "A-05", "invalid_request", "invalid_grant");
    var none = Map.of("grant_type", Moves.UMA_GRANT);
    Expect.error(moves.present(first(subject), none), 400, codes);
    Expect.error(moves.present(first(subject), Moves.fields("")), 400, codes);
  }

  /** What the server is documented to do, or all that is accepted. */
  private static String[] choice(Subject subject, String id, String... accepted) {
    var documented = subject.driver().choices().get(id);
    return documented == null ? accepted : new String[] {documented};
  }

  private static void claimToken(Subject subject) {
    var moves = new Moves(subject);
    for (var alone : List.of("claim_token", "claim_token_format")) {
      var fields = Moves.fields(moves.unsharedTicket());
      fields.put(alone, "bm90aGluZw");
      var answer = moves.present(first(subject), fields);
      boolean asks = answer.status() == 403 && !subject.driver().choices().containsKey("A-06");
      if (!asks) {
        Expect.error(answer, 400, "invalid_request");
      }
    }
  }

  private static void unknownPct(Subject subject) {
    var moves = new Moves(subject);
    var without = moves.present(first(subject), moves.unsharedTicket());
    var fields = Moves.fields(moves.unsharedTicket());
    fields.put("pct", Chance.token());
    var with = moves.present(first(subject), fields);
    boolean refused = with.status() == 400 && Expect.seen(with).endsWith("invalid_grant");
    Expect.that(
        refused || Expect.seen(with).equals(Expect.seen(without)),
        Expect.seen(without) + ", as without a PCT, or 400 with error invalid_grant",
        Expect.seen(with));
  }

  private static void ordinaryRules(Subject subject) {
    var moves = new Moves(subject);
    var client = first(subject);
    var byGet = Request.get("Ask by GET", moves.tokenEndpoint());
    Expect.status(subject.send(byGet), 405, 404);
    var json =
        Request.json("Send JSON", "POST", moves.tokenEndpoint(), "{\"grant_type\":\"x\"}")
            .with("Authorization", client.basic(client.secret().orElse("")));
    Expect.status(subject.send(json), 400, 415);
    var ticket = moves.unsharedTicket();
    var form = client.form("Send it twice", moves.tokenEndpoint(), Moves.fields(ticket));
    var twice =
        new Request(
            form.name(), form.method(), form.url(), form.headers(), form.body() + "&ticket=x");
    Expect.error(subject.send(twice), 400, "invalid_request");
    var more = Moves.fields(moves.unsharedTicket());
    more.put("foo", "bar");
    var passedOver = moves.present(client, more);
    Expect.that(isOfTheGrant(passedOver), "an answer of the UMA grant", Expect.seen(passedOver));
    wrongSecret(subject, client);
    withoutGrant(subject);
  }

  private static void wrongSecret(Subject subject, Client client) {
    var answer = badlyAuthenticated(subject, client, Chance.token());
    Expect.error(answer, 401, "invalid_client");
    var challenge = answer.header("WWW-Authenticate").orElse("none");
    Expect.that(challenge.startsWith("Basic"), "WWW-Authenticate: Basic", challenge);
  }

  private static Answer badlyAuthenticated(Subject subject, Client client, String ticket) {
    var request =
        client
            .form("Present it with a wrong secret", endpoint(subject), Moves.fields(ticket))
            .with("Authorization", client.basic(Chance.token()));
    return subject.send(request);
  }

  private static URI endpoint(Subject subject) {
    return subject.endpoint("token_endpoint");
  }

  private static void withoutGrant(Subject subject) {
    if (!subject.driver().capabilities().contains(Capability.CLIENT_WITHOUT_GRANT)) {
      subject.note(subject.driver().whyNot(Capability.CLIENT_WITHOUT_GRANT));
      return;
    }
    var moves = new Moves(subject);
    var client = subject.driver().client(ClientRole.WITHOUT_GRANT);
    Expect.error(moves.present(client, moves.unsharedTicket()), 400, "unauthorized_client");
  }

  private static void burns(Subject subject) {
    var moves = new Moves(subject);
    var client = first(subject);
    var ticket = moves.unsharedTicket();
    var refused = badlyAuthenticated(subject, client, ticket);
    var unknown = badlyAuthenticated(subject, client, Chance.token());
    Expect.status(refused, 401);
    Expect.that(
        refused.body().equals(unknown.body()),
        "the same answer for a good ticket as for one that is none",
        "two answers");
    var answer = moves.present(client, ticket);
    Expect.that(isOfTheGrant(answer), "the ticket is still good", Expect.seen(answer));
  }

  private static void otherClient(Subject subject) {
    var moves = new Moves(subject);
    var next = next(subject, moves, first(subject), moves.unsharedTicket());
    var stranger = subject.driver().client(ClientRole.SECOND);
    Expect.error(moves.present(stranger, next), 400, "invalid_grant");
    var owner = moves.present(first(subject), next);
    subject.note("for its own client the ticket is then: " + Expect.seen(owner));
  }

  /** The ticket that goes on from this one. */
  static String next(Subject subject, Moves moves, Client client, String ticket) {
    var answer = moves.present(client, ticket);
    var body = Expect.json(answer, 403, 400, 200);
    if (!body.has("ticket")) {
      throw new NotOffered("the server goes on with no ticket here: " + Expect.seen(answer));
    }
    return Expect.text(body, "ticket");
  }
}
