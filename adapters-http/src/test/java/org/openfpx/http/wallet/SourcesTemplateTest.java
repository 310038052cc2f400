package org.openfpx.http.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;

/** What the page of the sources says of each. */
class SourcesTemplateTest {
  private static final Language EN = new Language("en");

  private final Pages pages =
      new Pages(new Site("wallet", text("Wallet"), URI.create("https://wallet.test"), List.of(EN)));

  @Test
  void aSourceThatIsNotLinkedIsSaidToBeJustThat() throws Exception {
    assertThat(shown("NOT_LINKED")).contains("<p>Not linked</p>").doesNotContain("needs");
    assertThat(shown("TO_RENEW")).contains("<p>Linked, but needs you to sign in again</p>");
    assertThat(shown("LINKED")).contains("<p>Linked as june</p>");
  }

  private String shown(String state) throws Exception {
    var source =
        Map.of(
            "id",
            "clinic",
            "name",
            text("Clinic"),
            "logo",
            Optional.empty(),
            "state",
            state,
            "label",
            "june",
            "shares",
            List.of());
    var model =
        Map.of(
            "sources",
            List.of(source),
            "parting",
            false,
            "here",
            "sources",
            "signedIn",
            true,
            "csrf",
            "token");
    try (var listener =
        new TestListener(Route.get("/", context -> pages.show(context, 200, "sources", model)))) {
      return listener.send(listener.request("/")).body();
    }
  }

  private static LocalizedText text(String words) {
    return LocalizedText.of(EN, words);
  }
}
