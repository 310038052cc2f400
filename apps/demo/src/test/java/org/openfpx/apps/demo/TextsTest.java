package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample parties say the same in every language. */
class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"fr", "es"})
  void everyTextIsThereWithTheSamePlaces(String language) throws IOException {
    var english = texts("en");
    var other = texts(language);

    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(other.getProperty(key).contains("{0}"))
          .as(key)
          .isEqualTo(english.getProperty(key).contains("{0}"));
    }
  }

  private static Properties texts(String language) throws IOException {
    var resource = "/pages/demo/messages_" + language + ".properties";
    try (var stream = Objects.requireNonNull(TextsTest.class.getResourceAsStream(resource))) {
      var texts = new Properties();
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return texts;
    }
  }
}
