package org.openfpx.http.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * A text for people as a configuration file has it.
 *
 * @param plain the text, where it is written without a language
 * @param byLanguage the texts, where each has its own
 */
public record WrittenText(Optional<String> plain, Map<Language, String> byLanguage) {
  public WrittenText {
    byLanguage = Map.copyOf(byLanguage);
    if (plain.isPresent() != byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a text has no language, or each of several has one");
    }
  }

  /**
   * One of what {@link ConfigFile} reads: the text alone, or in turn a language and its text.
   *
   * @throws IllegalArgumentException if there is none, or a language that is no language
   */
  static WrittenText of(List<String> written) {
    if (written.size() == 1) {
      return new WrittenText(Optional.of(written.getFirst()), Map.of());
    }
    Map<Language, String> texts = new HashMap<>();
    for (int i = 0; i + 1 < written.size(); i += 2) {
      texts.put(new Language(written.get(i)), written.get(i + 1));
    }
    return new WrittenText(Optional.empty(), texts);
  }

  /**
   * The text in its languages.
   *
   * @param usual the language of a text that is written without one
   */
  public LocalizedText in(Language usual) {
    return plain
        .map(text -> LocalizedText.of(usual, text))
        .orElseGet(() -> new LocalizedText(byLanguage));
  }
}
