package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the Authorization Server starts on a schema that is there, beside the least that could. */
final class StartPart {
  private StartPart() {}

  static Report measure(Place place, int rounds) throws IOException, InterruptedException {
    var folder = place.folder();
    var as = AsFolder.embedded(folder.resolve("as"), place.home(), place.portBase()).service();
    var constant = constant(folder, place.portBase() + 2);
    var asCache = folder.resolve("as.aot");
    var constantCache = folder.resolve("constant.aot");
    as.startAndEnd(List.of()); // makes the schema
    as.train(asCache);
    constant.train(constantCache);

    var without = new ArrayList<Start>();
    var with = new ArrayList<Start>();
    var least = new ArrayList<Start>();
    for (var round = 1; round <= rounds; round++) {
      System.err.println("start, round " + round + " of " + rounds);
      without.add(as.startAndEnd(List.of()));
      with.add(as.startAndEnd(Service.cached(asCache)));
      least.add(constant.startAndEnd(Service.cached(constantCache)));
    }
    return report(Start.least(without), Start.least(with), Start.least(least));
  }

  private static Service constant(Path folder, int port) {
    return new Service(folder, Service.own(Constant.class, "" + port), Map.of(), port);
  }

  static Report report(Start without, Start with, Start constant) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("AS without cache", without.figures());
    figures.put("AS with cache", with.figures());
    figures.put("constant with cache", constant.figures());
    return new Report(
        "start",
        figures,
        List.of(
            new Judged("AS with cache / without, CPU", ratio(with.cpu(), without.cpu()), 0.5, ""),
            new Judged(
                "AS with cache / constant, CPU", ratio(with.cpu(), constant.cpu()), 2.5, "")));
  }

  static double ratio(Duration one, Duration other) {
    return (double) one.toMillis() / other.toMillis();
  }
}
