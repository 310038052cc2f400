package org.openfpx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  void theLeastStartIsTakenOfEachFigureAlone() {
    assertThat(Start.least(List.of(start(900, 400), start(800, 500)))).isEqualTo(start(800, 400));
  }

  @Test
  void ofTheRoundsOfALoadTheRatioInTheMiddleIsJudged() {
    var calm = new Comparison.Round(300, 100, 400, 200);
    var hasty = new Comparison.Round(500, 100, 900, 200);
    var busy = new Comparison.Round(900, 300, 1200, 600);

    assertThat(LoadPart.judged(List.of(calm, hasty, busy))).allMatch(Judged::met);
    assertThat(LoadPart.judged(List.of(hasty, calm, hasty))).noneMatch(Judged::met);
    assertThat(Comparison.median(List.of(calm, hasty), Comparison.Round::transaction))
        .isEqualTo(650);
  }

  @Test
  void aTargetIsMetUpToItselfAndMissedAbove() {
    var met = StartPart.report(start(2000, 1), start(1000, 1), start(400, 1));
    assertThat(met.judged()).hasSize(2).allMatch(Judged::met);
    var missed = StartPart.report(start(2000, 1), start(1010, 1), start(400, 1));
    assertThat(missed.judged()).noneMatch(Judged::met);
    assertThat(missed.table()).containsSubsequence("MISSED", "MISSED");
  }

  @Test
  void theDemoMayTakeFourTimesWhatTheAuthorizationServerDoes() {
    assertThat(DemoPart.report(start(100, 90), start(400, 360)).judged()).allMatch(Judged::met);
    assertThat(DemoPart.report(start(100, 90), start(401, 361)).judged()).noneMatch(Judged::met);
  }

  @Test
  void memoryHasALimitWhenIdleAndOneAfterTheLoad() {
    var ten = Duration.ofMinutes(10);
    assertThat(MemoryPart.report(ten, 500, 160, 220, 300).judged()).allMatch(Judged::met);
    assertThat(MemoryPart.report(ten, 500, 160.1, 220.1, 1).judged()).noneMatch(Judged::met);
  }

  @Test
  void theAuthorizationServerMayCostThreeTimesAndTwiceWhatItsStatementsDo() {
    assertThat(LoadPart.judged(List.of(new Comparison.Round(300, 100, 400, 200))))
        .allMatch(Judged::met);
    assertThat(LoadPart.judged(List.of(new Comparison.Round(301, 100, 401, 200))))
        .noneMatch(Judged::met);
  }

  @Test
  void figuresWithinFiguresAreLinesOfTheirOwnAndListsAreForTheFile() {
    var report =
        new Report("part", Map.of("x", Map.of("y", Map.of("z", 1.5)), "l", List.of(7)), List.of());
    assertThat(report.table().lines().skip(1))
        .singleElement()
        .asString()
        .matches(" +x, y, z +1.50");
  }

  @Test
  void optionsAreReadAndWrongOnesNamed() {
    assertThat(Options.of("--rounds", "3"))
        .isEqualTo(new Options(Options.of().parts(), 3, 10, 28400));
    assertThat(Options.of("--minutes", "1").minutes()).isEqualTo(1);
    assertThat(Options.of("--parts", "load").parts()).containsExactly("load");
    assertThatThrownBy(() -> Options.of("--rounds")).hasMessageContaining("--rounds");
    assertThatThrownBy(() -> Options.of("--tempo", "3")).hasMessageContaining("--tempo");
    assertThatThrownBy(() -> Options.of("--parts", "lode")).hasMessageContaining("start,load");
  }

  private static Start start(int cpu, int wall) {
    return new Start(Duration.ofMillis(cpu), Duration.ofMillis(wall));
  }
}
