package org.openfpx.conformance.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.exchange.Shortened;

/** Why checks were skipped, for the end of a run: each reason once, the most frequent first. */
public final class Skips {
  static final int MOST_REASONS = 12;
  static final int MOST_IDS = 6;
  private static final int LONGEST = 160;

  private Skips() {}

  /** A line for each reason and one for the checks that it is of, as many as can be read. */
  public static List<String> of(Run run) {
    var reasons = new LinkedHashMap<String, List<String>>();
    for (var result : run.results()) {
      if (result.outcome() instanceof Outcome.Skip(var reason)) {
        reasons.computeIfAbsent(shown(reason), _ -> new ArrayList<>()).add(result.check().id());
      }
    }
    var sorted =
        reasons.entrySet().stream()
            .sorted(Comparator.comparingInt(reason -> -reason.getValue().size()));
    return lines(sorted.toList());
  }

  private static List<String> lines(List<Map.Entry<String, List<String>>> reasons) {
    var lines = new ArrayList<String>();
    for (var reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
      lines.add("%7d  %s".formatted(reason.getValue().size(), reason.getKey()));
      lines.add("         " + ids(reason.getValue()));
    }
    int more = reasons.stream().skip(MOST_REASONS).mapToInt(rest -> rest.getValue().size()).sum();
    if (more > 0) {
      lines.add("%7d  for %d other reasons".formatted(more, reasons.size() - MOST_REASONS));
    }
    return lines;
  }

  private static String ids(List<String> ids) {
    var first = String.join(" ", ids.subList(0, Math.min(MOST_IDS, ids.size())));
    return ids.size() > MOST_IDS ? first + " and " + (ids.size() - MOST_IDS) + " more" : first;
  }

  private static String shown(String reason) {
    var line = Printable.of(Shortened.of(reason));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
