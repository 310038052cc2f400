package org.openfpx.conformance.privacy;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what two transactions have in common and could be linked by: a value of 64 bits or more, or
 * a time finer than a whole minute, that came with both and is not of the registry.
 */
final class Links {
  /** 11 characters hold 64 bits; base64url and hexadecimal, then base64 with its own two signs. */
  private static final List<Pattern> LONG =
      List.of(Pattern.compile("[A-Za-z0-9_-]{11,}"), Pattern.compile("[A-Za-z0-9+/]{11,}"));

  private static final Pattern TIME =
      Pattern.compile("[0-9]{10}|[0-9]{13}|\\d{4}-\\d\\d-\\d\\dT\\d\\d");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![A-Za-z0-9_-])([0-9]{10}|[0-9]{13})(?![A-Za-z0-9_-])");
  private static final Pattern SPELT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:(\\d\\d(?:[.,]\\d+)?)");
  private static final Pattern WHOLE = Pattern.compile("[0.,]+");
  private static final long EARLIEST = 1_600_000_000L;
  private static final long LATEST = 4_000_000_000L;
  private static final long MILLIS = 1000;
  private static final long MINUTE = 60;

  private final Set<String> registry;
  private final Map<String, Integer> firstSeen = new HashMap<>();

  /**
   * @param registry words that may stand anywhere: what was there before the first transaction
   */
  Links(Set<String> registry) {
    this.registry = Set.copyOf(registry);
  }

  /** The words in a text that a link could be made of. */
  static Set<String> words(String text) {
    return LONG.stream()
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(MatchResult::group)
        .filter(word -> !TIME.matcher(word).matches())
        .collect(toCollection(HashSet::new));
  }

  /** The times in a text that are finer than a minute. */
  static Set<String> fineTimes(String text) {
    var numbers =
        NUMBER
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(number -> isFine(Long.parseLong(number)));
    var spelt =
        SPELT
            .matcher(text)
            .results()
            .filter(time -> !WHOLE.matcher(time.group(1)).matches())
            .map(MatchResult::group);
    return Stream.concat(numbers, spelt).collect(toCollection(HashSet::new));
  }

  private static boolean isFine(long number) {
    boolean millis = number > LATEST;
    long seconds = millis ? number / MILLIS : number;
    boolean time = seconds > EARLIEST && seconds < LATEST;
    return time && number % (millis ? MINUTE * MILLIS : MINUTE) != 0;
  }

  /** Takes what came with a transaction; answers what of it came with an earlier one too. */
  List<String> add(int transaction, String text) {
    var found = new ArrayList<String>();
    var values = words(text);
    values.addAll(fineTimes(text));
    for (var value : values) {
      if (registry.contains(value)) {
        continue;
      }
      var first = firstSeen.putIfAbsent(value, transaction);
      if (first != null && first != transaction) {
        found.add(value + " of transactions " + first + " and " + transaction);
      }
    }
    return found;
  }
}
