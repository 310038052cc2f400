package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.conformance.chromium.Chromium;

/** What {@code ./openfpx} says before it starts anything. */
class LauncherTest {
  private static final int COLUMNS = 5;

  /** The table of commands. */
  private static final List<String[]> ROWS =
      Sources.lines(Path.of("openfpx")).stream()
          .filter(line -> line.matches("[a-z]+\\|.*"))
          .map(line -> line.split("\\|", -1))
          .filter(row -> row.length == COLUMNS)
          .toList();

  private static final List<String> LITTLE =
      List.of(
          "sh", "awk", "cat", "chmod", "cut", "dirname", "env", "grep", "head", "id", "ln", "rm",
          "sed", "tr");

  @Test
  void everyCommandStartsAClassThatThereIs() {
    var classes = ROWS.stream().map(row -> row[1]).filter(name -> !name.equals("-")).toList();
    assertThat(classes).isNotEmpty();
    assertThat(Sources.productClasses()).containsAll(classes);
  }

  @Test
  void everyCommandIsListedOnce() throws Exception {
    var names = ROWS.stream().map(row -> row[0]).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(run("help").output()).contains("demo", "serve", "flow", "test");
  }

  @Test
  void whatACommandDoesBeginsAtOneColumn() throws Exception {
    var help = run("help").output();
    assertThat(ROWS)
        .extracting(row -> row[4])
        .isNotEmpty()
        .allSatisfy(does -> assertThat(help).containsPattern("(?m)^.{48}\\Q" + does + "\\E$"));
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
  void whoAsksForHelpIsToldOfAllOrOfTheCommandThatIsNamed() throws Exception {
    var help = run("help");
    assertThat(help.exit()).isZero();
    assertThat(help.output()).startsWith("usage: ./openfpx COMMAND");
    assertThat(List.of(run(), run("--help"), run("help", "--help"))).containsOnly(help);

    var one = run("help", "replay");
    assertThat(one.exit()).isZero();
    assertThat(one.output())
        .startsWith("usage: ./openfpx replay FILE --target FILE [--only NAME] [--json]\n")
        .contains("\nends with\n  0 ", "\nmore: docs/guides/conformance.md (");
    assertThat(List.of(run("replay", "--help"), run("replay", "x", "--target", "y", "-h")))
        .containsOnly(one);
    assertThat(run("help", "replya"))
        .isEqualTo(new Outcome(2, "there is no command replya; did you mean replay?"));
  }

  @Test
  void theHelpOfACommandSaysWhatEachOfItsOptionsIsFor() throws Exception {
    for (var row : ROWS.stream().filter(row -> !row[2].isEmpty()).toList()) {
      var help = run(row[0], "--help").output();
      for (var option : row[2].split(" ")) {
        var called = option.replace("=", " [A-Z]+");
        assertThat(row[3]).as(row[0]).containsPattern(called);
        assertThat(help).containsPattern("(?m)^  " + called + " +\\S");
      }
      var pages = Pattern.compile("(?m)^more: (\\S+)").matcher(help).results().toList();
      assertThat(pages)
          .allSatisfy(page -> assertThat(Sources.root().resolve(page.group(1))).isRegularFile());
    }
  }

  @Test
  void aSystemWithoutConfigurationIsToldHowToGetOne() throws Exception {
    var right =
        new Outcome(
            2, "right: serve as --config FILE; ./openfpx config as prints one to begin with");
    assertThat(List.of(run("serve", "as"), run("serve", "as", "as.yaml"))).containsOnly(right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test --quick --long|test takes one of --quick and --long",
        "test quick|test takes options only, not quick; did you mean --quick?",
        "demo fresh|demo takes options only, not fresh; did you mean --fresh?",
        "flow jsn|flow takes options only, not jsn; did you mean --json?",
        "bench --rounds 3 minute|bench takes options only, not minute; did you mean --minutes?",
        "demo --dir x y|demo takes options only, not y; there are: --fresh --without-systems --with"
            + " --tls --port-base --dir",
        "flow --port|flow has no option --port; did you mean --port-base?",
        "flow --host|flow has no option --host; there are: --json --port-base",
        "config everything|there is no system everything; there are: as wallet rsa",
        "replay|replay needs a FILE; right: replay FILE --target FILE [--only NAME] [--json]",
        "replay --target x|replay needs a FILE; right: replay FILE --target FILE [--only NAME]"
            + " [--json]",
        "replay x.har|replay needs a --target; right: replay FILE --target FILE [--only NAME]"
            + " [--json]",
        "replay nowhere.har --target x|nowhere.har is no file that can be read",
        "peers|peers starts keycloak alone; right: peers keycloak [--port N] [--dir FOLDER]",
        "peers okta|peers starts keycloak alone; right: peers keycloak [--port N] [--dir FOLDER]",
        "format all|format takes options only, not all, and there are none",
        "keys|keys what? Say one of: rotate list",
        "keys lst as --config x|keys can't lst; did you mean list?",
        "keys rotate sa --config x|there is no system sa; did you mean rsa?",
        "keys rotate as|right: keys rotate as --config FILE, the file that it is served with",
        "keys list as x.yaml|right: keys list as --config FILE, the file that it is served with",
        "keys list as --confg x|keys has no option --confg; did you mean --config?",
        "config as wallet|config takes one system, and got wallet too; right: config as",
        "demo --port-base=9|right: demo --port-base 9, without =",
        "replay run.har --targt x|replay has no option --targt; did you mean --target?",
        "replay run.har --target|replay --target needs a value",
        "replay run.har --only=x|right: replay --only x, without =",
        "conformance --recrd x|conformance has no option --recrd; did you mean --record?",
        "serve as --config=x|right: serve --config x, without =",
        "demo --dir|demo --dir needs a value",
        "flow --port-base --json|flow --port-base needs a value",
      })
  void aWordThatMeansNothingIsRefusedWithARightOne(String words, String said) throws Exception {
    assertThat(run(words.split(" "))).isEqualTo(new Outcome(2, said));
  }

  /**
   * A pattern with a line break means either line, and a backslash in awk the character it names.
   */
  @Test
  void aWordIsTakenAsItWasTyped() throws Exception {
    var refused = new Outcome(2, "a word has a line break or another control character in it");
    assertThat(
            List.of(
                run("demo\nx"),
                run("help", "demo\nx"),
                run("demo", "--x\n--fresh"),
                run("flow", "--json\u0007"),
                run("serve", "as", "--config", "x\u001b[31m")))
        .containsOnly(refused);

    assertThat(run("co\\156fig", "as").output()).startsWith("there is no command co\\156fig");
    assertThat(run("help", "co\\156fig").output()).startsWith("there is no command co\\156fig");
    assertThat(run("config", "\\141s").output()).startsWith("there is no system \\141s");
    assertThat(run("test", "--quic\\153"))
        .extracting(Outcome::output)
        .asString()
        .startsWith("test has no option --quic\\153");
  }

  @Test
  void toWhatIsLongerThanAnyWordNoneIsNear() throws Exception {
    var word = "config" + "g".repeat(5);
    assertThat(run("config", "wallet" + "t".repeat(4)).output()).endsWith("did you mean wallet?");
    assertThat(run(word).output()).endsWith("did you mean config?");

    var longest = "x".repeat(100_000);
    assertThat(run("config", longest))
        .isEqualTo(new Outcome(2, "there is no system " + longest + "; there are: as wallet rsa"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "test", "config as"})
  void withoutAJdkTheFirstLineSaysSoAndHowToGetOne(String words, @TempDir Path folder)
      throws Exception {
    var outcome = bare(folder, Map.of(), words.split(" "));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output().lines().findFirst().orElseThrow())
        .startsWith("needs a JDK 25, and found none; get one from https://adoptium.net/");
  }

  @Test
  void whatTheTestsLackIsListedBeforeAnyIsRun(@TempDir Path folder) throws Exception {
    besideJava(folder, "exit 9");
    var tools = Files.createDirectories(folder.resolve("tools"));
    Tools.script(tools, "node", "echo v18.20.4");

    var outcome = bare(folder, Map.of("JAVA_HOME", folder + "/jdk"), "test");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output().lines())
        .contains(
            "  Chromium or Chrome (on Debian and Ubuntu: apt-get install chromium)",
            "  a MariaDB server (on Debian and Ubuntu: apt-get install mariadb-server)",
            "  Node.js 20 or newer, where 18 is here: see https://nodejs.org/en/download",
            "  npm (on Debian and Ubuntu: apt-get install npm)");
  }

  @Test
  void chromiumIsLookedForByTheNamesByWhichItIsStarted() {
    var launcher = String.join("\n", Sources.lines(Path.of("openfpx")));
    var lookedFor =
        launcher.substring(launcher.indexOf("lacking() {"), launcher.indexOf("|| echo \"Chromium"));
    assertThat(Pattern.compile("has (\\S+)").matcher(lookedFor).results())
        .extracting(name -> name.group(1))
        .isEqualTo(Chromium.NAMES);
  }

  @Test
  void aPackageThatIsNotToBeHadKeepsOutNoOther(@TempDir Path folder) throws Exception {
    besideJava(folder, "exit 9");
    var tools = Files.createDirectories(folder.resolve("tools"));
    Tools.script(tools, "id", "echo 0");
    Tools.script(
        tools,
        "apt-get",
        """
        for package in "$@"; do :; done
        case $package in
          nodejs) echo '#!/bin/sh' >%1$s/node; echo 'echo v22.1.0' >>%1$s/node; chmod +x %1$s/node ;;
          npm) ln -s sh %1$s/npm ;;
          *) echo "E: Unable to locate package $package"; exit 100 ;;
        esac\
        """
            .formatted(tools));

    var outcome = bare(folder, Map.of("JAVA_HOME", folder + "/jdk"), "test");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("E: Unable to locate package chromium")
        .contains("  Chromium or Chrome (")
        .doesNotContain("  Node.js", "  npm");
  }

  @Test
  void aConfigurationThatIsNotThereIsToldAtOnce() throws Exception {
    assertThat(run("serve", "as", "--config", "nowhere/as.yaml"))
        .isEqualTo(new Outcome(1, "nowhere/as.yaml is no file that can be read"));
  }

  @Test
  void aConfigurationIsCheckedBeforeAnythingIsPrepared(@TempDir Path folder) throws Exception {
    var seen = folder.resolve("seen");
    var launcher = besideJava(folder, "echo \"$*\" >>" + seen + "; echo as.yaml:1: wrong; exit 1");
    var file = Files.writeString(folder.resolve("as.yaml"), "x: y\n");

    var refused =
        run(launcher, Map.of("JAVA_HOME", folder + "/jdk"), "serve", "as", "--config", "" + file);

    assertThat(refused).isEqualTo(new Outcome(1, "as.yaml:1: wrong"));
    assertThat(Files.readAllLines(seen))
        .singleElement()
        .asString()
        .endsWith("check --config " + file);
  }

  @Test
  void keysAreLookedAtWithoutPreparingAnything(@TempDir Path folder) throws Exception {
    var launcher = besideJava(folder, "echo \"$*\"");
    var file = Files.writeString(folder.resolve("as.yaml"), "x: y\n");

    var said =
        run(
            launcher,
            Map.of("JAVA_HOME", folder + "/jdk"),
            "keys",
            "list",
            "wallet",
            "--config",
            "" + file);

    assertThat(said.exit()).isZero();
    assertThat(said.output())
        .endsWith("org.openfpx.apps.wallet.Main keys list --config " + file)
        .doesNotContain("preparing");
  }

  @Test
  void preparingThatIsBrokenOffIsDoneNextTime(@TempDir Path folder) throws Exception {
    var launcher = besideJava(folder, "exec sleep 60");
    var builder = new ProcessBuilder("sh", launcher.toString(), "demo").redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder + "/jdk");
    var process = builder.start();
    try (var said = process.inputReader()) {
      assertThat(said.readLine()).contains("preparing faster starts");

      process.toHandle().destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(folder.resolve("conformance-tests/target/lib"))
          .isDirectoryNotContaining("glob:**.failed");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The launcher in a folder where everything is built, with a Java that does this. */
  private static Path besideJava(Path folder, String script) throws IOException {
    var bin = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    for (var name : List.of("java", "javac")) {
      Tools.script(bin, name, script);
    }
    var jars = Files.createDirectories(folder.resolve("conformance-tests/target/lib"));
    Files.createFile(jars.resolve("openfpx-run.jar"));
    return Files.copy(Sources.root().resolve("openfpx"), folder.resolve("openfpx"));
  }

  /** The launcher on a machine that has a shell and its little programs, and nothing else. */
  private static Outcome bare(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    Tools.link(folder.resolve("tools"), LITTLE);
    // Whatever is installed here lies in places that are not there.
    var launcher = Files.readString(Sources.root().resolve("openfpx"));
    var moved = launcher.replaceAll("/(usr|opt|Library)/", folder + "/nowhere/$1/");
    var command = new ArrayList<>(List.of(folder.resolve("openfpx").toString()));
    Files.writeString(Path.of(command.getFirst()), moved);
    command.addAll(List.of(arguments));
    var known = new HashMap<>(environment);
    known.put("HOME", folder.toString());
    return outcome(Tools.alone(folder.resolve("tools"), known, command.toArray(new String[0])));
  }

  private static Outcome run(String... arguments) throws Exception {
    return run(Sources.root().resolve("openfpx"), Map.of(), arguments);
  }

  private static Outcome run(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (!environment.isEmpty()) {
      builder.environment().keySet().removeIf(name -> name.matches("JAVA.*HOME.*"));
      builder.environment().putAll(environment);
    }
    return outcome(builder);
  }

  private static Outcome outcome(ProcessBuilder builder) throws Exception {
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output.strip().replaceFirst("^openfpx: ", ""));
  }

  private record Outcome(int exit, String output) {}
}
