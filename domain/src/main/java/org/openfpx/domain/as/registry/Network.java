package org.openfpx.domain.as.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openfpx.domain.text.Language;

/**
 * What holds for the whole network.
 *
 * @param languages those in which texts are given out, the default one first
 */
public record Network(
    NetworkMode mode, Switches switches, Lifetimes lifetimes, List<Language> languages) {
  /** A strict network that speaks English and has every default. */
  public static final Network DEFAULT =
      new Network(NetworkMode.STRICT, Switches.OFF, Lifetimes.DEFAULT, List.of(new Language("en")));

  /**
   * @throws IllegalArgumentException if there is no language
   */
  public Network {
    languages = List.copyOf(new LinkedHashSet<>(languages));
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a network speaks at least one language");
    }
  }

  /** The language of texts that have no other the reader understands. */
  public Language defaultLanguage() {
    return languages.getFirst();
  }

  /** Whether texts are given out in that language. */
  public boolean speaks(Language language) {
    return Set.copyOf(languages).contains(language);
  }
}
