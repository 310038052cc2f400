package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;

/** What a run says of the one check of a clause. */
final class Judged {
  private static final Catalogue CATALOGUE = Catalogue.whole();

  private Judged() {}

  static Outcome outcome(Driver driver, String clause) {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var selection = Selection.of(Modules.all(), CATALOGUE, Optional.of(clause)).orElseThrow();
    var run = new Runner(driver, CATALOGUE, new Progress(nowhere, false)).run(selection);
    assertThat(run.results()).hasSize(1);
    return run.results().getFirst().outcome();
  }
}
