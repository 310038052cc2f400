package org.openfpx.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one part of the run saw, next to what it should be.
 *
 * @param figures by their names, in the order in which they are shown; numbers, texts or more such
 */
record Report(String part, Map<String, Object> figures, List<Judged> judged) {

  Report {
    figures = new LinkedHashMap<>(figures);
    judged = List.copyOf(judged);
  }

  String table() {
    var text = new StringBuilder(part).append('\n');
    figures.forEach((name, value) -> append(text, "  " + name, value));
    for (var figure : judged) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-50s %10.2f %-3s  at most %6.1f  %s%n",
              figure.name(),
              figure.value(),
              figure.unit(),
              figure.target(),
              figure.met() ? "met" : "MISSED"));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Object value) {
    switch (value) {
      case Map<?, ?> more -> more.forEach((key, one) -> append(text, name + ", " + key, one));
      case List<?> notForTheEye -> {}
      case Double number -> text.append(String.format(Locale.ROOT, "%-52s %10.2f%n", name, number));
      default -> text.append(String.format(Locale.ROOT, "%-52s %10s%n", name, value));
    }
  }
}
