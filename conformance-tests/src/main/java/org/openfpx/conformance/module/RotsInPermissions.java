package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;

/** Whose records a permission is about is known to the resource server alone (profile ROT). */
final class RotsInPermissions {
  static final List<Check> CHECKS =
      List.of(
          HandOver.check("AF-ROT-01", "A permission says whose, by a ROT", RotsInPermissions::rot),
          HandOver.check("AF-ROT-02", "ROTs link nothing", RotsInPermissions::linkNothing),
          HandOver.check("AF-ROT-03", "Nobody is named", RotsInPermissions::nobody),
          HandOver.check("AF-ROT-04", "The client sees no ROT", RotsInPermissions::unseen));

  private static final Set<String> NAMING = Set.of("sub", "username", "email", "name", "account");

  private RotsInPermissions() {}

  /** All that introspection says of the tokens of a new transaction. */
  private static List<JsonNode> told(AsFirstMoves moves) {
    return AsFirstMoves.tokens(moves.granted(Answering.EVERYTHING)).stream()
        .map(token ->
            moves.introspected(
                Expect.text(token, "resource_server"), Expect.text(token, "access_token")))
        .toList();
  }

  private static List<JsonNode> permissions(List<JsonNode> told) {
    var all = told.stream().flatMap(one -> one.path("permissions").valueStream()).toList();
    Expect.that(all.size() >= 2, "a permission for each line", all.size() + " of them");
    return all;
  }

  private static void rot(Subject subject) {
    for (var permission : permissions(told(new AsFirstMoves(subject)))) {
      for (var member : List.of("permission_id", "rot", "resource_type", "purpose")) {
        Expect.text(permission, member);
      }
    }
  }

  private static void linkNothing(Subject subject) {
    var seen = new HashSet<String>();
    for (int transaction = 0; transaction < 2; transaction++) {
      for (var permission : permissions(told(new AsFirstMoves(subject)))) {
        Expect.that(
            seen.add(Expect.text(permission, "rot")), "a ROT of its own each time", "one twice");
        Expect.that(
            seen.add(Expect.text(permission, "permission_id")),
            "an identifier of its own each time",
            "one twice");
      }
    }
  }

  private static void nobody(Subject subject) {
    for (var one : told(new AsFirstMoves(subject))) {
      Expect.that(one.path("active").asBoolean(), "an active token", "active: false");
      var naming = new TreeSet<>(NAMING);
      naming.retainAll(one.propertyStream().map(member -> member.getKey()).toList());
      Expect.that(naming.isEmpty(), "no member that names anybody", naming.toString());
    }
  }

  private static void unseen(Subject subject) {
    var granted = new AsFirstMoves(subject).granted(Answering.EVERYTHING);
    for (var token : AsFirstMoves.tokens(granted)) {
      token.path("permissions").forEach(permission -> Expect.absent(permission, "rot"));
    }
  }
}
