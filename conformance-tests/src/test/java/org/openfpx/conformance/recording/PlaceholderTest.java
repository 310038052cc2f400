package org.openfpx.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken from a text that has values where a recorded one has placeholders. */
class PlaceholderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{{a}}|x y|x y|-",
        "/r/{{a}}/p/{{b}}|/r/1/p/2/p/3|1|2/p/3",
        "{{a}}-{{b}}!|x-y-z!|x|y-z",
        "{{a}}!|x!y!|x!y|-",
        "{{a}}-{{a}}-{{b}}|12-12-3|12|3",
        "{{a}}:{{b}}+{{a}}|x:y+z+x|x|y+z",
        "{{a}} {{b}}{{a}}|1 231|1|23",
        "<{{a}}>|<--x>|--x|-",
      })
  void whatStandsInTheirPlaceIsFound(String text, String other, String a, String b) {
    var all = b == null ? Map.of("a", a) : Map.of("a", a, "b", b);
    assertThat(Placeholder.values(text, other)).contains(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{a}}|''",
        "{{a}}!|!",
        "{{a}}!|x",
        "!{{a}}|x!",
        "x|xx",
        "xx|x",
        "{{a}}-{{b}}|x-",
        "{{a}}-{{b}}|-x",
        "{{a}}-{{b}}|x",
        "{{a}}-{{a}}|1-2",
        "{{a}}xx{{b}}xx|1xxx",
        "{{a}}{{b}}|xy",
        "{{a}}{{a}}|xx",
        "-{{a}}{{b}}-|-xy-",
      })
  void nothingIsFoundInATextOfAnotherFormNorWhereTwoStandSideBySide(String text, String other) {
    assertThat(Placeholder.values(text, other)).isEmpty();
  }

  @Test
  void aTextWithoutAnyIsOfTheSameFormIfItIsTheSame() {
    assertThat(Placeholder.values("x", "x")).contains(Map.of());
    assertThat(Placeholder.values("", "")).contains(Map.of());
  }

  /** A pattern that goes back would try out how to share out the text among them all. */
  @Test
  void manyTakeNoLongerThanTheirText() {
    var text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("{{a").append(i).append("}}x");
    }
    assertThat(Placeholder.values(text + "!", "x".repeat(10_000))).isEmpty();
    assertThat(Placeholder.values("{{a}}-" + "{{a}}".repeat(3_000), "y".repeat(9_000) + "-y"))
        .isEmpty();
  }

  @Test
  void aNameIsNotMadeOfAnotherWithoutEnd() {
    assertThat(Placeholder.in("{{" + "altered:".repeat(2) + "ticket-1}}")).hasSize(1);
    assertThat(Placeholder.in("{{" + "altered:".repeat(100) + "ticket-1}}")).isEmpty();
  }
}
