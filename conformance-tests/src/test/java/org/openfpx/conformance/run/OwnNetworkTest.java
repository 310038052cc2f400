package org.openfpx.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.report.ClausePage;

/** The kit against networks of ours: nothing fails, and nothing is warned of. */
@ResourceLock(OursTested.TURN)
class OwnNetworkTest {
  private static final Path HOME = Path.of(System.getProperty("openfpx.home"));

  @Test
  void oneThatIsNotThereInTimeIsEnded() {
    var begun = new ArrayList<ProcessHandle>();

    assertThatThrownBy(
            () -> OwnNetwork.start(HOME, Mode.STRICT, Duration.ZERO, Optional.empty(), begun::add))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("did not start within");
    assertThat(begun).hasSize(1).noneMatch(ProcessHandle::isAlive);
  }

  @ParameterizedTest
  @EnumSource
  void oursIsAsTheStandardsHaveIt(Mode mode) throws Exception {
    var tested = OursTested.of(mode);
    var all = Selection.of(Modules.all(), Catalogue.whole(), Optional.empty()).orElseThrow();

    assertThat(tested.run().results()).hasSize(all.of(Party.AUTHORIZATION_SERVER).size());
    assertThat(tested.run().results())
        .filteredOn(result ->
            result.outcome() instanceof Outcome.Fail || result.outcome() instanceof Outcome.Warning)
        .as(tested.said())
        .isEmpty();
  }

  /** A check that is skipped proves nothing: so many are not. */
  @ParameterizedTest
  @CsvSource({"STRICT, 150", "STANDARD, 180"})
  void mostIsLookedAt(Mode mode, int least) throws Exception {
    assertThat(OursTested.of(mode).run().count("pass")).isGreaterThanOrEqualTo(least);
  }

  /** It is written anew by the command in its own first lines. */
  @Test
  void thePageOfAllClausesIsNotStale() throws Exception {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (var mode : Mode.values()) {
      runs.put(mode.word(), OursTested.of(mode).run());
    }
    assertThat(ClausePage.of(runs).lines().toList())
        .isEqualTo(Files.readAllLines(HOME.resolve(ClausePage.OURS)));
  }
}
