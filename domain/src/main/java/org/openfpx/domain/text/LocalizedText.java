package org.openfpx.domain.text;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text in one or more languages.
 *
 * @param byLanguage at least one language
 */
public record LocalizedText(Map<Language, String> byLanguage) {
  /**
   * @throws IllegalArgumentException if there is no language
   */
  public LocalizedText {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a localized text has at least one language");
    }
    byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
  }

  /** A text in one language. */
  public static LocalizedText of(Language language, String text) {
    return new LocalizedText(Map.of(language, text));
  }

  /** The text in the first of the wanted languages that it has, else in any, in order of code. */
  public String in(List<Language> wanted) {
    return Objects.requireNonNull(byLanguage.get(languageFor(wanted)));
  }

  /** The texts by the codes of their languages, in order, as machines are told them. */
  public SortedMap<String, String> byCode() {
    var byCode = new TreeMap<String, String>();
    byLanguage.forEach((language, text) -> byCode.put(language.code(), text));
    return byCode;
  }

  /** The language in which {@link #in} answers, for the {@code lang} attribute of the page. */
  public Language languageFor(List<Language> wanted) {
    return wanted.stream()
        .filter(byLanguage::containsKey)
        .findFirst()
        .orElseGet(() -> byLanguage.keySet().iterator().next());
  }
}
