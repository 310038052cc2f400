package org.openfpx.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openfpx.conformance.tidy.Sources;

/** The product keeps every rule of {@link ImportRules}. */
class ArchitectureTest {
  private static final Set<String> NAMES = Sources.productClasses();
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .importPackages("org.openfpx")
          .that(DescribedPredicate.describe("are the product", ArchitectureTest::isProduct));

  private static boolean isProduct(JavaClass type) {
    return type.getPackageName().startsWith("org.openfpx.persistence.generated")
        || NAMES.contains(type.getName().replaceFirst("\\$.*", ""));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleIsKept() {
    return new ImportRules("org.openfpx")
        .all().entrySet().stream()
            .map(rule ->
                DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(PRODUCT)));
  }

  @Test
  void noExceptionHasOutlivedItsClass() {
    assertThat(NAMES).containsAll(Exceptions.MAY_SHOW_JOOQ.keySet());
    assertThat(NAMES).containsAll(Exceptions.MAY_ASK_FOR_TIME_OR_CHANCE.keySet());
  }

  @Test
  void theBenchmarksAreLookedAtToo() {
    assertThat(PRODUCT)
        .filteredOn(type -> type.getPackageName().startsWith("org.openfpx.benchmarks"))
        .hasSizeGreaterThan(20);
  }

  @Test
  void theRulesHaveSomethingToLookAt() {
    for (var layer : new String[] {"domain", "http", "persistence", "idp", "apps"}) {
      assertThat(PRODUCT)
          .as(layer)
          .filteredOn(type -> type.getPackageName().startsWith("org.openfpx." + layer))
          .hasSizeGreaterThan(20);
    }
  }
}
