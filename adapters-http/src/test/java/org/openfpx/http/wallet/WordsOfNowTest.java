package org.openfpx.http.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.wallet.FakeCatalogue;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.text.Language;

/** Lists speak the language of now where they can; receipts don't change. */
class WordsOfNowTest {
  private static final Language FR = new Language("fr");

  @Test
  void aConsentThatWasReadInFrenchIsListedInEnglish() {
    var then = WalletMother.consent("one", WalletMother.JUNE, WalletMother.NOW, Duration.ofDays(1));

    var now = new WordsOfNow(new FakeCatalogue(), List.of(FakeCatalogue.EN, FR)).of(then);

    assertThat(then.words().client()).isEqualTo("Mes vaccins");
    assertThat(now.words().client()).isEqualTo("My Immunizations");
    assertThat(now.words().language()).isEqualTo(FakeCatalogue.EN);
    assertThat(now.lines().getFirst().from().orElseThrow().name()).isEqualTo("City Clinic");
  }

  @Test
  void whereSomeWordIsMissingAllStayAsTheyWere() {
    var then = WalletMother.consent("one", WalletMother.JUNE, WalletMother.NOW, Duration.ofDays(1));

    assertThat(new WordsOfNow(new FakeCatalogue(), List.of(new Language("es"))).of(then))
        .isEqualTo(then);
    assertThat(new WordsOfNow(new FakeCatalogue(), List.of(FR)).of(then)).isEqualTo(then);
  }
}
