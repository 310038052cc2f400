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
 */
public record Result(
    String module, Check check, Outcome outcome, List<Exchange> exchanges, Duration took) {
  public Result {
    exchanges = List.copyOf(exchanges);
  }
}
