package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.FakeKeycloak;
import org.openfpx.conformance.driver.FakeKeycloak.Fault;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Run;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;

/** What must be refused: each check finds its own fault, and none where there is none. */
class RefusalsTest {
  private static Run run(Fault... faults) throws IOException {
    var catalogue = Catalogue.whole();
    var selection = Selection.of(Modules.all(), catalogue, Optional.of("refusals")).orElseThrow();
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (var keycloak = new FakeKeycloak(faults);
        var driver = Drivers.of(keycloak.target())) {
      return new Runner(driver, catalogue, new Progress(silent, false)).run(selection);
    }
  }

  @Test
  void aServerThatRefusesAllPassesAll() throws Exception {
    assertThat(run().results())
        .hasSize(6)
        .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Pass.class));
  }

  @ParameterizedTest
  @CsvSource({
    "POLICY_OPENS_ALL_THAT_IT_NAMES, MR-01",
    "ANYBODY_SETS_A_POLICY, MR-02",
    "LISTS_TO_EVERYBODY, MR-03",
    "OPENS_THE_WHOLE_TYPE, MR-04",
    "BELIEVES_PUSHED_TIMES, MR-06",
    "OPENS_ALL_OF_ONE_NAME, MR-07",
  })
  void eachFaultIsFoundByItsOwnCheckAlone(Fault fault, String id) throws Exception {
    assertThat(run(fault).results())
        .filteredOn(result -> result.outcome() instanceof Outcome.Fail)
        .extracting(result -> result.check().id())
        .containsExactly(id);
  }
}
