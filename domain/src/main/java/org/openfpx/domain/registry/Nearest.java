package org.openfpx.domain.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the names that exist was meant by one that does not. */
public final class Nearest {
  private Nearest() {}

  /** The advice for a message: the nearest name, or all of them if none is near. */
  public static String advice(String given, Collection<String> known) {
    return to(given, known)
        .map(name -> "perhaps " + name)
        .orElseGet(() -> known.isEmpty() ? "there are none yet" : "one of " + shortened(known));
  }

  /** The name that takes the fewest changes, if it takes few. */
  public static Optional<String> to(String given, Collection<String> known) {
    var wanted = given.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> isNear(wanted, name.toLowerCase(Locale.ROOT)));
  }

  private static boolean isNear(String given, String name) {
    return distance(given, name) <= Math.max(1, Math.min(given.length(), name.length()) / 2);
  }

  private static String shortened(Collection<String> known) {
    var few = known.stream().sorted().limit(12).toList();
    return String.join(", ", few) + (known.size() > few.size() ? ", ..." : "");
  }

  // Levenshtein, one row at a time.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
