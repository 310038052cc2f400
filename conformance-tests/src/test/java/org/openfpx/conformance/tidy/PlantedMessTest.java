package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of {@link TidyTest} is seen to find, once, what was planted for it. */
class PlantedMessTest {
  @TempDir Path folder = Path.of("");

  private Path service = Path.of("");

  @BeforeEach
  void plant() throws Exception {
    service = Files.createDirectories(folder.resolve("src/main/java/service"));
  }

  @Test
  void aLongFile() throws Exception {
    var file = file("Long.java", "// line\n".repeat(Checks.FILE_LINES + 1));
    assertThat(Checks.longFiles(List.of(file))).hasSize(1);
  }

  @Test
  void aLongMethod() throws Exception {
    var body = "    run();\n".repeat(Checks.METHOD_LINES);
    var file = file("Long.java", "class Long {\n  void run() {\n" + body + "  }\n}\n");
    assertThat(Checks.longMethods(List.of(file), Set.of()))
        .containsExactly("Long.run has " + (Checks.METHOD_LINES + 2) + " lines");
    assertThat(Checks.longMethods(List.of(file), Set.of("Long.run"))).isEmpty();
  }

  @Test
  void aPackageWithoutAWord() throws Exception {
    var file = file("Silent.java", "class Silent {}\n");
    assertThat(Checks.undescribedPackages(List.of(file))).hasSize(1);
    file("package-info.java", "package service;\n");
    assertThat(Checks.undescribedPackages(List.of(file))).hasSize(1);
  }

  @Test
  void aNameThatSaysNothing() throws Exception {
    var file = file("TokenManager.java", "class TokenManager {}\n");
    assertThat(Checks.bannedNames(List.of(file))).hasSize(2);
  }

  @Test
  void aLooseEnd() throws Exception {
    var file = file("Loose.java", "// TODO later\n// TODO(#12) is fine\n/// not javadoc\n");
    assertThat(Checks.looseEnds(List.of(file))).hasSize(2);
  }

  @Test
  void aDecisionThatNobodyTook() throws Exception {
    var file = file("0002-use-less.md", "# Use less\n");
    assertThat(Checks.decisions(List.of(file))).hasSize(2);
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(service.resolve(name), text);
  }
}
