package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.List;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.exchange.Exchange;

/**
 * What came of one check.
 *
 * @param exchanges all of it, in order
 * @param dropped how many more there were than a run keeps
 */
public record Result(
    String module,
    Check check,
    Outcome outcome,
    List<Exchange> exchanges,
    int dropped,
    Duration took) {
  public Result {
    exchanges = List.copyOf(exchanges);
  }

  /** One of which everything is kept. */
  public Result(
      String module, Check check, Outcome outcome, List<Exchange> exchanges, Duration took) {
    this(module, check, outcome, exchanges, 0, took);
  }
}
