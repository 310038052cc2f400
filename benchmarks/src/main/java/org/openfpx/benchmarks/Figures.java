package org.openfpx.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, next to what it should be.
 *
 * @param idleKib resident memory of the Authorization Server, with its cache, left alone
 */
record Figures(Start without, Start with, Start constant, long idleKib) {

  /** One figure that has a target: it is met when it is not above it. */
  record Judged(String name, double value, double target, String unit) {
    boolean met() {
      return value <= target;
    }
  }

  List<Judged> judged() {
    return List.of(
        new Judged("start with cache / without, CPU", ratio(with.cpu(), without.cpu()), 0.5, ""),
        new Judged("start with cache / constant, CPU", ratio(with.cpu(), constant.cpu()), 2.5, ""),
        new Judged("resident memory, idle", idleKib / 1024.0, 160, "MiB"));
  }

  String table() {
    var text = new StringBuilder();
    text.append(line("AS without cache", without));
    text.append(line("AS with cache", with));
    text.append(line("Javalin constant with cache", constant));
    for (var figure : judged()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-34s %8.2f %-3s  at most %6.1f  %s%n",
              figure.name(),
              figure.value(),
              figure.unit(),
              figure.target(),
              figure.met() ? "met" : "MISSED"));
    }
    return text.toString();
  }

  private static String line(String name, Start start) {
    return String.format(
        Locale.ROOT,
        "%-34s %8d ms CPU  %8d ms wall%n",
        name,
        start.cpu().toMillis(),
        start.wall().toMillis());
  }

  private static double ratio(Duration one, Duration other) {
    return (double) one.toMillis() / other.toMillis();
  }
}
