package org.openfpx.domain.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Secret;

/** The domain knows itself and a little of the JDK. */
class DomainStandsAloneTest {
  private static final String PLANTED = "org.openfpx.domain.architecture.planted";
  private static final ArchRule ALLOWED =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.openfpx.domain..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.net",
              "java.nio",
              "java.nio.charset",
              "java.security",
              "org.jspecify..",
              "");

  @Test
  void theDomainKnowsItselfAndALittleOfTheJdk() throws Exception {
    ALLOWED.check(classesOfTheDomain());
  }

  @Test
  void theRuleHasSomethingToLookAt() throws Exception {
    assertThat(classesOfTheDomain()).hasSizeGreaterThan(100);
  }

  @Test
  void theRuleFindsWhatWasPlanted() {
    var found = ALLOWED.evaluate(new ClassFileImporter().importPackages(PLANTED));
    assertThat(String.join("\n", found.getFailureReport().getDetails()))
        .contains(PLANTED + ".ReadsFiles", PLANTED + ".ReadsTheDatabase");
  }

  @Test
  void theDomainNeedsOneModuleOfTheJdk() throws Exception {
    assertThat(modulesNeededBy(placeOfTheDomain())).containsExactly("java.base");
  }

  @Test
  void moduleCheckFindsWhatWasPlanted() throws Exception {
    var planted = placeOf(DomainStandsAloneTest.class).resolve(PLANTED.replace('.', '/'));
    assertThat(modulesNeededBy(planted)).contains("java.sql");
  }

  private static JavaClasses classesOfTheDomain() throws Exception {
    return new ClassFileImporter()
        .importLocations(Set.of(Location.of(placeOfTheDomain().resolve("org/openfpx/domain"))));
  }

  /** Where the product's classes lie, if a build has kept them apart from the tests'. */
  private static Path placeOfTheDomain() throws Exception {
    assumeThat(placeOf(Secret.class)).isNotEqualTo(placeOf(DomainStandsAloneTest.class));
    return placeOf(Secret.class);
  }

  private static Path placeOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Set<String> modulesNeededBy(Path classes) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    var exit =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(writer, writer, "--print-module-deps", "--ignore-missing-deps", "" + classes);
    assertThat(exit).as(out.toString()).isZero();
    return Arrays.stream(out.toString().strip().split(",")).collect(Collectors.toSet());
  }
}
