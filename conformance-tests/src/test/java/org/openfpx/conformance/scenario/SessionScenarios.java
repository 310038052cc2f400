package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Sight;

/** What becomes of sign-ins after the first one, and of all when an account goes (2.4 and 5). */
abstract class SessionScenarios {
  private final Setting setting;
  private final ScenarioNetwork network;

  SessionScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @Test
  void afterOneYesAClientSignsThePersonInWithoutAPage() {
    try (var peer = network.peer();
        var diary = PlayedClient.in(network, peer);
        var sylvie = visitor(diary)) {
      var silently = diary.authorize(Map.of("prompt", "none"));
      assertThat(Traveller.of(left(sylvie.look(silently)), "error")).isEqualTo("login_required");
      var first = diary.redeem(sylvie.leave(diary.authorize(Map.of()), wish("sylvie")));

      var back = left(sylvie.look(silently));

      assertThat(Traveller.of(back, "state")).isEqualTo("the-state");
      var again = diary.redeem(back);
      assertThat(diary.userinfo(again).expect(200).json())
          .isEqualTo(diary.userinfo(first).expect(200).json());
      assertThat(sid(again.required("id_token").asText()))
          .isNotEqualTo(sid(first.required("id_token").asText()));
      assertThat(sylvie.stopSharing("Diary").text()).contains("Diary can no longer use");
      assertThat(diary.userinfo(again).status()).isEqualTo(401);
      assertThat(Traveller.of(left(sylvie.look(silently)), "error")).isEqualTo("consent_required");
    }
  }

  @Test
  void aClientEndsASignInAndIsToldThatItIsOver() throws InterruptedException {
    try (var peer = network.peer();
        var diary = PlayedClient.in(network, peer);
        var wendell = visitor(diary)) {
      var tokens = diary.redeem(wendell.leave(diary.authorize(Map.of()), wish("wendell")));

      var back = left(wendell.look(diary.signOut(tokens)));

      assertThat(Traveller.bare(back)).isEqualTo(diary.signedOut());
      assertThat(Traveller.of(back, "state")).isEqualTo("bye");
      assertThat(diary.userinfo(tokens).status()).isEqualTo(401);
      var idToken = tokens.required("id_token").asText();
      var told = diary.told();
      assertThat(sid(told)).isEqualTo(sid(idToken));
      assertThat(PlayedClient.part(told, 1).required("sub"))
          .isEqualTo(PlayedClient.part(idToken, 1).required("sub"));
      assertThat(PlayedClient.part(told, 0).required("alg"))
          .isEqualTo(PlayedClient.part(idToken, 0).required("alg"));
      assertThat(
              Traveller.of(left(wendell.look(diary.authorize(Map.of("prompt", "none")))), "error"))
          .isIn(Set.of("login_required", "consent_required"));
    }
  }

  @Test
  void whoDeletesTheirWalletAccountTakesAlongWhatASourceMayDoForThem() {
    var connected = network.clinic("/connected");
    var browser = setting.browsers().fresh(to -> Traveller.bare(to).equals(connected));
    try (var peer = network.peer();
        var tomi = new Visitor(network, browser)) {
      var back = tomi.leave(OwnedThing.letRegister(network), wish("tomi"));
      var notes = OwnedThing.registered(network, peer, Traveller.of(back, "code"));
      assertThat(notes.asItsOwner(peer).status()).isEqualTo(200);

      var page = tomi.open(network.wallet("/account/delete"));
      assertThat(page.heading()).isEqualTo("Delete everything?");
      var deleted = Visitor.page(tomi.press(page, "/account/delete"));

      assertThat(deleted.heading()).isEqualTo("Your account is deleted");
      assertThat(deleted.text()).contains("Everything is gone").doesNotContain("not confirmed");
      assertThat(notes.asItsOwner(peer).status())
          .as("with the PAT of whoever is gone")
          .isEqualTo(401);
      assertThat(tomi.open(notes.page()).heading()).isEqualTo("Sign in");
    }
  }

  @Test
  void whatSomebodyElseAgreedToIsNotThere() {
    try (var peer = network.peer();
        var diary = PlayedClient.in(network, peer);
        var sylvie = visitor(diary);
        var wendell = visitor(diary)) {
      diary.redeem(sylvie.leave(diary.authorize(Map.of()), wish("sylvie")));
      var tokens = diary.redeem(wendell.leave(diary.authorize(Map.of()), wish("wendell")));
      var theirs = consent(wendell);
      assertThat(wendell.open(network.wallet(theirs)).status()).isEqualTo(200);

      for (var path : List.of(theirs, theirs + "/stop", theirs + "/stopped")) {
        assertThat(sylvie.open(network.wallet(path)).status()).as(path).isEqualTo(404);
      }
      var stop = sylvie.open(network.wallet(consent(sylvie) + "/stop"));
      var form = stop.form(one -> one.action().getPath().endsWith("/stop")).orElseThrow();
      var turned =
          new Form(
              form.place(),
              network.wallet(theirs + "/stop"),
              form.method(),
              form.fields(),
              form.buttons(),
              form.choices());
      assertThat(sylvie.pressed(turned).status()).isEqualTo(404);
      assertThat(diary.userinfo(tokens).status()).as("theirs goes on").isEqualTo(200);
    }
  }

  private String consent(Visitor person) {
    return person.open(network.wallet("/")).document().select("a[href^=/consents/]").attr("href");
  }

  private Visitor visitor(PlayedClient diary) {
    var ends = Set.of(diary.signedIn(), diary.signedOut());
    return new Visitor(network, setting.browsers().fresh(to -> ends.contains(Traveller.bare(to))));
  }

  private Wish wish(String user) {
    return Wish.everything(user, network.password(user));
  }

  private static String sid(String token) {
    return PlayedClient.part(token, 1).required("sid").asText();
  }

  private static URI left(Sight sight) {
    return switch (sight) {
      case Sight.Left(var to) -> to;
      case Sight.Shown(var page) -> throw new AssertionError("a page: " + page.text());
    };
  }
}
