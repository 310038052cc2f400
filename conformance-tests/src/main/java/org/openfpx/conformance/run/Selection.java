package org.openfpx.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.module.KitModule;

/**
 * Which checks are made.
 *
 * @param modules in their order, each with what is wanted of it
 */
public record Selection(List<Chosen> modules) {

  public Selection {
    modules = List.copyOf(modules);
  }

  /** A module with those of its checks that are wanted. */
  public record Chosen(String module, Party party, List<Check> checks) {
    public Chosen {
      checks = List.copyOf(checks);
    }
  }

  /** Those that are about such a target. */
  public Selection of(Party party) {
    return new Selection(modules.stream().filter(chosen -> chosen.party() == party).toList());
  }

  /** How many checks that are. */
  public int size() {
    return modules.stream().mapToInt(chosen -> chosen.checks().size()).sum();
  }

  /** Whether there is a check in it that needs this. */
  public boolean needs(Capability capability) {
    return modules.stream()
        .flatMap(chosen -> chosen.checks().stream())
        .anyMatch(check -> check.needs().contains(capability));
  }

  /**
   * Those of one module, or that prove one clause, or all.
   *
   * @return nothing if the kit knows none of that name; no checks if it has none for it
   */
  public static Optional<Selection> of(
      List<KitModule> modules, Catalogue catalogue, Optional<String> only) {
    var chosen = new ArrayList<Chosen>();
    for (var module : modules) {
      var checks =
          Stream.concat(module.checks().stream(), reviews(module, catalogue))
              .filter(check ->
                  only.isEmpty()
                      || module.name().equals(only.get())
                      || check.clauses().contains(only.get()))
              .map(check -> only.isEmpty() && module.isOnDemand() ? left(module, check) : check)
              .toList();
      if (!checks.isEmpty()) {
        chosen.add(new Chosen(module.name(), module.party(), checks));
      }
    }
    return chosen.isEmpty() && !isKnown(catalogue, only)
        ? Optional.empty()
        : Optional.of(new Selection(chosen));
  }

  private static Check left(KitModule module, Check check) {
    return new Check(
        check.title(),
        check.clauses(),
        Set.of(),
        check.turn(),
        _ -> {
          throw new NotOffered("looked at by --only " + module.name() + " alone");
        });
  }

  /** What is left to a person in a module. */
  private static Stream<Check> reviews(KitModule module, Catalogue catalogue) {
    return catalogue.clauses().stream()
        .filter(clause -> clause.isForReview() && clause.module().equals(module.name()))
        .map(clause ->
            Check.of(
                clause.id(),
                clause.requirement().replace("`", ""),
                subject -> review(subject, clause)));
  }

  private static void review(Subject subject, Clause clause) {
    var ours =
        clause
            .reviewed()
            .filter(_ -> subject.driver().isOurs())
            .map(where -> " The answer of OpenFPX: " + where + ".")
            .orElse("");
    subject.review("For a person to look at." + ours);
  }

  private static boolean isKnown(Catalogue catalogue, Optional<String> only) {
    return only.filter(name -> catalogue.has(name) || catalogue.modules().contains(name))
        .isPresent();
  }
}
