package org.openfpx.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Route;

/** Dates stand as people write them where their browser says that they are. */
class DatesTest {
  private static final Instant MOMENT = Instant.parse("2026-11-29T14:05:00Z");
  private static final Language EN = new Language("en");

  private final Pages pages =
      new Pages(
          new Site(
              "wallet",
              LocalizedText.of(EN, "Wallet"),
              URI.create("https://wallet.test"),
              List.of(EN, new Language("fr"), new Language("es"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB, en;q=0.8 | en | 29 November 2026, 14:05 UTC",
        "fr;q=0.5, en-IE | en | 29 November 2026, 14:05 UTC",
        "en-US | en | November 29, 2026, 2:05 PM UTC",
        "en | en | November 29, 2026, 2:05 PM UTC",
        "en-ZZ | en | November 29, 2026, 2:05 PM UTC",
        "en-GB | fr | 29 novembre 2026 14:05 UTC",
        "fr-CA | fr | 29 novembre 2026 14 h 05 UTC",
        "es-MX, en | es | 29 de noviembre de 2026, 2:05 p.m. UTC",
        "en-GB-u-nu-arab | en | 29 November 2026, 14:05 UTC",
        "x;;=, en-GB | en | November 29, 2026, 2:05 PM UTC"
      })
  void aMomentIsWrittenAsInTheRegionOfTheReader(String accepted, String chosen, String written)
      throws Exception {
    var model =
        Map.of(
            "thingName",
            "Diary",
            "link",
            "https://wallet.test/i",
            "openUntil",
            MOMENT,
            "endsAt",
            MOMENT,
            "back",
            "/",
            "here",
            "things",
            "signedIn",
            true,
            "csrf",
            "token");
    try (var listener =
        new TestListener(
            Route.get("/", context -> pages.show(context, 200, "invitation", model)))) {
      var request = listener.request("/?lang=" + chosen).header("Accept-Language", accepted);

      // The space before PM is a narrow one, which is of no interest here.
      assertThat(listener.send(request).body().replace('\u202f', ' ').replace('\u00a0', ' '))
          .contains("<html lang=\"" + chosen + "\">", "<dd>" + written + "</dd>");
    }
  }
}
