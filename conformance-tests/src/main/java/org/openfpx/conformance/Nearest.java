package org.openfpx.conformance;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may have meant who wrote a name that there is not: the one that begins like it, or
 * of which no more than half would have to be written otherwise. Where several begin like it,
 * nobody knows which.
 */
final class Nearest {
  private Nearest() {}

  /** The one of these names that is nearest, if one is near. */
  static Optional<String> of(String written, Collection<String> names) {
    var word = written.toLowerCase(Locale.ROOT);
    var alike = names.stream().filter(name -> lower(name).startsWith(word)).toList();
    if (!alike.isEmpty()) {
      return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }
    return names.stream()
        .filter(name -> 2 * edits(word, lower(name)) <= Math.max(word.length(), name.length()))
        .min(Comparator.comparingInt(name -> edits(word, lower(name))));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** How many letters are to be put in, taken out or replaced. */
  private static int edits(String one, String other) {
    var above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      var line = new int[other.length() + 1];
      line[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        line[j] = Math.min(replaced, 1 + Math.min(above[j], line[j - 1]));
      }
      above = line;
    }
    return above[other.length()];
  }
}
