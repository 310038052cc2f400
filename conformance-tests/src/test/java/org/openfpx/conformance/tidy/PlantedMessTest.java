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
  void aSectionThatTheProtocolDoesNotHave() throws Exception {
    var page = file("protocol.md", "# 7 lives\n\n## 2. Grants\n\n### 2.6 Scopes\n");
    var file =
        file(
            "Cites.java",
            """
            /** Right (protocol, section 2.6; RFC 6749 section 9.9), and twice (Protocol, 2). */
            // Not so (protocol, sections 2.6
            // and 2.7; UMA Grant 3.3), nor 7 (protocol, 7).
            """);
    assertThat(Checks.deadCitations(List.of(file), page))
        .containsExactly(file + " cites section 2.7", file + " cites section 7");
  }

  @Test
  void aWordOfTheWorkshop() throws Exception {
    var file =
        file(
            "Workshop.java",
            """
            // as Issue 2, section 3, wants it
            // see /work/somewhere
            // an issuer, 2 issues and the network
            """);
    assertThat(Checks.talkOfTheWorkshop(List.of(file))).hasSize(2);
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
