package org.openfpx.conformance.module;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** Who is sent back to whom, and who sees an error page instead (UMA Grant section 3.3.2). */
final class ClaimsRedirects {
  static final List<Check> CHECKS =
      List.of(
          check("UG-3.3.2-01", "A client is required", ClaimsRedirects::clientRequired),
          check("UG-3.3.2-02", "A good ticket is required", ClaimsRedirects::ticketRequired),
          check("UG-3.3.2-03", "Of several addresses one is named", ClaimsRedirects::oneOfTwo),
          check("UG-3.3.2-05", "The address is absolute", ClaimsRedirects::absolute),
          check("UG-3.3.2-07", "The address has no fragment", ClaimsRedirects::fragment),
          check("UG-3.3.2-09", "Clients register addresses", ClaimsRedirects::registers),
          check("UG-3.3.2-10", "Public clients register addresses", ClaimsRedirects::publicClient)
              .needing(Capability.PUBLIC_CLIENT, Capability.PAT, Capability.REGISTRATION),
          check("UG-3.3.2-11 UG-3.3.3-07", "Addresses match exactly", ClaimsRedirects::exactly),
          check("UG-3.3.2-12", "OAuth's addresses are others", ClaimsRedirects::otherAddresses),
          check("UG-3.3.2-15", "Ticket and client agree", ClaimsRedirects::otherClient),
          check("UG-3.3.2-16", "Pages keep to the rules of browsers", ClaimsRedirects::headers),
          check("UG-3.3.3-08", "The person is told, and safely", ClaimsRedirects::told));

  private ClaimsRedirects() {}

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(
            Capability.CLIENTS,
            Capability.CLAIMS_REDIRECTS,
            Capability.PAT,
            Capability.REGISTRATION);
  }

  private static Client first(Subject subject) {
    return subject.driver().client(ClientRole.FIRST);
  }

  /** What goes with the browser, with a new ticket. */
  private static Map<String, String> parameters(Subject subject, Client client) {
    var ticket = new Moves(subject).unsharedTicket();
    return new LinkedHashMap<>(Journey.parameters(client, ticket, "kit"));
  }

  static Answer open(Subject subject, Map<String, String> parameters) {
    if (!subject.discovery().has("claims_interaction_endpoint")) {
      throw new NotOffered("the server has no static claims interaction endpoint");
    }
    var address = Request.query(subject.endpoint("claims_interaction_endpoint"), parameters);
    return subject.send(Request.get("A browser comes", address).with("Accept", "text/html"));
  }

  /**
   * Requires that the endpoint takes the very same request with an address that is registered: of a
   * server that refuses everything a refusal proves nothing.
   */
  private static void goodOneFirst(Subject subject, Client client) {
    var answer = open(subject, parameters(subject, client));
    var expected = "the registered address is taken, so that a refusal of another proves something";
    Expect.that(
        answer.status() / 100 == 2 || answer.status() / 100 == 3, expected, Expect.seen(answer));
  }

  /** Requires a page with a status of an error, from which nothing leads to the address. */
  private static Answer errorPage(Subject subject, Map<String, String> parameters) {
    var answer = open(subject, parameters);
    var expected = "an error page, and no redirect";
    Expect.that(answer.status() / 100 == 4, expected, Expect.seen(answer));
    Expect.that(answer.header("Location").isEmpty(), expected, "Location");
    var page = Jsoup.parse(answer.body(), answer.asked().toString());
    Expect.that(
        page.select("meta[http-equiv=refresh]").isEmpty(), expected, "a page that sends on");
    var wanted = parameters.getOrDefault("claims_redirect_uri", "");
    Expect.that(
        wanted.isEmpty()
            || page.select("a, form").stream()
                .map(link -> link.attr(link.is("a") ? "href" : "action"))
                .noneMatch(address -> address.startsWith(wanted)),
        expected,
        "a link to the address");
    return answer;
  }

  private static void clientRequired(Subject subject) {
    goodOneFirst(subject, first(subject));
    var without = parameters(subject, first(subject));
    without.remove("client_id");
    errorPage(subject, without);
    var unknown = parameters(subject, first(subject));
    unknown.put("client_id", Chance.token());
    errorPage(subject, unknown);
  }

  private static void ticketRequired(Subject subject) {
    var without = parameters(subject, first(subject));
    without.remove("ticket");
    sentBackOrError(open(subject, without));
    var unknown = parameters(subject, first(subject));
    unknown.put("ticket", Chance.token());
    sentBackOrError(open(subject, unknown));
    var used = parameters(subject, first(subject));
    new Moves(subject).present(first(subject), used.getOrDefault("ticket", ""));
    sentBackOrError(open(subject, used));
  }

  /** An error that goes back to the client without a ticket, or an error page. */
  private static void sentBackOrError(Answer answer) {
    var back = answer.redirect();
    if (back.isEmpty()) {
      Expect.that(answer.status() / 100 == 4, "an error, by redirect or page", Expect.seen(answer));
      return;
    }
    var sent = Returned.of(back.get());
    Expect.that(sent.containsKey("error"), "an error in the redirect", sent.keySet().toString());
    Expect.that("kit".equals(sent.get("state")), "the state", sent.keySet().toString());
    Expect.that(!sent.containsKey("ticket"), "no ticket", "one in the redirect");
  }

  private static void oneOfTwo(Subject subject) {
    var client = subject.driver().client(ClientRole.TWO_REDIRECTS);
    goodOneFirst(subject, client);
    var parameters = parameters(subject, client);
    parameters.remove("claims_redirect_uri");
    errorPage(subject, parameters);
  }

  private static void refused(Subject subject, Client client, List<String> addresses) {
    goodOneFirst(subject, client.claimsRedirects().isEmpty() ? first(subject) : client);
    for (var address : addresses) {
      var parameters = parameters(subject, client);
      parameters.put("claims_redirect_uri", address);
      errorPage(subject, parameters);
    }
  }

  private static void absolute(Subject subject) {
    refused(subject, first(subject), List.of("/cb", "//kit.example/cb", "cb"));
  }

  private static URI registered(Subject subject) {
    return first(subject).claimsRedirects().getFirst();
  }

  private static void fragment(Subject subject) {
    var address = registered(subject).toString();
    refused(subject, first(subject), List.of(address + "#x", address + "#"));
  }

  private static void registers(Subject subject) {
    var client = subject.driver().client(ClientRole.NO_REDIRECT);
    refused(subject, client, List.of(registered(subject).toString()));
  }

  private static void publicClient(Subject subject) {
    var client = subject.driver().client(ClientRole.PUBLIC);
    refused(subject, client, List.of("https://kit.example/" + Chance.name()));
  }

  private static void exactly(Subject subject) {
    refused(subject, first(subject), NearAddresses.of(registered(subject)));
  }

  private static void otherAddresses(Subject subject) {
    var client = subject.driver().client(ClientRole.NO_REDIRECT);
    if (client.redirects().isEmpty()) {
      throw new NotOffered("no client with redirect addresses of the code grant is known");
    }
    refused(subject, client, List.of(client.redirects().getFirst().toString()));
  }

  private static void otherClient(Subject subject) {
    var moves = new Moves(subject);
    var next = TokenRequests.next(subject, moves, first(subject), moves.unsharedTicket());
    var stranger = subject.driver().client(ClientRole.SECOND);
    var answer = open(subject, Journey.parameters(stranger, next, "kit"));
    sentBackOrError(answer);
  }

  private static void headers(Subject subject) {
    var answer = open(subject, Map.of("client_id", Chance.token()));
    var policy = answer.header("Content-Security-Policy").orElse("none");
    Expect.that(!policy.equals("none"), "Content-Security-Policy", policy);
    Expect.that(
        policy.contains("frame-ancestors") || answer.header("X-Frame-Options").isPresent(),
        "no framing, by frame-ancestors or X-Frame-Options",
        policy);
    var referrer = answer.header("Referrer-Policy").orElse("none");
    Expect.that(
        referrer.matches("no-referrer|same-origin|strict-origin|origin"),
        "a Referrer-Policy that tells no other site the address",
        referrer);
  }

  private static void told(Subject subject) {
    var mark = "<script>kit" + Chance.name() + "</script>";
    var parameters = parameters(subject, first(subject));
    parameters.put("client_id", mark);
    parameters.put("claims_redirect_uri", "https://kit.example/\"" + mark);
    parameters.put("state", mark);
    var answer = errorPage(subject, parameters);
    var type = answer.header("Content-Type").orElse("none");
    Expect.that(type.startsWith("text/html"), "a page in HTML", type);
    Expect.that(!answer.body().contains(mark), "nothing of the address unescaped", "a script");
    Expect.that(!Jsoup.parse(answer.body()).text().isBlank(), "a message to read", "an empty page");
  }
}
