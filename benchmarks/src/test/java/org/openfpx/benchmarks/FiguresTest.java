package org.openfpx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From what Linux and the command line say to the figures that are printed. */
class FiguresTest {

  @Test
  void processorTimeIsUserAndSystemWhateverTheProcessIsCalled() {
    var stat = "42 (a ) b) S 1 2 3 4 5 6 7 8 9 10 250 31 999 999 20 0 17";
    assertThat(ProcFiles.cpu(stat)).isEqualTo(Duration.ofMillis(2810));
  }

  @Test
  void residentMemoryIsFoundAndMissedAloud() {
    assertThat(ProcFiles.residentKib("VmHWM:\t  999 kB\nVmRSS:\t  163840 kB\n")).isEqualTo(163840);
    assertThatThrownBy(() -> ProcFiles.residentKib("VmHWM:\t  999 kB\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLeastIsTakenOfEachFigureAlone() {
    assertThat(Start.least(List.of(start(900, 400), start(800, 500)))).isEqualTo(start(800, 400));
  }

  @Test
  void aTargetIsMetUpToItselfAndMissedAbove() {
    var met = new Figures(start(2000, 1), start(1000, 1), start(400, 1), 160 * 1024);
    assertThat(met.judged()).allMatch(Figures.Judged::met);
    var missed = new Figures(start(2000, 1), start(1010, 1), start(400, 1), 160 * 1024 + 1);
    assertThat(missed.judged()).noneMatch(Figures.Judged::met);
    assertThat(missed.table()).containsSubsequence("MISSED", "MISSED", "MISSED");
  }

  @Test
  void optionsAreReadAndWrongOnesNamed() {
    assertThat(Options.of("--rounds", "3")).isEqualTo(new Options(3, 28400));
    assertThatThrownBy(() -> Options.of("--rounds")).hasMessageContaining("--rounds");
    assertThatThrownBy(() -> Options.of("--tempo", "3")).hasMessageContaining("--tempo");
  }

  private static Start start(int cpu, int wall) {
    return new Start(Duration.ofMillis(cpu), Duration.ofMillis(wall));
  }
}
