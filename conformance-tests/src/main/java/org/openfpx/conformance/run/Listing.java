package org.openfpx.conformance.run;

import java.util.List;
import java.util.Optional;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.clause.Kind;
import org.openfpx.conformance.module.KitModule;

/** The clauses, a line each: id, level, kinds, module, and how it is covered. */
public final class Listing {
  private final List<KitModule> modules;

  public Listing(List<KitModule> modules) {
    this.modules = modules;
  }

  /**
   * All lines, in the order of the catalogue.
   *
   * @param only a module or a clause, of which alone there are lines then
   */
  public List<String> lines(Catalogue catalogue, Optional<String> only) {
    return catalogue.clauses().stream()
        .filter(
            clause -> only.isEmpty() || List.of(clause.id(), clause.module()).contains(only.get()))
        .map(this::line)
        .map(Printable::of)
        .toList();
  }

  private String line(Clause clause) {
    var kinds = String.join(",", clause.kinds().stream().map(Kind::name).toList());
    return "%-14s %-10s %-11s %-19s %s"
        .formatted(clause.id(), clause.level().words(), kinds, clause.module(), how(clause));
  }

  private String how(Clause clause) {
    for (var module : modules) {
      for (var check : module.checks()) {
        if (check.clauses().contains(clause.id())) {
          return "check " + check.id() + ": " + check.title();
        }
      }
    }
    if (clause.isForReview()) {
      return clause.reviewed().map(where -> "review: " + where).orElse("review");
    }
    return "not covered";
  }
}
