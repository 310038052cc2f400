package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;

/**
 * What belongs to a person: who asks for it waits for the person, who answers and ends it in the
 * wallet (protocol, sections 3.9 and 3.10).
 */
abstract class OwningScenarios {
  private final Setting setting;
  private final ScenarioNetwork network;

  OwningScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @Test
  void bobWaitsAliceLetsAPartThroughAndEndsIt() {
    try (var peer = network.peer();
        var alice = new Visitor(network, browser())) {
      var notes = registered(peer, alice, "amber");
      wantToBeAsked(alice, notes);
      var waiting = notes.askedFor();

      var home = alice.openUntil(network.wallet("/"), OwningScenarios::saysItWaits);
      assertThat(home.text()).contains("My Immunizations", "Notes of my visits");
      var page = alice.open(network.wallet(asked(home)));
      assertThat(page.heading()).isEqualTo("My Immunizations asks to see something of yours");
      var form = form(page, "/asked/").fill("part.read", "on").fill("until", "WEEK");
      var answered = alice.pressed(form, "yes");
      assertThat(answered.text()).contains("You said yes");

      var token = token(notes.bring(waiting, Map.of()));
      assertThat(notes.introspect(token).at("/permissions/0/resource_scopes").toString())
          .isEqualTo("[\"read\"]");
      assertThat(alice.open(notes.page()).text())
          .contains("You are asked each time", "My Immunizations")
          .doesNotContain("Nobody can see it right now");

      assertThat(alice.stopSharing("My Immunizations").text())
          .contains("My Immunizations can no longer read");
      assertThat(notes.introspect(token).path("active").asBoolean()).isFalse();
    }
  }

  @Test
  void aServiceOfHersReadsAsLongAsSheLetsIt() {
    try (var peer = network.peer();
        var alice = new Visitor(network, browser())) {
      var notes = registered(peer, alice, "anja");
      var thing = alice.open(notes.page());
      assertThat(thing.text()).contains("Nobody is let through");
      var let = alice.open(thing.link("Let a service of mine see it").orElseThrow());
      var form = form(let, "/let/using");
      assertThat(alice.pressed(form).status()).as("nothing chosen").isEqualTo(422);
      var chosen = form.fill("client", "my-immunizations").fill("part.read", "on");
      assertThat(alice.pressed(chosen).text()).contains("This holds from now on");
      var token = token(notes.bring(notes.ticket(), Map.of()));
      assertThat(notes.introspect(token).path("active").asBoolean()).isTrue();

      var home = alice.open(network.wallet("/"));
      assertThat(home.text()).contains("My Immunizations", "Notes of my visits");
      var end = alice.open(alice.open(notes.page()).link("End it").orElseThrow());
      var ended = alice.pressed(form(end, "/end"));

      assertThat(ended.heading()).isEqualTo("Ended");
      assertThat(notes.introspect(token).path("active").asBoolean()).isFalse();
      assertThat(alice.open(notes.page()).text()).contains("Nobody is let through");
    }
  }

  @Test
  void herOwnRequestIsDecidedAtOnceAndNobodyElsesIs() {
    try (var peer = network.peer();
        var alice = new Visitor(network, browser());
        var bob = new Visitor(network, browser())) {
      var notes = registered(peer, alice, "antwan");

      var back = alice.leave(notes.claims(), wish("antwan"));

      var tokens = notes.redeem(Traveller.of(back, "ticket"));
      var token = tokens.required("access_token").asText();
      assertThat(notes.introspect(token).path("active").asBoolean()).isTrue();

      assertThat(bob.open(notes.page()).heading()).isEqualTo("Sign in");
      bob.leave(OwnedThing.letRegister(network), wish("boris"));
      var page = Visitor.page(bob.look(notes.claims()));
      assertThat(page.text()).contains("Only the person it belongs to can share this");
      assertThat(bob.open(notes.page()).status()).isEqualTo(404);
      var alices = alice.open(notes.page()).address();
      assertThat(bob.open(alices).status()).isEqualTo(404);
    }
  }

  @Test
  void sheInvitesBobWhoReadsUntilSheEndsIt() {
    try (var peer = network.peer();
        var alice = new Visitor(network, browser());
        var bob = new Visitor(network, browser())) {
      var notes = registered(peer, alice, "brenda");
      var let =
          alice.open(alice.open(notes.page()).link("Invite one person by a link").orElseThrow());
      var form = form(let, "/let/inviting").fill("part.read", "on").fill("called", "Brenda");
      var made = alice.pressed(form);
      var link = made.document().select("textarea[readonly]").text();
      assertThat(link).startsWith(network.wallet("/invitations/").toString());
      bob.leave(OwnedThing.letRegister(network), wish("carlo"));
      var invited = bob.open(URI.create(link));
      assertThat(invited.heading()).isEqualTo("Brenda wants to let you see something");
      var accepted = bob.pressed(form(invited, "/invitation"), "yes");
      assertThat(accepted.text()).contains("Brenda lets you see: Notes of my visits");
      assertThat(alice.open(notes.page()).text()).contains("was accepted");
      assertThat(alice.open(URI.create(link)).status()).isEqualTo(409);

      var back = bob.leave(notes.claims(), wish("carlo"));
      var token = notes.redeem(Traveller.of(back, "ticket")).required("access_token").asText();
      assertThat(notes.introspect(token).at("/permissions/0/resource_scopes").toString())
          .isEqualTo("[\"read\"]");

      var end = alice.open(alice.open(notes.page()).link("End it").orElseThrow());
      assertThat(alice.pressed(form(end, "/end")).heading()).isEqualTo("Ended");
      assertThat(notes.introspect(token).path("active").asBoolean()).isFalse();
    }
  }

  private Browser browser() {
    var connected = network.clinic("/connected");
    var callback = network.client("/callback");
    return setting
        .browsers()
        .fresh(to -> Traveller.bare(to).equals(connected) || Traveller.bare(to).equals(callback));
  }

  private Wish wish(String user) {
    return Wish.everything(user, network.password(user));
  }

  /** The person lets the clinic register notes as theirs. */
  private OwnedThing registered(Peer peer, Visitor person, String user) {
    var back = person.leave(OwnedThing.letRegister(network), wish(user));
    return OwnedThing.registered(network, peer, Traveller.of(back, "code"));
  }

  private void wantToBeAsked(Visitor person, OwnedThing thing) {
    var page = person.open(thing.page());
    var let = person.open(page.link("Ask me each time").orElseThrow());
    var form = form(let, "/let/asking").fill("part.read", "on").fill("part.add", "on");
    assertThat(person.pressed(form).text()).contains("This holds from now on");
  }

  private static Form form(Page page, String path) {
    return page.form(one -> one.action().getPath().contains(path)).orElseThrow();
  }

  private static boolean saysItWaits(Page home) {
    return home.text().contains("One request waits for your answer");
  }

  private static String asked(Page home) {
    var link = home.document().selectFirst("a[href^=/asked/]");
    assertThat(link).isNotNull();
    return URI.create(link.attr("href")).getRawPath();
  }

  private static String token(Answer answer) {
    return answer.expect(200).json().required("access_token").asText();
  }
}
