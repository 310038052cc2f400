package org.openfpx.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.text.Language;

/** Every page says the same in every language. */
class MessagesTest {
  private static final Language ENGLISH = new Language("en");
  private static final List<Language> OTHERS = List.of(new Language("fr"), new Language("es"));

  @ParameterizedTest
  @ValueSource(strings = {"edge", "as", "wallet", "rsa"})
  void everyTextIsThereInEveryLanguageWithTheSamePlaces(String system) {
    var messages = new Messages(system, List.of(ENGLISH, OTHERS.getFirst(), OTHERS.getLast()));

    assertThat(messages.keys(ENGLISH)).isNotEmpty();
    for (var other : OTHERS) {
      assertThat(messages.keys(other)).as("keys in " + other).isEqualTo(messages.keys(ENGLISH));
      for (var key : messages.keys(ENGLISH)) {
        assertThat(places(messages, other, key))
            .as(key + " in " + other)
            .isEqualTo(places(messages, ENGLISH, key));
      }
    }
  }

  private static List<Boolean> places(Messages messages, Language language, String key) {
    var text = messages.text(language, key, List.of());
    return List.of(text.contains("{0}"), text.contains("{1}"), text.contains("{2}"));
  }
}
