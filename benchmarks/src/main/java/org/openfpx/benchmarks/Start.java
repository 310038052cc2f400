package org.openfpx.benchmarks;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one start cost, from the fork to the first 200 of {@code /health/ready}.
 *
 * @param cpu what the process had used of all processors
 * @param wall what a clock on the wall would say
 */
record Start(Duration cpu, Duration wall) {

  /** The least of each, because whatever else the machine does can only add. */
  static Start least(List<Start> starts) {
    return new Start(
        starts.stream().map(Start::cpu).min(Comparator.naturalOrder()).orElseThrow(),
        starts.stream().map(Start::wall).min(Comparator.naturalOrder()).orElseThrow());
  }

  Map<String, Object> figures() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("CPU ms", cpu.toMillis());
    figures.put("wall ms", wall.toMillis());
    return figures;
  }
}
