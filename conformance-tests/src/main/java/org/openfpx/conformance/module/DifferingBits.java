package org.openfpx.conformance.module;

import java.util.HashSet;
import java.util.List;

/**
 * How much of tickets differs from one to the next: what somebody would have to guess at least (RFC
 * 6749 section 10.10).
 */
final class DifferingBits {
  private DifferingBits() {}

  /**
   * The bits of the places of a text that are not the same in all, by how many characters were seen
   * at each. It is the more exact the more there are. Of JWTs the signature alone counts.
   */
  static double of(List<String> tickets) {
    var parts = withoutCommonEnd(tickets.stream().map(DifferingBits::guessed).toList());
    int shortest = parts.stream().mapToInt(String::length).min().orElse(0);
    double bits = 0;
    for (int place = 0; place < shortest; place++) {
      var seen = new HashSet<Character>();
      for (var part : parts) {
        seen.add(part.charAt(place));
      }
      bits += Math.log(seen.size()) / Math.log(2);
    }
    return bits;
  }

  private static String guessed(String ticket) {
    return ticket.matches("[^.]+[.][^.]+[.][^.]+")
        ? ticket.substring(ticket.lastIndexOf('.') + 1)
        : ticket;
  }

  /** Texts of several lengths would else have the same end at different places. */
  private static List<String> withoutCommonEnd(List<String> texts) {
    int shortest = texts.stream().mapToInt(String::length).min().orElse(0);
    int common = 0;
    while (common < shortest && haveTheSame(texts, common)) {
      common++;
    }
    int end = common;
    return texts.stream().map(text -> text.substring(0, text.length() - end)).toList();
  }

  private static boolean haveTheSame(List<String> texts, int fromTheEnd) {
    return texts.stream()
            .map(text -> text.charAt(text.length() - 1 - fromTheEnd))
            .distinct()
            .count()
        == 1;
  }
}
