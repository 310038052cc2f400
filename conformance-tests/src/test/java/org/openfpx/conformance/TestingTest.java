package org.openfpx.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/** What the command ends with after its runs. */
class TestingTest {
  private static final Run PASSED = run(new Outcome.Pass());
  private static final Run SKIPPED = run(new Outcome.Skip("no claims here"));
  private static final Run FOR_REVIEW = run(new Outcome.Review("look at it"));

  private static Run run(Outcome outcome) {
    var check = Check.of("UG-2-01", "A check", _ -> {});
    return new Run(
        new Run.Server("https://as.example", "manual", Party.AUTHORIZATION_SERVER),
        Instant.EPOCH,
        Duration.ZERO,
        Catalogue.whole(),
        List.of(new Result("m", check, outcome, List.of(), Duration.ZERO)),
        Optional.empty());
  }

  @Test
  void whereAllIsSkippedInEveryRunNothingWasTested() {
    assertThat(Testing.exit(0, List.of(SKIPPED))).isEqualTo(2);
    assertThat(Testing.exit(0, List.of(SKIPPED, SKIPPED))).isEqualTo(2);
    assertThat(Testing.exit(3, List.of(SKIPPED))).isEqualTo(3);
  }

  /** Such as what a strict network has not, and a standard one has. */
  @Test
  void whatOneRunLookedAtWasTested() {
    assertThat(Testing.exit(0, List.of(SKIPPED, PASSED))).isZero();
    assertThat(Testing.exit(1, List.of(SKIPPED, PASSED))).isEqualTo(1);
  }

  @Test
  void whatIsLeftToAPersonIsNotNothingAndNoRunSaysNothing() {
    assertThat(Testing.exit(0, List.of(FOR_REVIEW))).isZero();
    assertThat(Testing.exit(0, List.of())).isZero();
  }
}
