package org.openfpx.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Model: localizable attributes. */
class LocalizedTextTest {
  private static final Language EN = new Language("en");
  private static final Language FR = new Language("FR");
  private static final Language ES = new Language("es");

  @Test
  void theFirstWantedLanguageWins() {
    var text = new LocalizedText(Map.of(EN, "yes", FR, "oui"));
    assertThat(text.in(List.of(ES, FR, EN))).isEqualTo("oui");
    assertThat(text.languageFor(List.of(ES, FR, EN))).isEqualTo(FR);
  }

  @Test
  void withNoneOfTheWantedLanguagesThereIsStillAText() {
    assertThat(LocalizedText.of(FR, "oui").in(List.of(EN))).isEqualTo("oui");
  }
}
