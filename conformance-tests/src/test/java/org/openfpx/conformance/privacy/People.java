package org.openfpx.conformance.privacy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Facts about people, looked for in every form in which they could have been written down. */
final class People {
  private static final int SHORTEST = 3;
  private static final int LONG = 10;

  private final Map<Kind, Set<String>> facts = new EnumMap<>(Kind.class);

  /** The forms, in lower case, by how they begin. */
  private final Map<String, List<Form>> forms = new HashMap<>();

  private record Form(String text, Kind kind) {
    /** A short one could stand in a random text by chance, so it counts as a word alone. */
    boolean standsAt(int start, String text) {
      int end = start + text().length();
      return text.startsWith(text(), start)
          && (text().length() >= LONG
              || (start == 0 || !isOfWord(text.charAt(start - 1)))
                  && (end == text.length() || !isOfWord(text.charAt(end))));
    }

    private static boolean isOfWord(char one) {
      return Character.isLetterOrDigit(one) || one == '-' || one == '_';
    }
  }

  /** Looks for this fact from now on. */
  void know(Kind kind, String fact) {
    if (fact.length() < SHORTEST
        || !facts.computeIfAbsent(kind, none -> new LinkedHashSet<>()).add(fact)) {
      return;
    }
    Forms.of(fact).stream()
        .map(form -> new Form(form.toLowerCase(Locale.ROOT), kind))
        .filter(form -> form.text().length() >= SHORTEST)
        .distinct()
        .forEach(form ->
            forms.computeIfAbsent(beginning(form.text(), 0), none -> new ArrayList<>()).add(form));
  }

  /** What is looked for. */
  Set<String> facts(Kind kind) {
    return facts.getOrDefault(kind, Set.of());
  }

  /** What of people stands in this text. */
  Set<Kind> in(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var found = EnumSet.noneOf(Kind.class);
    for (int i = 0; i + SHORTEST <= lower.length(); i++) {
      for (var form : forms.getOrDefault(beginning(lower, i), List.of())) {
        if (!found.contains(form.kind()) && form.standsAt(i, lower)) {
          found.add(form.kind());
        }
      }
    }
    return found;
  }

  private static String beginning(String text, int start) {
    return text.substring(start, start + SHORTEST);
  }
}
