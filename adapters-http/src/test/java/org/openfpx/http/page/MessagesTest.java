package org.openfpx.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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

  /** Of two the second would be shown, and the first be corrected in vain. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "as", "wallet", "rsa"})
  void noTextStandsThereTwice(String system) throws Exception {
    for (var language : List.of("en", "fr", "es")) {
      var file = "/pages/" + system + "/messages_" + language + ".properties";
      try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file))) {
        var keys =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).as(file).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  private static List<Boolean> places(Messages messages, Language language, String key) {
    var text = messages.text(language, key, List.of());
    return List.of(text.contains("{0}"), text.contains("{1}"), text.contains("{2}"));
  }
}
