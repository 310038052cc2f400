package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.played.PlayedIssuer;
import org.openfpx.conformance.played.SigningKey;
import org.openfpx.conformance.processes.StandardSystems;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;

/**
 * What an owner does at the wallet's pages in a {@code standard} network, where others can prove
 * who they are (protocol, sections 3.9 and 3.10).
 */
@PlayedIn(value = StandardSystems.class, alone = true)
class ProvingOverHttpTest {
  private static final String FORMAT =
      "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";
  private static final String BOB = "bob@people.example";
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** One for all tests: a server that has read its keys does not ask for others at once. */
  private static PlayedIssuer issuer;

  private final Setting setting;
  private final ScenarioNetwork network;

  ProvingOverHttpTest(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @BeforeAll
  static void play() throws IOException {
    issuer = PlayedIssuer.at(URI.create(StandardSystems.ISSUER), SigningKey.fresh());
  }

  @AfterAll
  static void end() {
    issuer.close();
  }

  @Test
  void whoeverProvesWhatTheOwnerWroteReadsAndNobodyElseDoes() {
    try (var peer = network.peer();
        var alice = new Visitor(network, browser())) {
      var notes = registered(peer, alice, "amber");
      letBobThrough(alice, notes);

      var asked = notes.bring(notes.ticket(), Map.of()).expect(403).json();
      assertThat(asked.path("error").asText()).isEqualTo("need_info");
      assertThat(asked.at("/required_claims/0/name").asText()).isEqualTo("email");
      var mallory = notes.bring(asked.required("ticket").asText(), proof("mallory@people.example"));
      assertThat(mallory.status()).as("somebody else's address").isEqualTo(403);

      var granted = notes.bring(notes.ticket(), proof(BOB)).expect(200).json();
      var token = granted.required("access_token").asText();
      assertThat(notes.introspect(token).at("/permissions/0/resource_scopes").toString())
          .isEqualTo("[\"read\"]");
      assertThat(notes.introspect(token).toString()).doesNotContain(BOB);

      var end = alice.open(alice.open(notes.page()).link("End it").orElseThrow());
      assertThat(alice.pressed(form(end, "/end")).heading()).isEqualTo("Ended");
      assertThat(notes.introspect(token).path("active").asBoolean()).isFalse();
    }
  }

  @Test
  void theOwnerWhoIsAskedSeesWhatIsKnownOfWhoAsks() {
    try (var peer = network.peer();
        var alice = new Visitor(network, browser())) {
      var notes = registered(peer, alice, "anja");
      letBobThrough(alice, notes);
      wantToBeAsked(alice, notes);

      var answer = notes.bring(notes.ticket("\"add\""), proof(BOB)).expect(403).json();
      assertThat(answer.path("error").asText()).isEqualTo("request_submitted");

      var home =
          alice.openUntil(
              network.wallet("/"),
              page -> page.text().contains("One request waits for your answer"));
      var link = home.document().selectFirst("a[href^=/asked/]");
      assertThat(link).isNotNull();
      var page = alice.open(network.wallet(URI.create(link.attr("href")).getRawPath()));
      assertThat(page.text())
          .contains("People of the test vouches for whoever asks this.")
          .contains("They have proved that they belong to those whom you let through:");
      var yes = form(page, "/asked/").fill("part.add", "on").fill("until", "WEEK");
      assertThat(alice.pressed(yes, "yes").text()).contains("You said yes");
      var token =
          notes
              .bring(answer.required("ticket").asText(), Map.of())
              .expect(200)
              .json()
              .required("access_token")
              .asText();
      assertThat(notes.introspect(token).at("/permissions/0/resource_scopes").toString())
          .contains("add");
    }
  }

  private void letBobThrough(Visitor alice, OwnedThing notes) {
    var thing = alice.open(notes.page());
    var let = alice.open(thing.link("Let through whoever proves something").orElseThrow());
    var form =
        form(let, "/let/proving")
            .fill("proof", StandardSystems.ISSUER + " email")
            .fill("value", BOB)
            .fill("part.read", "on");
    assertThat(alice.pressed(form).text()).contains("This holds from now on");
  }

  private void wantToBeAsked(Visitor alice, OwnedThing notes) {
    var let = alice.open(alice.open(notes.page()).link("Ask me each time").orElseThrow());
    assertThat(alice.pressed(form(let, "/let/asking").fill("part.add", "on")).text())
        .contains("This holds from now on");
  }

  /** What the client pushes of somebody with that address. */
  private Map<String, String> proof(String mail) {
    var now = Chance.now();
    var claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", StandardSystems.ISSUER)
            .put("sub", mail.substring(0, mail.indexOf('@')))
            .put("aud", "my-immunizations")
            .put("email", mail)
            .put("email_verified", true)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFE).getEpochSecond());
    return Map.of("claim_token", issuer.key().sign(claims), "claim_token_format", FORMAT);
  }

  private Browser browser() {
    var connected = network.clinic("/connected");
    return setting.browsers().fresh(to -> Traveller.bare(to).equals(connected));
  }

  private OwnedThing registered(Peer peer, Visitor person, String user) {
    var wish = Wish.everything(user, network.password(user));
    var back = person.leave(OwnedThing.letRegister(network), wish);
    return OwnedThing.registered(network, peer, Traveller.of(back, "code"));
  }

  private static Form form(Page page, String path) {
    return page.form(one -> one.action().getPath().contains(path)).orElseThrow();
  }
}
