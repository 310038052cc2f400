package org.openfpx.http.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;

/**
 * What the pages of owners show in a network where claims count, and of names that others chose.
 */
class OwnersTemplatesTest {
  private static final String BOB = "Everyone whose e-mail address is “bob@people.test”";
  private static final Language EN = new Language("en");
  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");
  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  private final Pages pages =
      new Pages(new Site("wallet", text("Wallet"), URI.create("https://wallet.test"), List.of(EN)));

  private static LocalizedText text(String words) {
    return LocalizedText.of(EN, words);
  }

  private String shown(String template, Map<String, Object> more)
      throws IOException, InterruptedException {
    var model = new HashMap<>(more);
    model.put("here", "things");
    model.put("signedIn", true);
    model.put("csrf", "token");
    try (var listener =
        new TestListener(Route.get("/", context -> pages.show(context, 200, template, model)))) {
      return listener.send(listener.request("/")).body();
    }
  }

  private static Map<String, Object> let(List<String> flaws, boolean changes) {
    var model = new HashMap<String, Object>();
    model.put("kind", "PROVING");
    model.put("changes", changes);
    model.put("action", "/things/here/let/proving?of=it");
    model.put("back", "/things/here/one?of=it");
    model.put("thingName", "My diary");
    model.put("parts", List.of(new LetPages.PartView("read", text("see it"), false)));
    model.put("untils", List.of(new LetPages.UntilView("WEEK", END, true)));
    model.put(
        "choices",
        List.of(
            new LetPages.ChoiceView(
                "https://people.test email",
                text("e-mail address"),
                text("People"),
                Optional.empty(),
                true)));
    model.put("value", HOSTILE);
    model.put("called", "");
    model.put("note", "");
    model.put("flaws", flaws);
    return model;
  }

  @Test
  void anOwnerChoosesWhatIsToBeProvenAndSaysWhatItMustBe() throws Exception {
    var page = shown("let", let(List.of(), false));

    assertThat(page)
        .contains("name=\"proof\" value=\"https://people.test email\" checked")
        .contains("confirmed by People")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert", "aria-invalid", "role=\"alert\"");
    assertThat(shown("let", let(List.of(), true))).contains("Please write it once more");
  }

  @Test
  void whatIsMissingIsSaidOnTopAndBesideItsField() throws Exception {
    var page = shown("let", let(List.of("NOBODY", "NO_VALUE", "NO_PART", "REFUSED"), false));

    assertThat(page)
        .contains("role=\"alert\"", "href=\"#NO_VALUE\"", "id=\"flaw-NO_VALUE\"")
        .contains("aria-describedby=\"value-what flaw-NO_VALUE\" aria-invalid=\"true\"")
        .contains(
            "href=\"#NOBODY\"", "id=\"flaw-NOBODY\"", "href=\"#NO_PART\"", "id=\"flaw-NO_PART\"")
        .contains("The network does not take this choice");
  }

  @Test
  void aRequestSaysWhoVouchesForThePersonThereAndWhatTheyProved() throws Exception {
    assertThat(asked("https://people.test", List.of(BOB)))
        .contains("https://people.test vouches", "They have proved", "<li>" + BOB)
        .doesNotContain("The network does not know", "has proved before");
    assertThat(asked("https://people.test", List.of()))
        .contains("https://people.test vouches")
        .doesNotContain("They have proved", "The network does not know");
    assertThat(asked("", List.of(BOB)))
        .contains("Whoever asks this has proved before", "<li>" + BOB)
        .doesNotContain("vouches");
    assertThat(asked("", List.of())).contains("The network does not know who it is");
  }

  private String asked(String party, List<String> proved) throws Exception {
    var model = new HashMap<String, Object>();
    model.put("action", "/asked/here/it");
    model.put("state", "OPEN");
    model.put("client", text("App"));
    model.put("clientName", "App");
    model.put("icon", Optional.empty());
    model.put("organisation", "Org");
    model.put("hasWhy", true);
    model.put("why", text("To read along"));
    model.put("since", END);
    model.put("endsAt", END);
    model.put("placeName", text("Clinic"));
    model.put("lines", List.of());
    model.put("parts", List.of());
    model.put("untils", List.of(new AskedPages.UntilView("ONCE", END, true)));
    model.put("party", party);
    model.put("proved", proved);
    model.put("noPart", false);
    return shown("asked", model);
  }

  @Test
  void ofARequestThatIsPerhapsAnsweredTheDashboardSaysSo() throws Exception {
    assertThat(home(true))
        .contains("<a href=\"/asked/here/it\">App</a>")
        .containsOnlyOnce("<p class=\"notice\">You said yes, and it is not known yet");
    assertThat(home(false))
        .contains("<a href=\"/asked/here/it\">App</a>")
        .doesNotContain("You said yes");
  }

  private String home(boolean saidYes) throws Exception {
    var asked =
        new HomePages.AskedView(
            "/asked/here/it", text("App"), Optional.empty(), "Notes", END, saidYes);
    return shown(
        "home", Map.of("active", List.of(), "asked", List.of(asked), "waiting", List.of()));
  }

  @Test
  void onTheDashboardWhatIsLetThroughSaysWhatIsAllowedAndSinceWhen() throws Exception {
    var card = "<dt>They may</dt><dd lang=\"en\">see it, change it</dd>";
    var since = "<dt>Decided on</dt><dd>January 31, 2026, 11:59";

    assertThat(home(sharing(".rule"))).contains(card, since);
    assertThat(home(sharing(""))).contains(">App</a>").doesNotContain("They may", "Decided on");
  }

  private String home(SharingView active) throws Exception {
    return shown(
        "home", Map.of("active", List.of(active), "asked", List.of(), "waiting", List.of()));
  }

  private static SharingView sharing(String kind) {
    var words =
        new Consent.Words(
            new Language("en"), "App", "Org", "Net", Optional.empty(), Optional.empty());
    var line =
        new SharingView.LineView(
            "My diary", List.of("see it", "change it"), List.of(), "Clinic", END);
    return new SharingView(
        "c1",
        words,
        "en",
        Optional.empty(),
        "active",
        "",
        END,
        END.minusSeconds(60),
        List.of(line),
        List.of(),
        List.of("Clinic"),
        kind,
        true);
  }

  @Test
  void invitationsOfWhichNothingElseIsKnownAreToldApartByWhenTheyWereMade() throws Exception {
    var model = new HashMap<String, Object>();
    model.put("place", new ThingPages.PlaceView("here", text("Clinic"), Optional.empty()));
    model.put("placeName", "Clinic");
    model.put("fresh", false);
    model.put("canProve", false);
    model.put("canUse", false);
    model.put(
        "thing",
        new ThingView(
            "it",
            text("My diary"),
            Optional.empty(),
            List.of(),
            List.of(
                invited("1", Optional.of(END.minusSeconds(60))),
                invited("2", Optional.of(END.minusSeconds(120))),
                invited("3", Optional.empty())),
            List.of()));

    var page = shown("thing", model);

    assertThat(page)
        .containsOnlyOnce("<dt>Decided on</dt><dd>January 31, 2026, 11:59")
        .containsOnlyOnce("<dt>Decided on</dt><dd>January 31, 2026, 11:58");
    assertThat(page.split("<dt>Decided on</dt>", -1)).as("of the third it is not known").hasSize(3);
  }

  private static ThingView.RuleView invited(String id, Optional<Instant> since) {
    return new ThingView.RuleView(
        id, "INVITED", text("One person"), "", List.of(text("see it")), since, END, "WAITING", "");
  }

  @Test
  void aNameThatAnOwnerChoseIsTextAndNothingElse() throws Exception {
    var page =
        shown(
            "invited",
            Map.of(
                "action",
                "/invitation",
                "invitation",
                "hash",
                "calledBy",
                HOSTILE,
                "openUntil",
                END,
                "title",
                HOSTILE,
                "logo",
                Optional.empty(),
                "from",
                "",
                "parts",
                List.of(text("see it")),
                "endsAt",
                END));

    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img src=x");
  }
}
