package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the pages are set as their languages are. */
class TypographyTest {
  /** French sets a space that does not break before these, and within its quotation marks. */
  private static final Predicate<String> FRENCH_WITHOUT_SPACE =
      Pattern.compile("[^\u00a0\u202f][:;?!»](?=\\s|$)|«(?![\u00a0\u202f])").asPredicate();

  private static final Pattern OF_THE_REGISTRY = Pattern.compile("\\bfr: ([^,}]+)");

  @Test
  void frenchHasASpaceBeforeItsHighPunctuation() {
    assertThat(texts("fr")).hasSizeGreaterThan(250).noneMatch(FRENCH_WITHOUT_SPACE);
    assertThat(ofTheRegistry()).hasSizeGreaterThan(20).noneMatch(FRENCH_WITHOUT_SPACE);
    assertThat(List.of("oui:", "oui :", "Quoi?", "« oui »", "oui ; non"))
        .allMatch(FRENCH_WITHOUT_SPACE);
    assertThat(List.of("oui\u00a0:", "«\u00a0oui\u00a0»", "http://localhost/"))
        .noneMatch(FRENCH_WITHOUT_SPACE);
  }

  @Test
  void noTextHasATypewritersApostropheOrQuotationMark() {
    assertThat(Stream.of("en", "fr", "es").flatMap(language -> texts(language).stream()))
        .hasSizeGreaterThan(750)
        .noneMatch(text -> text.contains("'") || text.contains("\""));
    assertThat(ofTheRegistry()).noneMatch(text -> text.contains("'"));
  }

  @Test
  void spanishOpensEveryQuestionAndEveryExclamation() {
    assertThat(texts("es"))
        .allMatch(
            text -> count(text, '¿') == count(text, '?') && count(text, '¡') == count(text, '!'))
        .anyMatch(text -> text.contains("¿"));
  }

  private static List<String> texts(String language) {
    return Sources.endingWith("messages_" + language + ".properties").stream()
        .flatMap(file -> Sources.lines(file).stream())
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .toList();
  }

  private static List<String> ofTheRegistry() {
    return Sources.endingWith(".yaml").stream()
        .filter(file -> file.startsWith(Path.of("examples")))
        .flatMap(file -> Sources.lines(file).stream())
        .flatMap(line -> OF_THE_REGISTRY.matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static long count(String text, char sign) {
    return text.chars().filter(one -> one == sign).count();
  }
}
