package org.openfpx.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the whole network takes, beside the Authorization Server alone. */
final class DemoPart {
  private static final String MAIN = "org.openfpx.apps.demo.Demo";
  private static final String SIGN = "ready:";

  private DemoPart() {}

  /** Both start on what is there from the start before, each with a cache of its own. */
  static Report measure(Place place, int rounds) throws IOException, InterruptedException {
    var folder = place.folder();
    var as = AsFolder.embedded(folder.resolve("as"), place.home(), place.portBase()).service();
    var demo = demo(place);
    var asCache = folder.resolve("as.aot");
    var demoCache = folder.resolve("demo.aot");
    as.startAndEnd(List.of());
    as.train(asCache);
    start(demo, List.of());
    start(demo, List.of("-XX:AOTCacheOutput=" + demoCache));

    var alone = new ArrayList<Start>();
    var whole = new ArrayList<Start>();
    for (var round = 1; round <= rounds; round++) {
      System.err.println("demo, round " + round + " of " + rounds);
      alone.add(as.startAndEnd(Service.cached(asCache)));
      whole.add(start(demo, Service.cached(demoCache)));
    }
    return report(Start.least(alone), Start.least(whole));
  }

  private static Service demo(Place place) {
    var port = place.portBase() + 10;
    var told =
        List.of(
            "-Dopenfpx.home=" + place.home(),
            "-cp",
            Service.PRODUCT,
            MAIN,
            "--dir",
            place.folder().resolve("demo").toString(),
            "--port-base",
            "" + port);
    return new Service(place.folder(), Service.joined(Service.JVM, told), Map.of(), port);
  }

  private static Start start(Service demo, List<String> more)
      throws IOException, InterruptedException {
    try (var running = demo.start(more)) {
      return running.untilSaid(SIGN);
    }
  }

  static Report report(Start alone, Start whole) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("AS alone", alone.figures());
    figures.put("demo", whole.figures());
    return new Report(
        "demo",
        figures,
        List.of(
            new Judged(
                "demo ready / AS alone, CPU", StartPart.ratio(whole.cpu(), alone.cpu()), 4, ""),
            new Judged(
                "demo ready / AS alone, wall",
                StartPart.ratio(whole.wall(), alone.wall()),
                4,
                "")));
  }
}
