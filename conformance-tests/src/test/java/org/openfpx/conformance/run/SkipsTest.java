package org.openfpx.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;

/** What is said in the end of what was skipped. */
class SkipsTest {
  private static Result result(String id, Outcome outcome) {
    return new Result("m", Check.of(id, "A check", _ -> {}), outcome, List.of(), Duration.ZERO);
  }

  private static Result skipped(String id, String reason) {
    return result(id, new Outcome.Skip(reason));
  }

  private static Run run(List<Result> results) {
    return new Run(
        new Run.Server("https://as.example", "manual", Party.AUTHORIZATION_SERVER),
        Instant.EPOCH,
        Duration.ZERO,
        Catalogue.whole(),
        results,
        Optional.empty());
  }

  @Test
  void eachReasonIsThereOnceWithTheChecksThatItIsOf() {
    var results =
        List.of(
            skipped("UG-2-01", "no client"),
            skipped("UG-2-02", "no owners"),
            result("UG-2-03", new Outcome.Pass()),
            skipped("UG-2-04", "no owners"));

    assertThat(Skips.of(run(results)))
        .containsExactly(
            "      2  no owners",
            "         UG-2-02 UG-2-04",
            "      1  no client",
            "         UG-2-01");
    assertThat(Skips.of(run(List.of(result("UG-2-03", new Outcome.Pass()))))).isEmpty();
  }

  @Test
  void theyStayFewAndShort() {
    var ids = Catalogue.whole().clauses().stream().map(clause -> clause.id()).toList();
    var results = new ArrayList<Result>();
    IntStream.range(0, 40)
        .forEach(i -> results.add(skipped(ids.get(i), "as many \u001b[31m others")));
    IntStream.range(40, 60).forEach(i -> results.add(skipped(ids.get(i), i + " of its own")));
    results.add(skipped(ids.get(60), "long ".repeat(200)));

    var lines = Skips.of(run(results));

    assertThat(lines)
        .hasSize(2 * Skips.MOST_REASONS + 1)
        .contains("     40  as many �[31m others")
        .anyMatch(line -> line.endsWith(ids.get(5) + " and 34 more"))
        .endsWith("     10  for 10 other reasons");
    assertThat(Skips.of(run(List.of(results.getLast()))).getFirst()).hasSize(169).endsWith("…");
  }
}
