package org.openfpx.http.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.ConsentPage;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;

/** What the page that asks shows of the registry. */
class RequestTemplateTest {
  private static final Language EN = new Language("en");

  private final Pages pages =
      new Pages(
          new Site(
              "wallet",
              text("Wallet"),
              URI.create("https://wallet.test"),
              List.of(EN, new Language("fr"))));

  @Test
  void aKindOfRecordsLinksToWhatTheOperatorSaysOfIt() throws Exception {
    assertThat(shown(Optional.of("https://records.test/about")))
        .contains("href=\"https://records.test/about\"")
        .contains("More about this<span class=\"hidden-label\"> (Vaccines)</span>");
    assertThat(shown(Optional.empty())).doesNotContain("More about this");
  }

  @Test
  void whatOthersLeadToIsFollowedWithoutAWordOfUs() throws Exception {
    var rel = " rel=\"noopener noreferrer nofollow\"";
    assertThat(shown(Optional.of("https://records.test/about")))
        .contains("href=\"https://records.test/about\"" + rel);
    for (var template : List.of("request", "request-for-sign-in")) {
      var model = model(RequestView.of(page(Optional.empty()), List.of(), List.of(EN)));
      model.put("kind", "");
      model.put("policy", "https://app.test/privacy");
      model.put("terms", "https://app.test/terms");
      try (var listener =
          new TestListener(Route.get("/", context -> pages.show(context, 200, template, model)))) {
        assertThat(listener.send(listener.request("/")).body())
            .contains("href=\"https://app.test/privacy\"" + rel)
            .contains("href=\"https://app.test/terms\"" + rel);
      }
    }
  }

  @Test
  void whateverOthersCallThemselvesIsTextAndNothingElse() throws Exception {
    var hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    var view = RequestView.of(page(Optional.empty(), hostile), List.of(), List.of(EN));
    var model = model(view);
    model.put("clientName", hostile);
    model.put("networkName", hostile);
    model.put("hasWhy", true);
    model.put("why", text(hostile));
    model.put("retention", hostile);
    try (var listener =
        new TestListener(Route.get("/", context -> pages.show(context, 200, "request", model)))) {
      var body = listener.send(listener.request("/")).body();
      assertThat(body)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>alert", "<img src=x");
    }
  }

  @Test
  void whatAnswersAFormCanBeReadInAnotherLanguageWhereItsAddressShowsTheSame() throws Exception {
    var view = RequestView.of(page(Optional.empty()), List.of(), List.of(EN));
    var again = model(view);
    again.put(Pages.SHOWN_BY_GET, true);
    try (var listener =
        new TestListener(
            Route.post("/again", context -> pages.show(context, 422, "request", again)),
            Route.post("/once", context -> pages.show(context, 422, "request", model(view))))) {
      var nothing = HttpRequest.BodyPublishers.noBody();
      assertThat(listener.send(listener.request("/again").POST(nothing)).body())
          .contains("href=\"?lang=fr\"");
      assertThat(listener.send(listener.request("/once").POST(nothing)).body())
          .doesNotContain("lang=fr");
    }
  }

  @Test
  void aSignInThatIsNotSureEnoughOffersNoYesThatWouldNotBeTaken() throws Exception {
    assertThat(signIn(Optional.empty()))
        .contains("value=\"yes\"", "name=\"until\"")
        .doesNotContain("name=\"stronger\"");
    assertThat(signIn(Optional.of(ConsentPage.Obstacle.STRONGER_SIGN_IN)))
        .contains("name=\"stronger\" value=\"1\"", "value=\"no\"", "You cannot say yes right now")
        .doesNotContain("value=\"yes\"", "name=\"until\"");
  }

  private String signIn(Optional<ConsentPage.Obstacle> obstacle) throws Exception {
    var model =
        model(RequestView.of(page(Optional.empty(), "App", obstacle), List.of(), List.of(EN)));
    model.put("kind", "");
    try (var listener =
        new TestListener(
            Route.get("/", context -> pages.show(context, 200, "request-for-sign-in", model)))) {
      return listener.send(listener.request("/")).body();
    }
  }

  private String shown(Optional<String> information) throws IOException, InterruptedException {
    var view = RequestView.of(page(information), List.of(), List.of(EN));
    try (var listener =
        new TestListener(
            Route.get("/", context -> pages.show(context, 200, "request", model(view))))) {
      return listener.send(listener.request("/")).body();
    }
  }

  private static Map<String, Object> model(RequestView view) {
    var model = new HashMap<String, Object>();
    model.put("view", view);
    model.put("client", view.page().client());
    model.put("clientName", "App");
    model.put("network", text("Network"));
    model.put("networkName", "Network");
    model.put("policy", "");
    model.put("terms", "");
    model.put("hasWhy", false);
    model.put("retention", "");
    model.put("id", "request");
    model.put("fingerprint", view.page().fingerprint());
    model.put("problems", List.of());
    model.put("here", "request");
    model.put("signedIn", true);
    model.put("csrf", "token");
    return model;
  }

  private static ConsentPage page(Optional<String> information) {
    return page(information, "Vaccines");
  }

  private static ConsentPage page(Optional<String> information, String name) {
    return page(information, name, Optional.empty());
  }

  private static ConsentPage page(
      Optional<String> information, String name, Optional<ConsentPage.Obstacle> obstacle) {
    var end = Instant.parse("2026-01-31T12:00:00Z");
    var definition =
        new Catalogue.Definition(
            "vaccines",
            text(name),
            information.map(RequestTemplateTest::text),
            Optional.empty(),
            ScopeSet.of("read"));
    var line =
        new ConsentPage.Line(
            1,
            definition,
            true,
            List.of(new ConsentPage.Part(new Scope("read"), text("See " + name))),
            List.of(),
            Optional.empty(),
            obstacle,
            end);
    var client =
        new Catalogue.Client(
            "app", text(name), Optional.empty(), Optional.empty(), Optional.empty(), text("Org"));
    return new ConsentPage(
        new ConsentId("request"),
        new Catalogue.Server("as", "https://as.test", text("Network")),
        client,
        Optional.empty(),
        List.of(line),
        List.of(new ConsentPage.Until(HowLong.ONCE, end)),
        new Choices(Map.of(), HowLong.ONCE),
        false);
  }

  private static LocalizedText text(String words) {
    return LocalizedText.of(EN, words);
  }
}
