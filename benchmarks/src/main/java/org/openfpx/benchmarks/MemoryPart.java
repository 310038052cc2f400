package org.openfpx.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** What the Authorization Server keeps resident on MariaDB: left alone, and after a long load. */
final class MemoryPart {
  private static final Duration ALONE = Duration.ofSeconds(10);
  private static final int BATCH = 500;

  private MemoryPart() {}

  static Report measure(Place place, Duration load) throws Exception {
    try (var stage = Stage.set(place)) {
      var cache = place.folder().resolve("as.aot");
      stage.as().startAndEnd(List.of());
      stage.as().train(cache);
      try (var running = stage.startAs(Service.cached(cache))) {
        running.leaveAlone(ALONE);
        var idle = running.residentMib();
        var transactions = load(stage.side(running), load);
        var loaded = running.residentMib();
        running.leaveAlone(ALONE);
        return report(load, transactions, idle, loaded, running.residentMib());
      }
    }
  }

  /** Whole transactions, the person's part too, over all connections. */
  private static int load(AsSide as, Duration load) throws Exception {
    var began = System.nanoTime();
    var transactions = 0;
    while (System.nanoTime() - began < load.toNanos()) {
      var tickets = as.open(BATCH, Stage.CONNECTIONS).results();
      as.redeemAndIntrospect(as.gather(tickets, Stage.CONNECTIONS), Stage.CONNECTIONS);
      transactions += BATCH;
    }
    return transactions;
  }

  static Report report(Duration load, int transactions, double idle, double loaded, double rested) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("minutes of load", load.toMinutes());
    figures.put("transactions", transactions);
    figures.put("resident 10 s after the load, MiB", rested);
    return new Report(
        "memory",
        figures,
        List.of(
            new Judged("resident memory, idle", idle, 160, "MiB"),
            new Judged("resident memory, after the load", loaded, 220, "MiB")));
  }
}
