package org.openfpx.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.report.ClausePage;

/** The kit against a network of ours: nothing fails, and nothing is warned of. */
class OwnNetworkTest {
  private static final Path HOME = Path.of(System.getProperty("openfpx.home"));
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

  private static Run run;

  @BeforeAll
  static void runAll() {
    var catalogue = Catalogue.whole();
    var all = Selection.of(Modules.all(), catalogue, Optional.empty()).orElseThrow();
    var progress = new Progress(new PrintStream(PRINTED, true, StandardCharsets.UTF_8), false);
    try (var network = OwnNetwork.startShortLived(HOME);
        var driver = Drivers.of(network.target())) {
      run = new Runner(driver, catalogue, progress).run(all);
      assertThat(run.results()).hasSize(all.of(Party.AUTHORIZATION_SERVER).size());
    }
  }

  @Test
  void oneThatIsNotThereInTimeIsEnded() {
    var before = children();

    assertThatThrownBy(() -> OwnNetwork.start(HOME, Duration.ZERO))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("did not start within");
    assertThat(children()).isEqualTo(before);
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  @Test
  void oursIsAsTheStandardsHaveIt() {
    assertThat(run.results())
        .filteredOn(result ->
            result.outcome() instanceof Outcome.Fail || result.outcome() instanceof Outcome.Warning)
        .as(PRINTED.toString(StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(run.count("pass")).isGreaterThanOrEqualTo(129);
  }

  /** It is written anew by the command in its own first lines. */
  @Test
  void thePageOfAllClausesIsNotStale() throws IOException {
    assertThat(ClausePage.of(run).lines().toList())
        .isEqualTo(Files.readAllLines(HOME.resolve(ClausePage.OURS)));
  }
}
