package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Request;

/** The person decides at a wallet, and the server hears no more than it needs (section 3). */
final class HandOver {
  static final List<Check> CHECKS =
      List.of(
          check("AF-3-01", "The person decides at a wallet", HandOver::atAWallet),
          check("AF-3-02", "A refusal says nothing but that", HandOver::refused),
          check("AF-3-03", "What was left out is absent", HandOver::leftOut));

  private HandOver() {}

  static Check check(String clause, String title, Check.Body body) {
    return Check.of(clause, title, body).needing(Capability.AS_FIRST, Capability.INTERACTION);
  }

  private static void atAWallet(Subject subject) {
    var moves = new AsFirstMoves(subject);
    List<Exchange> seen = Collections.synchronizedList(new ArrayList<>());
    var brought =
        moves.visited(
            exchange -> {
              seen.add(exchange);
              subject.recorder().saw(exchange);
            },
            moves.opened(),
            Answering.EVERYTHING);
    var issuer = URI.create(subject.driver().issuer()).getRawAuthority();
    var here = seen.stream().filter(at -> at.url().getRawAuthority().equals(issuer)).toList();
    Expect.that(here.size() < seen.size(), "a way to another server", "none");
    Expect.that(
        here.stream().allMatch(HandOver::tellsNothing),
        "no form at the authorization server but to choose a wallet",
        "a form that was sent to it");
    comesBack(subject, brought);
    Expect.json(moves.present(AsFirstMoves.ticket(brought), moves.verifier()), 200);
  }

  /** Where a network has several wallets, the server asks which. */
  private static boolean tellsNothing(Exchange at) {
    return at.method().equals("GET") || Request.decode(at.request().body()).containsKey("wallet");
  }

  private static void comesBack(Subject subject, Map<String, String> brought) {
    Expect.that("kit".equals(brought.get("state")), "the state as it was sent", "another, or none");
    var issuer = brought.getOrDefault("iss", "none");
    Expect.that(
        issuer.equals(subject.driver().issuer()), "iss " + subject.driver().issuer(), issuer);
  }

  private static void refused(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var brought = moves.visited(moves.opened(), Answering.NOTHING);
    comesBack(subject, brought);
    var error = Optional.ofNullable(brought.get("error")).orElse("none");
    Expect.that(error.equals("access_denied"), "error=access_denied", "error=" + error);
    Expect.that(
        brought.keySet().equals(Set.of("error", "state", "iss")),
        "error, state and iss alone",
        brought.keySet().toString());
  }

  private static void leftOut(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var opened = moves.opened();
    var asked = types(opened.path("resources").valueStream().toList(), true);
    var brought = moves.visited(opened, Answering.THE_LEAST);
    var granted = Expect.json(moves.present(AsFirstMoves.ticket(brought), moves.verifier()), 200);
    var permitted =
        AsFirstMoves.tokens(granted).stream()
            .flatMap(token -> token.path("permissions").valueStream())
            .map(permission -> permission.path("resource_type").asText())
            .collect(Collectors.toSet());
    Expect.that(permitted.equals(asked), "permissions for " + asked + " alone", "" + permitted);
  }

  private static Set<String> types(List<JsonNode> lines, boolean required) {
    return lines.stream()
        .filter(line -> line.path("required").asBoolean() == required)
        .map(line -> line.path("resource_type").asText())
        .collect(Collectors.toSet());
  }
}
