package org.openfpx.conformance.tidy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build checks while it compiles is seen to find, once, what was planted for it. */
class BuildFindsPlantedViolationsTest {
  private static final Path POM = Sources.root().resolve("pom.xml");
  private static final Pattern ARGUMENT = Pattern.compile("<arg>(.*?)</arg>");

  @TempDir Path folder = Path.of("");

  @Test
  void theCompilerFindsARawType() throws Exception {
    file("Raw.java", "class Raw {\n  java.util.List raw = java.util.List.of();\n}\n");
    compiled("Raw.java").failed().says("[rawtypes]", "-Werror");
  }

  @Test
  void errorProneFindsAResultThatIsThrownAway() throws Exception {
    file("Lost.java", "class Lost {\n  void lose(String text) {\n    text.strip();\n  }\n}\n");
    compiled("Lost.java").failed().says("[ReturnValueIgnored]");
  }

  @Test
  void nullAwayFindsANullThatNobodyExpects() throws Exception {
    file(
        "Void.java",
        "@org.jspecify.annotations.NullMarked\n"
            + "class Void {\n  String none() {\n    return null;\n  }\n}\n");
    compiled("Void.java").failed().says("[NullAway]");
  }

  @Test
  void nothingIsSaidOfAnHonestClass() throws Exception {
    Files.createDirectory(folder.resolve("honest"));
    file(
        "honest/Honest.java",
        "package honest;\n\nclass Honest {\n  int answer() {\n    return 42;\n  }\n}\n");
    compiled("honest/Honest.java").succeeded();
  }

  @Test
  void theFormatterFindsATab() throws Exception {
    var libraries = Sources.root().resolve("target/format/lib");
    assumeThat(libraries).isDirectory();
    file("Tab.java", "class Tab {\n\tint tab;\n}\n");
    var command = new ArrayList<>(List.of(program("java")));
    for (var part : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", libraries + "/*"));
    command.addAll(List.of(Sources.root().resolve(".ci/Format.java").toString(), "check"));
    run(command).failed().says("Tab.java", "./openfpx format");
  }

  @Test
  void theEnforcerFindsALibraryInTheDomain() throws Exception {
    copyPoms();
    var domain = folder.resolve("domain/pom.xml");
    Files.writeString(
        domain,
        Files.readString(domain)
            .replaceFirst(
                "<build>",
                "<dependencies><dependency><groupId>org.slf4j</groupId>"
                    + "<artifactId>slf4j-api</artifactId></dependency></dependencies><build>"));
    run(maven("domain"))
        .failed()
        .says("The domain needs the JDK and JSpecify's annotations, nothing else");
  }

  @Test
  void theEnforcerFindsTwoVersionsOfOneLibrary() throws Exception {
    copyPoms();
    var root = folder.resolve("pom.xml");
    var planted = List.of("one", "two", "left", "right", "both");
    var modules =
        planted.stream()
            .map(name -> "<module>" + name + "</module>")
            .collect(joining("", "<modules>", ""));
    Files.writeString(root, Files.readString(root).replaceFirst("<modules>", modules));
    module("one", "shared", "1-SNAPSHOT", Map.of());
    module("two", "shared", "2-SNAPSHOT", Map.of());
    module("left", "left", "1-SNAPSHOT", Map.of("shared", "1-SNAPSHOT"));
    module("right", "right", "1-SNAPSHOT", Map.of("shared", "2-SNAPSHOT"));
    module("both", "both", "1-SNAPSHOT", Map.of("left", "1-SNAPSHOT", "right", "1-SNAPSHOT"));
    run(maven("both")).failed().says("Dependency convergence error for org.openfpx:shared");
  }

  private void copyPoms() throws Exception {
    for (var pom : Sources.endingWith("pom.xml")) {
      var copy = folder.resolve(pom);
      Files.createDirectories(copy.getParent());
      Files.copy(Sources.root().resolve(pom), copy);
    }
  }

  private void module(String place, String name, String version, Map<String, String> dependencies)
      throws Exception {
    var listed =
        dependencies.entrySet().stream()
            .map(one ->
                "<dependency><groupId>org.openfpx</groupId><artifactId>%s</artifactId>"
                        .formatted(one.getKey())
                    + "<version>%s</version></dependency>".formatted(one.getValue()))
            .collect(joining());
    Files.createDirectories(folder.resolve(place));
    file(
        place + "/pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>org.openfpx</groupId>
            <artifactId>openfpx</artifactId>
            <version>0.1.0-SNAPSHOT</version>
          </parent>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <dependencies>%s</dependencies>
        </project>
        """
            .formatted(name, version, listed));
  }

  private static List<String> maven(String module) {
    // The one that runs these tests: another one, offline, may lack what it needs by itself.
    var home = Optional.ofNullable(System.getProperty("maven.home"));
    var maven = home.map(path -> path + "/bin/mvn").orElse(Sources.root() + "/mvnw");
    return List.of(maven, "-B", "-o", "-pl", module, "-am", "validate");
  }

  private void file(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  /** With the very arguments of the build. */
  private Outcome compiled(String file) throws Exception {
    assumeThat(jars()).as("the class path that Maven gives").contains("error_prone_core");
    var pom = Files.readString(POM);
    var checks = pom.substring(pom.indexOf("<id>checks</id>"), pom.indexOf("default-testCompile"));
    var command = new ArrayList<>(List.of(program("javac"), "-Xlint:all", "-Werror", "-proc:none"));
    ARGUMENT.matcher(checks).results().forEach(found -> command.add(found.group(1)));
    command.addAll(List.of("-processorpath", jars(), "-cp", jars(), "-d", folder.toString()));
    command.add(folder.resolve(file).toString());
    return run(command);
  }

  private static String jars() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> !entry.contains("openfpx"))
        .collect(joining(File.pathSeparator));
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private Outcome run(List<String> command) throws Exception {
    var log = folder.resolve("log");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }

  private record Outcome(int exit, String output) {
    Outcome failed() {
      assertThat(exit).as(output).isNotZero();
      return this;
    }

    void succeeded() {
      assertThat(exit).as(output).isZero();
    }

    void says(String... words) {
      assertThat(output).contains(words);
    }
  }
}
