package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.run.Mode;
import org.openfpx.conformance.run.OursTested;

/** Bob proves who he is, and is known again (UMA Grant 3.3). */
@ResourceLock(OursTested.TURN)
class ClaimsPushedOverHttpTest {
  private Subject subject;
  private Claiming claiming;

  @BeforeEach
  void begin() throws Exception {
    subject =
        new Subject(OursTested.of(Mode.STANDARD).driver(), _ -> {}, "scenario-" + Chance.name());
    claiming = new Claiming(subject);
  }

  @AfterEach
  void leave() {
    subject.leftovers().forEach(Runnable::run);
    subject.close();
  }

  @Test
  void claimsPushedOpenWhatThePolicySaysAsLongAsItDoes() {
    var resource = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);

    var asked = present(resource);
    assertThat(error(asked)).isEqualTo("need_info");
    assertThat(asked.json().path("required_claims").path(0).path("name").asText())
        .isEqualTo("email");
    var granted = claiming.pushBob(asked.json().path("ticket").asText());

    assertThat(granted.status()).isEqualTo(200);
    var token = granted.json().path("access_token").asText();
    assertThat(told(token)).contains(resource).doesNotContain(RequestingParty.BOB.mail());
    subject.driver().forbid(resource);
    assertThat(told(token)).isEqualTo("{\"active\":false}");
    assertThat(error(claiming.pushBob(ticket(resource)))).isEqualTo("need_info");
  }

  @Test
  void aPctSavesARoundForTheClientThatHasIt() {
    var resource = claiming.resource(ServerRole.FIRST, RequestingParty.BOB);
    var first = present(resource).json().path("ticket").asText();
    var pct = claiming.pushBob(first, subject.driver().remembering()).json().path("pct").asText();

    var anothers =
        claiming
            .moves()
            .present(subject.driver().client(ClientRole.SECOND), with(ticket(resource), pct));
    var again = claiming.present(with(ticket(resource), pct));

    assertThat(error(anothers)).isEqualTo("need_info");
    assertThat(again.status()).as("without claims, in one round").isEqualTo(200);
    assertThat(again.json().path("pct").asText()).isNotEmpty().isNotEqualTo(pct);
    assertThat(error(claiming.present(with(ticket(resource), pct)))).isEqualTo("need_info");
  }

  private static Map<String, String> with(String ticket, String pct) {
    var fields = Moves.fields(ticket);
    fields.put("pct", pct);
    return fields;
  }

  private String ticket(String resource) {
    return claiming.ticket(ServerRole.FIRST, resource);
  }

  private Answer present(String resource) {
    return claiming.present(Moves.fields(ticket(resource)));
  }

  private String told(String token) {
    return claiming.moves().introspect(ServerRole.FIRST, token).body();
  }

  private static String error(Answer answer) {
    return answer.json().path("error").asText();
  }
}
