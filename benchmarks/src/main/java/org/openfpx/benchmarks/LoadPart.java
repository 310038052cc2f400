package org.openfpx.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.benchmarks.Comparison.Round;
import org.openfpx.benchmarks.exchange.Signing;
import org.openfpx.benchmarks.load.Latencies;

/** What the Authorization Server costs on MariaDB, beside the same statements sent bare. */
final class LoadPart {
  private static final int[] CONNECTIONS = {1, 8, Stage.CONNECTIONS};
  private static final int TRANSACTIONS = 500;
  private static final int INTROSPECTIONS = 2_000;
  private static final double NANOS_OF_A_MILLI = 1e6;

  private LoadPart() {}

  static Report measure(Place place, int rounds) throws Exception {
    try (var stage = Stage.set(place)) {
      var recording = stage.record();
      try (var running = stage.startAs(List.of());
          var bare = stage.startBare(recording.written(place.folder()))) {
        var as = stage.side(running);
        var all = new Comparison(as, bare).run(rounds);
        var figures = figures(all);
        for (var connections : CONNECTIONS) {
          figures.put(
              "AS, " + connections + " connection" + (connections == 1 ? "" : "s"),
              throughput(as, connections));
        }
        figures.put("ES256 signature, CPU µs", Signing.microsOfOne());
        figures.put("statements", recording.statements());
        return new Report("load", figures, judged(all));
      }
    }
  }

  static List<Judged> judged(List<Round> rounds) {
    return List.of(
        new Judged(
            "introspection / its statements bare, CPU",
            Comparison.median(rounds, one -> one.introspection() / one.bareIntrospection()),
            3,
            ""),
        new Judged(
            "AS-side transaction / its statements bare, CPU",
            Comparison.median(rounds, one -> one.transaction() / one.bareTransaction()),
            2,
            ""));
  }

  private static Map<String, Object> figures(List<Round> rounds) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("introspection, CPU µs", Comparison.median(rounds, Round::introspection));
    figures.put("introspection bare, CPU µs", Comparison.median(rounds, Round::bareIntrospection));
    figures.put("transaction, CPU µs", Comparison.median(rounds, Round::transaction));
    figures.put("transaction bare, CPU µs", Comparison.median(rounds, Round::bareTransaction));
    figures.put("rounds", rounds);
    return figures;
  }

  private static Map<String, Object> throughput(AsSide as, int connections) throws Exception {
    var opened = as.open(TRANSACTIONS, connections);
    var redeemed = as.redeem(as.gather(opened.results(), Stage.CONNECTIONS), connections);
    var introspected = as.introspect(redeemed.results(), INTROSPECTIONS, connections);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("capability ticket", figures(opened.cost().took()));
    figures.put("redemption", figures(redeemed.cost().took()));
    figures.put("introspection", figures(introspected.took()));
    return figures;
  }

  private static Map<String, Object> figures(Latencies took) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("per second", took.perSecond());
    figures.put("p50 ms", took.median().toNanos() / NANOS_OF_A_MILLI);
    figures.put("p95 ms", took.ninetyFifth().toNanos() / NANOS_OF_A_MILLI);
    figures.put("p99 ms", took.ninetyNinth().toNanos() / NANOS_OF_A_MILLI);
    return figures;
  }
}
