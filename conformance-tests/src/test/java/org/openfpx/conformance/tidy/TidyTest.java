package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules that no ready-made checker knows. */
class TidyTest {
  private static final List<Path> JAVA = Sources.endingWith(".java");
  private static final List<Path> PRODUCT =
      JAVA.stream().filter(file -> file.toString().contains("/src/main/java/")).toList();

  private static final Set<Path> PRODUCT_PACKAGES =
      PRODUCT.stream().map(Path::getParent).collect(Collectors.toSet());

  /** All that people read but this package, which names what it looks for. */
  private static final List<Path> WRITTEN =
      Stream.of(
              ".java",
              ".md",
              ".sql",
              ".yaml",
              ".xml",
              ".peb",
              ".properties",
              ".css",
              ".ci/run",
              "openfpx")
          .flatMap(end -> Sources.endingWith(end).stream())
          .filter(file -> !file.toString().contains("/conformance/tidy/"))
          .toList();

  @Test
  void thereIsSomethingToLookAt() {
    assertThat(PRODUCT).hasSizeGreaterThan(300);
  }

  @Test
  void noFileIsTooLong() {
    assertThat(
            Checks.longFiles(
                JAVA.stream()
                    .filter(file -> !Exceptions.LONG_FILES.containsKey("" + file.getFileName()))
                    .toList()))
        .isEmpty();
  }

  @Test
  void noMethodIsTooLong() {
    assertThat(Checks.longMethods(JAVA, Exceptions.LONG_METHODS.keySet())).isEmpty();
  }

  @Test
  void noExceptionHasOutlivedItsReason() {
    var tooLong = new ArrayList<>(Checks.longFiles(JAVA));
    tooLong.addAll(Checks.longMethods(JAVA, Set.of()));
    for (var exceptions : List.of(Exceptions.LONG_FILES, Exceptions.LONG_METHODS)) {
      assertThat(exceptions.keySet())
          .allSatisfy(name -> assertThat(tooLong).anyMatch(wrong -> wrong.contains(name)));
    }
  }

  @Test
  void everyPackageSaysWhatItOwns() {
    assertThat(Checks.undescribedPackages(PRODUCT)).isEmpty();
  }

  @Test
  void everyPackageOfTestsAloneSaysWhatItOwns() {
    var ofTestsAlone =
        JAVA.stream()
            .filter(file -> file.toString().contains("/src/test/java/"))
            .filter(file -> !file.toString().contains("/planted/"))
            .filter(file -> !PRODUCT_PACKAGES.contains(inProduct(file.getParent())))
            .toList();
    assertThat(ofTestsAlone).isNotEmpty();
    assertThat(Checks.undescribedPackages(ofTestsAlone)).isEmpty();
  }

  /** Where the package's product would lie; if it does, that is where its paragraph stands. */
  private static Path inProduct(Path folder) {
    return Path.of(folder.toString().replace("/src/test/java/", "/src/main/java/"));
  }

  @Test
  void namesSayWhatAThingDoes() {
    assertThat(Checks.bannedNames(JAVA)).isEmpty();
  }

  @Test
  void everyLooseEndHasANumber() {
    assertThat(
            Checks.looseEnds(
                WRITTEN.stream().filter(file -> file.toString().endsWith(".java")).toList()))
        .isEmpty();
  }

  @Test
  void everyCitedSectionOfTheProtocolExists() {
    assertThat(Citations.in(WRITTEN)).hasSizeGreaterThan(100);
    assertThat(Checks.deadCitations(WRITTEN, Path.of("docs/protocol/protocol.md"))).isEmpty();
  }

  @Test
  void nothingSpeaksOfHowItWasMade() {
    assertThat(Checks.talkOfTheWorkshop(WRITTEN)).isEmpty();
  }

  @Test
  void everyDecisionIsNumberedAndHasAStatus() {
    var decisions =
        Sources.endingWith(".md").stream()
            .filter(file -> file.startsWith("docs/adr"))
            .filter(file -> !file.endsWith("template.md"))
            .toList();
    assertThat(decisions).isNotEmpty();
    assertThat(Checks.decisions(decisions)).isEmpty();
  }
}
