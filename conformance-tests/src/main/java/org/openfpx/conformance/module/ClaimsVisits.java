package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** A person at the claims interaction endpoint, and the way back (UMA Grant section 3.3.3). */
final class ClaimsVisits {
  static final List<Check> CHECKS =
      List.of(
          check("UG-2-05", "redirect_user is where to go", ClaimsVisits::redirectUser),
          check("UG-3.3-02", "A client may begin with a redirect", ClaimsVisits::beginsThere),
          check("UG-3.3.2-04", "The only address need not be said", ClaimsVisits::leftOut),
          check("UG-3.3.2-06", "The query of the address is kept", ClaimsVisits::keepsQuery),
          check("UG-3.3.3-01", "The browser brings a ticket", ClaimsVisits::bringsTicket),
          check("UG-3.3.3-02", "It is a new one", ClaimsVisits::newTicket),
          check("UG-3.3.3-03 UG-3.3.2-14", "The state comes back as it was", ClaimsVisits::state),
          check("UG-3.3.3-04", "And nothing of what was gathered", ClaimsVisits::nothingElse),
          check("UG-3.3.3-09", "A refusal goes back as an error", ClaimsVisits::refusal),
          check("UG-3.3.3-10", "What was gathered counts", ClaimsVisits::counts),
          check("UG-3.3.3-11", "The issuer comes back too", ClaimsVisits::issuer),
          check("UG-3.3.6-08", "redirect_user is the server's", ClaimsVisits::ownAddress),
          check("UG-5.2-04", "It counts for its own process alone", ClaimsVisits::ownProcess));

  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));

  private ClaimsVisits() {}

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(Capability.CLIENTS, Capability.PAT, Capability.INTERACTION);
  }

  private static Client first(Subject subject) {
    return subject.driver().client(ClientRole.FIRST);
  }

  /** The answer to a new ticket. */
  private static JsonNode asked(Subject subject, Journey journey, Client client) {
    var answer = new Moves(subject).present(client, journey.ticket(R1_A));
    return Expect.error(answer, 403, "need_info");
  }

  /** What the browser brings back from a visit in which the person agrees. */
  private static Map<String, String> brought(Subject subject, String state) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var needInfo = asked(subject, journey, client);
    return Returned.of(journey.send(client, needInfo, state, Answering.EVERYTHING));
  }

  private static void ends(Subject subject, Client client, Map<String, String> brought) {
    var ticket = brought.getOrDefault("ticket", "");
    Expect.that(!ticket.isEmpty(), "a ticket in the redirect", brought.keySet().toString());
    Expect.json(new Moves(subject).present(client, ticket), 200);
  }

  private static void redirectUser(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var needInfo = asked(subject, journey, client);
    if (!needInfo.has("redirect_user")) {
      subject.note("need_info has no redirect_user, so the static endpoint was used");
    }
    ends(subject, client, Returned.of(journey.send(client, needInfo, "kit", Answering.EVERYTHING)));
  }

  private static void beginsThere(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var address =
        Request.query(
            subject.endpoint("claims_interaction_endpoint"),
            Journey.parameters(client, journey.ticket(R1_A), "kit"));
    ends(subject, client, Returned.of(visit(subject, address)));
  }

  private static URI visit(Subject subject, URI address) {
    return subject.driver().gather(subject.recorder(), address, Answering.EVERYTHING);
  }

  private static void leftOut(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var needInfo = asked(subject, journey, client);
    var parameters = Journey.parameters(client, needInfo.path("ticket").asText(), "kit");
    parameters.remove("claims_redirect_uri");
    var back = visit(subject, journey.claims(needInfo, parameters));
    var home = client.claimsRedirects().getFirst().toString();
    Expect.that(back.toString().startsWith(home + "?"), "a return to " + home, withoutQuery(back));
    ends(subject, client, Returned.of(back));
  }

  private static String withoutQuery(URI address) {
    return address.toString().replaceFirst("\\?.*", "");
  }

  private static void keepsQuery(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = subject.driver().client(ClientRole.TWO_REDIRECTS);
    var needInfo = asked(subject, journey, client);
    var parameters = Journey.parameters(client, needInfo.path("ticket").asText(), "kit");
    var home = client.claimsRedirects().getLast();
    parameters.put("claims_redirect_uri", home.toString());
    var back = visit(subject, journey.claims(needInfo, parameters));
    Expect.that(
        back.toString().startsWith(home + "&") && back.toString().split("\\?", -1).length == 2,
        "a return to " + home + " with more parameters",
        withoutQuery(back) + " with " + Returned.of(back).keySet());
    ends(subject, client, Returned.of(back));
  }

  private static void bringsTicket(Subject subject) {
    var brought = brought(subject, "kit");
    Expect.that(
        !brought.getOrDefault("ticket", "").isEmpty(),
        "a ticket in the redirect",
        brought.keySet().toString());
  }

  private static void newTicket(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var needInfo = asked(subject, journey, client);
    var sent = needInfo.path("ticket").asText();
    var brought = Returned.of(journey.send(client, needInfo, "kit", Answering.EVERYTHING));
    Expect.that(!sent.equals(brought.get("ticket")), "a new ticket", "the one that was sent");
    Expect.error(new Moves(subject).present(client, sent), 400, "invalid_grant");
  }

  private static void state(Subject subject) {
    var odd = "a b+c%&=~\"" + Chance.name();
    var brought = brought(subject, odd);
    Expect.that(odd.equals(brought.get("state")), "the state as it was sent", "another, or none");
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var needInfo = asked(subject, journey, client);
    var parameters = Journey.parameters(client, needInfo.path("ticket").asText(), "");
    parameters.remove("state");
    var back = Returned.of(visit(subject, journey.claims(needInfo, parameters)));
    Expect.that(!back.containsKey("state"), "no state where none was sent", "one");
    beyondAscii(subject);
  }

  /** RFC 6749 appendix A.5 has a state of ASCII alone, so that a server may do otherwise. */
  private static void beyondAscii(Subject subject) {
    var odd = "é" + Chance.name();
    var expected = "a state beyond ASCII as it was sent";
    try {
      var same = odd.equals(brought(subject, odd).get("state"));
      subject.ought(same, expected, "another, or none");
    } catch (Deviation | UnexpectedAnswer refused) {
      subject.ought(false, expected, String.valueOf(refused.getMessage()));
    }
  }

  private static void nothingElse(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var back = journey.send(client, asked(subject, journey, client), "kit", Answering.EVERYTHING);
    var more = new TreeSet<>(Returned.of(back).keySet());
    more.removeAll(Set.of("ticket", "state", "iss"));
    Expect.that(more.isEmpty(), "nothing but ticket, state and iss", "also " + more);
    Expect.that(back.getRawFragment() == null, "no fragment", "one");
  }

  private static void refusal(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var back =
        Returned.of(
            journey.send(client, asked(subject, journey, client), "kit", Answering.NOTHING));
    Expect.that(
        "access_denied".equals(back.get("error")),
        "error=access_denied",
        back.containsKey("error") ? "error=" + back.get("error") : "no error");
    Expect.that("kit".equals(back.get("state")), "the state", "another, or none");
    Expect.that(!back.containsKey("ticket"), "no ticket", "one");
  }

  private static void counts(Subject subject) {
    ends(subject, first(subject), brought(subject, "kit"));
  }

  private static void issuer(Subject subject) {
    var journey = Journey.visiting(subject);
    var client = first(subject);
    var needInfo = asked(subject, journey, client);
    var address =
        journey.claims(
            needInfo, Journey.parameters(client, needInfo.path("ticket").asText(), "kit"));
    List<Exchange> seen = Collections.synchronizedList(new ArrayList<>());
    var back =
        subject
            .driver()
            .gather(
                exchange -> {
                  seen.add(exchange);
                  subject.recorder().saw(exchange);
                },
                address,
                Answering.EVERYTHING);
    var issuer = Returned.of(back).getOrDefault("iss", "none");
    Expect.that(
        issuer.equals(subject.driver().issuer()), "iss " + subject.driver().issuer(), issuer);
    Expect.that(
        seen.stream().noneMatch(exchange -> exchange.status() == 307),
        "redirects by 302 or 303",
        "307");
  }

  private static void ownAddress(Subject subject) {
    var needInfo = asked(subject, Journey.visiting(subject), first(subject));
    if (!needInfo.has("redirect_user")) {
      subject.note("need_info has no redirect_user");
      return;
    }
    var address = URI.create(Expect.text(needInfo, "redirect_user"));
    var issuer = URI.create(subject.driver().issuer());
    Expect.that(
        address.isAbsolute()
            && ("https".equals(address.getScheme()) || Discovery.isLoopback(address)),
        "an absolute https address",
        address.toString());
    subject.ought(
        issuer.getRawAuthority().equals(address.getRawAuthority()),
        "an address of " + issuer.getRawAuthority(),
        String.valueOf(address.getRawAuthority()));
  }

  private static void ownProcess(Subject subject) {
    var journey = Journey.visiting(subject);
    var moves = new Moves(subject);
    var client = first(subject);
    var one = asked(subject, journey, client);
    var other = asked(subject, journey, client);
    journey.gather(client, one, Answering.EVERYTHING);
    var answer = moves.present(client, other.path("ticket").asText());
    Expect.error(answer, 403, "need_info");
  }
}
