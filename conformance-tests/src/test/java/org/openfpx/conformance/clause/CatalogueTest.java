package org.openfpx.conformance.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.module.KitModule;
import org.openfpx.conformance.module.Modules;

/** The clauses as data. */
class CatalogueTest {
  private final Catalogue catalogue = Catalogue.whole();

  @Test
  void everyClauseOfTheDocumentsIsThere() {
    assertThat(catalogue.clauses()).hasSize(310);
    assertThat(catalogue.choices()).hasSize(19);
    assertThat(catalogue.modules())
        .containsExactlyInAnyOrder(
            "discovery",
            "registration-api",
            "permission-endpoint",
            "introspection",
            "grant-core",
            "grant-scopes",
            "push",
            "interactive",
            "async",
            "pct",
            "upgrade",
            "refresh-revoke",
            "rs",
            "client",
            "heart",
            "security",
            "refusals",
            "as-first");
  }

  @Test
  void aClauseSaysWhereItIsFromAndHowStrictItIs() {
    var clause = catalogue.clause("FA-4.1-01");

    assertThat(clause.document()).isEqualTo("Federated Authorization for UMA 2.0");
    assertThat(clause.section()).isEqualTo("4.1");
    assertThat(clause.level()).isEqualTo(Level.MUST);
    assertThat(clause.kinds()).containsExactly(Kind.BB);
    assertThat(clause.binds(Party.AUTHORIZATION_SERVER)).isTrue();
    assertThat(clause.requirement()).contains("one JSON object, or an array");
    assertThat(catalogue.clause("UG-2-07").isForReview()).isTrue();
    assertThat(catalogue.clause("UG-2-07").reviewed()).contains("docs/protocol/README.md");
    assertThat(catalogue.clause("UG-5.5-04").binds(Party.AUTHORIZATION_SERVER)).isFalse();
  }

  @Test
  void shouldsAndWhatIsDerivedAreLenient() {
    assertThat(catalogue.clause("UG-3.3.5-10").level().isLenient()).isTrue();
    assertThat(catalogue.clause("UG-3.2.1-02").level().isLenient()).isTrue();
    assertThat(catalogue.clause("UG-2-01").level().isLenient()).isFalse();
  }

  @Test
  void aClauseHasACheckOrIsForAPersonOrSaysWhyNot() {
    var checked =
        Modules.all().stream()
            .flatMap(module -> module.checks().stream())
            .flatMap(check -> check.clauses().stream())
            .collect(Collectors.toSet());
    assertThat(catalogue.clauses())
        .filteredOn(clause -> !checked.contains(clause.id()) && !clause.isForReview())
        .isNotEmpty()
        .allSatisfy(clause ->
            assertThat(clause.uncovered().orElse("")).as(clause.id()).startsWith("Not testable"));
    assertThat(catalogue.clauses())
        .filteredOn(clause -> clause.uncovered().isPresent())
        .isNotEmpty()
        .noneMatch(clause -> checked.contains(clause.id()));
  }

  @Test
  void everyClauseOfAProfileStandsOnAPageInItsWords() throws Exception {
    var pages = new StringBuilder();
    for (var page :
        List.of("as-first", "token-set", "ticket-pkce", "rot", "governed-registration")) {
      var file = Path.of(System.getProperty("openfpx.home"), "docs", "protocol", page + ".md");
      pages.append(Files.readString(file));
    }
    assertThat(catalogue.clauses())
        .filteredOn(clause -> clause.id().startsWith("AF-"))
        .hasSize(36)
        .allSatisfy(clause ->
            assertThat(pages).contains("| " + clause.id() + " | " + clause.requirement() + " |"));
  }

  @Test
  void asFirstBindsResourceServersClientsAndWalletsToo() {
    assertThat(catalogue.clauses())
        .filteredOn(clause -> clause.id().startsWith("AF-"))
        .flatExtracting(Clause::binds)
        .contains("AF", "AF-RS", "AF-C", "AF-W");
    assertThat(catalogue.clauses())
        .filteredOn(clause -> clause.binds().stream().anyMatch(one -> one.startsWith("AF-")))
        .noneMatch(Clause::isOfAsFirst);
  }

  @Test
  void whatThereIsNotIsNamed() {
    assertThat(catalogue.has("UG-9-01")).isFalse();
    assertThatThrownBy(() -> catalogue.clause("UG-9-01")).hasMessageContaining("UG-9-01");
  }

  @Test
  void everyCheckProvesClausesThatThereAreInItsOwnModuleFirst() {
    for (KitModule module : Modules.all()) {
      assertThat(module.checks()).isNotEmpty();
      assertThat(module.checks())
          .allSatisfy(check -> {
            assertThat(catalogue.clauses()).extracting(Clause::id).containsAll(check.clauses());
            assertThat(catalogue.clause(check.id()).module()).isEqualTo(module.name());
          });
    }
    assertThat(Modules.all().stream().flatMap(module -> module.checks().stream()))
        .extracting(check -> check.id())
        .doesNotHaveDuplicates();
  }
}
