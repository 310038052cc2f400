package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;

/** One token for each resource server (profile token set). */
final class TokenSets {
  static final List<Check> CHECKS =
      List.of(
          HandOver.check("AF-TS-01", "There is a token for each server", TokenSets::shape),
          HandOver.check("AF-TS-02", "Each is good at its own alone", TokenSets::apart),
          HandOver.check("AF-TS-03", "Refreshing renews the whole set", TokenSets::refreshes),
          HandOver.check("AF-TS-04", "A spent refresh token ends the grant", TokenSets::spent),
          HandOver.check("AF-TS-05", "One is revoked, or all", TokenSets::revokes));

  private TokenSets() {}

  private static void shape(Subject subject) {
    var granted = new AsFirstMoves(subject).granted(Answering.EVERYTHING);
    var tokens = AsFirstMoves.tokens(granted);
    Expect.that(
        granted.path("access_token").equals(tokens.getFirst().path("access_token")),
        "the first of the set as access_token",
        "another");
    Expect.text(granted, "refresh_token");
    var different = new HashSet<String>();
    for (var token : tokens) {
      Expect.text(token, "resource_server_uri");
      Expect.text(token, "token_type");
      Expect.that(
          different.add(Expect.text(token, "resource_server"))
              && different.add(Expect.text(token, "access_token")),
          "one token for each resource server",
          "the same twice");
      token.path("permissions").forEach(TokenSets::permission);
      Expect.that(!token.path("permissions").isEmpty(), "permissions in each token", "none in one");
    }
    Expect.that(tokens.size() == 2, "tokens for the two servers picked", tokens.size() + "");
  }

  private static void permission(JsonNode permission) {
    for (var member : List.of("resource_id", "resource_uri", "resource_type")) {
      Expect.text(permission, member);
    }
    Expect.that(
        !Moves.texts(permission.path("resource_scopes")).isEmpty(), "resource_scopes", "none");
    Expect.that(
        permission.path("exp").isIntegralNumber(),
        "exp, a whole number",
        "" + permission.path("exp"));
  }

  private static void apart(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var tokens = AsFirstMoves.tokens(moves.granted(Answering.EVERYTHING));
    for (var token : tokens) {
      Expect.that(moves.isActive(token), "an active token at its own server", "active: false");
      var text = Expect.text(token, "access_token");
      for (var other : tokens) {
        if (!other.equals(token)) {
          var told = moves.introspected(Expect.text(other, "resource_server"), text);
          Expect.that(
              told.size() == 1 && !told.path("active").asBoolean(true),
              "{\"active\":false} and nothing else at another server",
              told.size() + " members, active: " + told.path("active"));
        }
      }
    }
  }

  private static void refreshes(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var before = moves.granted(Answering.EVERYTHING);
    var after = Expect.json(moves.refresh(Expect.text(before, "refresh_token")), 200);
    Expect.that(
        servers(after).equals(servers(before)),
        "tokens for " + servers(before),
        "tokens for " + servers(after));
    Expect.that(
        !after.path("refresh_token").equals(before.path("refresh_token")),
        "another refresh token",
        "the same");
    all(moves, after, true);
    all(moves, before, false);
  }

  private static Set<String> servers(JsonNode granted) {
    return AsFirstMoves.tokens(granted).stream()
        .map(token -> token.path("resource_server").asText())
        .collect(Collectors.toSet());
  }

  private static void all(AsFirstMoves moves, JsonNode granted, boolean active) {
    for (var token : AsFirstMoves.tokens(granted)) {
      Expect.that(moves.isActive(token) == active, "active: " + active, "active: " + !active);
    }
  }

  private static void spent(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var first = Expect.text(moves.granted(Answering.EVERYTHING), "refresh_token");
    var after = Expect.json(moves.refresh(first), 200);
    all(moves, after, true);
    Expect.error(moves.refresh(first), 400, "invalid_grant");
    all(moves, after, false);
    Expect.error(moves.refresh(Expect.text(after, "refresh_token")), 400, "invalid_grant");
  }

  private static void revokes(Subject subject) {
    var moves = new AsFirstMoves(subject);
    var granted = moves.granted(Answering.EVERYTHING);
    var tokens = AsFirstMoves.tokens(granted);
    Expect.status(moves.revoke(Expect.text(tokens.getFirst(), "access_token")), 200);
    for (var token : tokens) {
      boolean kept = !token.equals(tokens.getFirst());
      Expect.that(
          moves.isActive(token) == kept,
          kept ? "the other tokens as before" : "the token gone",
          "active: " + !kept);
    }
    Expect.status(moves.revoke(Expect.text(granted, "refresh_token")), 200);
    all(moves, granted, false);
  }
}
