package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.robot.Sight;

/** What protects people at the pages, and tokens (UMA Grant section 5). */
final class Security implements KitModule {
  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));

  @Override
  public String name() {
    return "security";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.of("UG-5.1-01", "A form of another's is refused", ForeignForms::look)
            .needing(Capability.CLIENTS, Capability.PAT, Capability.INTERACTION),
        Check.of("UG-5.1-02", "A person is asked each time", Security::asksAgain)
            .needing(Capability.CLIENTS, Capability.PAT, Capability.INTERACTION),
        Check.of("UG-5.3-01", "An RPT can be bound to a key", BoundTokens::look)
            .needing(Capability.CLIENTS, Capability.PAT));
  }

  /** First as it should be: the session that is open then is what a hostile client counts on. */
  private static void asksAgain(Subject subject) {
    try (var browser = subject.driver().browser()) {
      var known = subject.driver().client(ClientRole.FIRST);
      var journey = Journey.visiting(subject);
      var back =
          subject
              .driver()
              .gather(
                  browser,
                  journey.address(known, asked(subject, journey, known), "kit"),
                  Answering.EVERYTHING);
      Expect.that(Returned.of(back).containsKey("ticket"), "a ticket for who agreed", "none");
      var hostile = subject.driver().client(ClientRole.SECOND);
      var address = journey.address(hostile, asked(subject, journey, hostile), "kit");
      var sight = browser.open("A client sends the same person", address);
      Expect.that(
          sight instanceof Sight.Shown, "a page that asks", "the browser sent back at once");
    }
  }

  private static JsonNode asked(Subject subject, Journey journey, Client client) {
    var answer = new Moves(subject).present(client, journey.ticket(R1_A));
    return Expect.error(answer, 403, "need_info");
  }
}
