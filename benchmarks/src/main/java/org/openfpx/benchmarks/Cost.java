package org.openfpx.benchmarks;

import java.time.Duration;
import org.openfpx.benchmarks.load.Latencies;

/**
 * What a number of things cost.
 *
 * @param cpu of server and database together
 */
record Cost(Duration cpu, Latencies took) {
  private static final double NANOS_OF_A_MICRO = 1000;

  /** Processor time for one of them. */
  double microsEach() {
    return cpu.toNanos() / NANOS_OF_A_MICRO / took.count();
  }
}
