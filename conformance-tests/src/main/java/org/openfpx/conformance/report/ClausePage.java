package org.openfpx.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.run.Printable;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/**
 * Every clause, what became of it in a run, and where it is tested, as a page in Markdown. Nothing
 * in it differs from run to run unless what the server does differs.
 */
public final class ClausePage {
  /** Where the page about a network of ours lies, from the folder of the project. */
  public static final String OURS = "docs/conformance/openfpx.md";

  private static final String SOURCES = "../../conformance-tests/src/main/java/";
  private static final String HEAD =
      """
      # OpenFPX, clause by clause

      Every clause of the kit's catalogue, and what became of it when the kit looked at a fresh network of OpenFPX. The run writes this page by itself, and a test finds it stale; this writes it anew:

      ```
      ./openfpx conformance --page docs/conformance/openfpx.md
      ```

      A clause is named as in [the catalogue](../../conformance-tests/src/main/resources/clauses/), which has it in full. What is met says how it is looked at; what is not looked at says why not.

      """;

  private final Run run;

  private ClausePage(Run run) {
    this.run = run;
  }

  /** The page about a whole run. */
  public static String of(Run run) {
    return new ClausePage(run).text();
  }

  private String text() {
    var text = new StringBuilder(HEAD);
    var all = run.catalogue().clauses();
    text.append(counts(all));
    byModule(all)
        .forEach((module, clauses) -> {
          text.append("\n## `").append(module).append("`\n\n");
          text.append("| clause | level | what it asks | outcome | how, or why not | where |\n");
          text.append("| --- | --- | --- | --- | --- | --- |\n");
          clauses.forEach(clause -> text.append(row(clause)));
        });
    return text.toString();
  }

  private static Map<String, List<Clause>> byModule(List<Clause> clauses) {
    var modules = new LinkedHashMap<String, List<Clause>>();
    clauses.forEach(
        clause -> modules.computeIfAbsent(clause.module(), _ -> new ArrayList<>()).add(clause));
    return modules;
  }

  private String counts(List<Clause> clauses) {
    var counts = new LinkedHashMap<String, Integer>();
    clauses.forEach(clause -> counts.merge(outcome(clause), 1, Integer::sum));
    var text = new StringBuilder("| outcome | clauses |\n| --- | --- |\n");
    counts.forEach((outcome, count) ->
        text.append("| ").append(outcome).append(" | ").append(count).append(" |\n"));
    return text.append("| all | ").append(clauses.size()).append(" |\n").toString();
  }

  private String outcome(Clause clause) {
    return result(clause)
        .map(result -> result.outcome().word())
        .or(() -> elsewhere(clause).map(_ -> "other target"))
        .orElse("no check");
  }

  /** The check of it that is about another kind of target than this run's. */
  private Optional<Check> elsewhere(Clause clause) {
    return Modules.all().stream()
        .filter(module -> module.party() != run.server().party())
        .flatMap(module -> module.checks().stream())
        .filter(check -> check.clauses().contains(clause.id()))
        .findFirst();
  }

  /** Of several checks the one that says most against the server. */
  private Optional<Result> result(Clause clause) {
    return run.results().stream()
        .filter(result -> result.check().clauses().contains(clause.id()))
        .min((one, other) -> Integer.compare(weight(one.outcome()), weight(other.outcome())));
  }

  private static int weight(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fail _ -> 0;
      case Outcome.Warning _ -> 1;
      case Outcome.Pass _ -> 2;
      case Outcome.Skip _ -> 3;
      case Outcome.Review _ -> 4;
    };
  }

  private String row(Clause clause) {
    var result = result(clause);
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            clause.id(),
            clause.level().words(),
            cell(clause.requirement()),
            outcome(clause),
            cell(result.map(known -> how(clause, known)).orElseGet(() -> whyNot(clause))),
            result
                .filter(known -> !(known.outcome() instanceof Outcome.Review))
                .map(Result::check)
                .or(() -> elsewhere(clause))
                .map(ClausePage::where)
                .orElse(""));
  }

  private static String how(Clause clause, Result result) {
    return switch (result.outcome()) {
      case Outcome.Pass _ -> result.check().title();
      case Outcome.Skip(var reason) -> result.check().title() + ": " + reason;
      case Outcome.Review _ ->
          clause.reviewed().map(where -> "See " + where).orElse("For a person to look at");
      case Outcome.Fail fail -> Shown.text(Progress.told(fail));
      case Outcome.Warning warning -> Shown.text(Progress.told(warning));
    };
  }

  private String whyNot(Clause clause) {
    var elsewhere = elsewhere(clause);
    if (elsewhere.isPresent()) {
      return elsewhere.get().title() + ": a target of its own, which the tests have";
    }
    return run.catalogue().whyUncovered(clause).orElse("Nothing looks at it");
  }

  private static String where(Check check) {
    var home = check.home();
    return "[%s](%s%s.java) %s"
        .formatted(home.getSimpleName(), SOURCES, home.getName().replace('.', '/'), check.id());
  }

  private static String cell(String text) {
    return Printable.of(text.strip().replaceAll("\\s+", " ")).replace("|", "\\|");
  }
}
