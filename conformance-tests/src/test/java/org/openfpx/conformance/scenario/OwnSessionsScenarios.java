package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;

/** One person in two browsers, who ends one visit from the other; needs time that can be moved. */
abstract class OwnSessionsScenarios {
  private static final String SESSIONS = "/account/sessions";
  private static final String AGAIN = "Sign in once more first";
  private static final int MOST_PAGES = 10;

  private final Setting setting;
  private final ScenarioNetwork network;
  private final Wish wish;

  OwnSessionsScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
    this.wish = Visitor.wish(network, "brenda");
  }

  /** A browser in which the person signs in, and their only one if they want. */
  private Browser signedIn() {
    var browser = setting.browsers().fresh(_ -> false);
    var first = Visitor.page(browser.open("the page", network.wallet(SESSIONS)));
    var page = signedIn(browser, first, SESSIONS);
    assertThat(page.heading()).isEqualTo("Where you are signed in");
    return browser;
  }

  private Page signedIn(Browser browser, Page first, String end) {
    var person = new PersonAtBrowser(browser, wish);
    var page = first;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      if (page.address().getPath().equals(end) && isAtWallet(page)) {
        return page;
      }
      page = Visitor.page(person.answer(page));
    }
    throw new UnexpectedAnswer("still not signed in, but at " + page.address());
  }

  private boolean isAtWallet(Page page) {
    return page.address().getAuthority().equals(network.wallet("/").getAuthority());
  }

  private Page look(Browser browser) {
    return Visitor.page(browser.open("look", network.wallet(SESSIONS)));
  }

  private static Page press(Browser browser, Page page, String text) {
    for (var form : page.forms()) {
      for (var button : form.buttons()) {
        if (button.text().startsWith(text)) {
          return Visitor.page(browser.press("press", form, button));
        }
      }
    }
    throw new UnexpectedAnswer("no such button: " + text + ", but " + buttons(page));
  }

  private static List<String> buttons(Page page) {
    return page.forms().stream()
        .flatMap(form -> form.buttons().stream())
        .map(Form.Button::text)
        .toList();
  }

  /** Alone with the wallet, whoever was signed in before. */
  private static void alone(Browser browser, Page page) {
    if (buttons(page).contains("Sign out everywhere but here")) {
      press(browser, page, "Sign out everywhere but here");
    }
  }

  @Test
  void whoIsSignedInTwiceSeesBothAndSignsOutOfTheOther() {
    try (var here = signedIn()) {
      alone(here, look(here));
      assertThat(look(here).text()).contains("You are signed in nowhere else");
      try (var there = signedIn()) {
        var page = look(here);
        assertThat(page.document().select(".card h2").eachText())
            .containsExactly("This browser", "Browser 2");
        assertThat(page.text()).contains("Signed in with Sample ID", "Last used");

        var after = press(here, page, "Sign out of browser 2");

        assertThat(after.text()).contains("You are signed in nowhere else");
        assertThat(look(there).address().getPath()).isEqualTo("/sign-in");
        assertThat(look(here).address().getPath()).isEqualTo(SESSIONS);
      }
    }
  }

  @Test
  void whoSignedInSomeTimeAgoIsAskedOnceMoreBeforeOthersAreEnded() {
    try (var here = signedIn();
        var there = signedIn()) {
      network.time().orElseThrow().pass(Duration.ofMinutes(6));
      var stale = look(here);
      assertThat(stale.text()).contains("To sign out of another browser, sign in once more");
      assertThat(buttons(stale)).noneMatch(text -> text.startsWith("Sign out of browser"));

      var asked = press(here, stale, "Sign in once more");

      assertThat(asked.document().select("input[name=password]")).hasSize(1);
      assertThat(look(there).address().getPath()).isEqualTo(SESSIONS);
      press(here, signedIn(here, asked, SESSIONS), "Sign out everywhere but here");
      assertThat(look(there).address().getPath()).isEqualTo("/sign-in");
    }
  }

  @Test
  void whoSignedInSomeTimeAgoIsAskedOnceMoreBeforeASourceIsAdded() {
    try (var here = signedIn()) {
      network.time().orElseThrow().pass(Duration.ofMinutes(6));
      var stale = press(here, sources(here), "Link");
      assertThat(stale.heading()).isEqualTo(AGAIN);

      var asked = press(here, stale, "Sign in once more");

      assertThat(asked.document().select("input[name=password]")).hasSize(1);
      var back = signedIn(here, asked, "/sources");
      assertThat(isAtWallet(press(here, back, "Link"))).as("gone to the source").isFalse();
    }
  }

  private Page sources(Browser browser) {
    return Visitor.page(browser.open("the sources", network.wallet("/sources")));
  }

  @Test
  void whoSignedInSomeTimeAgoIsAskedOnceMoreBeforeOthersAreLetThrough() {
    var connected = network.clinic("/connected");
    try (var peer = network.peer();
        var here = setting.browsers().fresh(to -> Traveller.bare(to).equals(connected))) {
      var brenda = new Visitor(network, here);
      var back = brenda.leave(OwnedThing.letRegister(network), wish);
      var notes = OwnedThing.registered(network, peer, Traveller.of(back, "code"));
      network.time().orElseThrow().pass(Duration.ofMinutes(6));
      var page = brenda.open(notes.page());
      var asking = brenda.open(page.link("Ask me each time").orElseThrow());
      assertThat(asking.heading()).as("who asks is looked at again").isNotEqualTo(AGAIN);
      var invite = page.link("Invite one person by a link").orElseThrow();
      var stale = brenda.open(invite);
      assertThat(stale.heading()).isEqualTo(AGAIN);

      var asked = press(here, stale, "Sign in once more");
      assertThat(asked.document().select("input[name=password]")).hasSize(1);
      var form = let(signedIn(here, asked, invite.getPath()));

      network.time().orElseThrow().pass(Duration.ofMinutes(21));
      assertThat(brenda.pressed(form).heading()).as("left lying about").isEqualTo(AGAIN);
      var again = press(here, brenda.open(invite), "Sign in once more");
      form = let(signedIn(here, again, invite.getPath()));
      network.time().orElseThrow().pass(Duration.ofMinutes(10));
      var made = brenda.pressed(form);
      assertThat(made.document().select("textarea[readonly]")).hasSize(1);
    }
  }

  private static Form let(Page page) {
    return page.form(one -> one.action().getPath().endsWith("/let/inviting"))
        .orElseThrow()
        .fill("part.read", "on")
        .fill("called", "Brenda");
  }
}
