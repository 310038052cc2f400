package org.openfpx.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.clause.Catalogue;
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
  public record Chosen(String module, List<Check> checks) {
    public Chosen {
      checks = List.copyOf(checks);
    }
  }

  /** How many checks that are. */
  public int size() {
    return modules.stream().mapToInt(chosen -> chosen.checks().size()).sum();
  }

  /**
   * Those of one module, or that prove one clause, or all.
   *
   * @return nothing if the kit has none of that name
   */
  public static Optional<Selection> of(
      List<KitModule> modules, Catalogue catalogue, Optional<String> only) {
    var chosen = new ArrayList<Chosen>();
    for (var module : modules) {
      var checks =
          module.checks().stream()
              .filter(check ->
                  only.isEmpty()
                      || module.name().equals(only.get())
                      || check.clauses().contains(only.get()))
              .toList();
      if (!checks.isEmpty()) {
        chosen.add(new Chosen(module.name(), checks));
      }
    }
    return chosen.isEmpty() && !isKnown(catalogue, only)
        ? Optional.empty()
        : Optional.of(new Selection(chosen));
  }

  private static boolean isKnown(Catalogue catalogue, Optional<String> only) {
    return only.filter(name -> catalogue.has(name) || catalogue.modules().contains(name))
        .isPresent();
  }
}
