package org.openfpx.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.conformance.run.Mode;

/** What the command was told, as each of its runs has it. */
class ConformanceOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "out/run.har, out/run-strict.har, out/run-standard.har",
    "run, run-strict, run-standard",
    "a.b/run.1.har, a.b/run.1-strict.har, a.b/run.1-standard.har",
    ".har, .har-strict, .har-standard",
  })
  void ofBothModesEachHasARecordingThatIsCalledByIt(String file, String strict, String standard) {
    var options = ConformanceOptions.of(List.of("--record", file));

    assertThat(options.modes()).containsExactly(Mode.STRICT, Mode.STANDARD);
    assertThat(options.in(Mode.STRICT).recording()).contains(Path.of(strict));
    assertThat(options.in(Mode.STANDARD).recording()).contains(Path.of(standard));
  }

  @Test
  void ofOneModeTheRecordingIsCalledAsWasSaid() {
    var options = ConformanceOptions.of(List.of("--record", "run.har", "--mode", "standard"));

    assertThat(options.in(Mode.STANDARD).recording()).contains(Path.of("run.har"));
  }

  @Test
  void ofBothModesEachHasAReportOfItsOwnAndNoRecordingThatNobodyWants() {
    var options = ConformanceOptions.of(List.of("--report", "out"));

    assertThat(options.in(Mode.STRICT).report()).contains(Path.of("out/strict"));
    assertThat(options.in(Mode.STRICT).recording()).isEqualTo(Optional.empty());
  }
}
