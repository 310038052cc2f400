package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ServerRole;

/** Resources are registered within definitions of the network (profile governed registration). */
final class GovernedRegistration {
  static final List<Check> CHECKS =
      List.of(
          check("AF-GR-01", "A type is one of the network", GovernedRegistration::type),
          check("AF-GR-02", "Scopes are those of the type", GovernedRegistration::scopes));

  private GovernedRegistration() {}

  private static Check check(String clause, String title, Check.Body body) {
    return Check.of(clause, title, body)
        .needing(Capability.AS_FIRST, Capability.PAT, Capability.REGISTRATION);
  }

  private static void type(Subject subject) {
    var moves = new Moves(subject);
    moves.register(ServerRole.FIRST, 1);
    var unknown = "https://kit.example/types/" + Chance.name();
    var description = moves.description(1).put("type", unknown);
    Expect.error(moves.create(ServerRole.FIRST, description), 400, "invalid_resource_type");
  }

  private static void scopes(Subject subject) {
    var moves = new Moves(subject);
    moves.register(ServerRole.FIRST, 1);
    var unknown = "kit-" + Chance.name();
    var description = moves.description(1);
    description.set("resource_scopes", JsonNodeFactory.instance.arrayNode().add(unknown));
    var body = Expect.error(moves.create(ServerRole.FIRST, description), 400, "invalid_scope");
    Expect.that(
        body.toString().contains(unknown), "an error that names " + unknown, body.toString());
  }
}
