package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code ./openfpx} says before it starts anything. */
class LauncherTest {
  private static final List<String> ROWS =
      Sources.lines(Path.of("openfpx")).stream()
          .filter(line -> line.matches("[a-z]+\\|.*"))
          .toList();

  @Test
  void everyCommandStartsAClassThatThereIs() {
    var classes =
        ROWS.stream().map(row -> row.split("\\|")[1]).filter(name -> !name.equals("-")).toList();
    assertThat(classes).isNotEmpty();
    assertThat(Sources.productClasses()).containsAll(classes);
  }

  @Test
  void everyCommandIsListedOnce() throws Exception {
    var names = ROWS.stream().map(row -> row.split("\\|")[0]).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(run("help").output()).contains("demo", "serve", "flow", "test");
  }

  @Test
  void anUnknownCommandIsNamedWithTheNearestRightOne() throws Exception {
    assertThat(run("tset"))
        .isEqualTo(new Outcome(2, "there is no command tset; did you mean test?"));
  }

  @Test
  void anUnknownOptionIsNamedWithTheNearestRightOne() throws Exception {
    assertThat(run("test", "--qick"))
        .isEqualTo(new Outcome(2, "test has no option --qick; did you mean --quick?"));
  }

  @Test
  void anUnknownSystemIsNamedWithTheNearestRightOne() throws Exception {
    assertThat(run("serve", "walet", "--config", "x.yaml"))
        .isEqualTo(new Outcome(2, "there is no system walet; did you mean wallet?"));
  }

  @Test
  void whoAsksForHelpGetsItAfterEveryCommandToo() throws Exception {
    var help = run("help");
    assertThat(help.output()).startsWith("usage:");
    assertThat(List.of(run("--help"), run("demo", "--help"), run("serve", "as", "-h")))
        .containsOnly(help);
  }

  @Test
  void aSystemWithoutConfigurationIsToldHowToGetOne() throws Exception {
    var right =
        new Outcome(
            2, "right: serve as --config FILE; ./openfpx config as prints one to begin with");
    assertThat(List.of(run("serve", "as"), run("serve", "as", "as.yaml"))).containsOnly(right);
  }

  @Test
  void aWordThatMeansNothingIsRefused() throws Exception {
    assertThat(run("test", "quick"))
        .isEqualTo(new Outcome(2, "test takes options only, not quick"));
  }

  private static Outcome run(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("sh", Sources.root().resolve("openfpx").toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output.strip().replaceFirst("^openfpx: ", ""));
  }

  private record Outcome(int exit, String output) {}
}
