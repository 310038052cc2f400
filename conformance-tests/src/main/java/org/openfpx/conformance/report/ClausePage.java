package org.openfpx.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.run.Printable;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/**
 * Every clause, what became of it in each of several runs, and where it is tested, as a page in
 * Markdown. Nothing in it differs from time to time unless what the server does differs.
 */
public final class ClausePage {
  /** Where the page about networks of ours lies, from the folder of the project. */
  public static final String OURS = "docs/conformance/openfpx.md";

  private static final String SOURCES = "../../conformance-tests/src/main/java/";
  private static final String TESTS = "../../conformance-tests/src/test/java/";
  private static final String NO_CHECK = "no check";
  private static final int FIXED_COLUMNS = 5;
  private static final String HEAD =
      """
      # OpenFPX, clause by clause

      Every clause of the kit's catalogue, and what became of it when the kit looked at fresh networks of OpenFPX, one of each mode. The runs write this page by themselves, and a test finds it stale; this writes it anew:

      ```
      ./openfpx conformance --page docs/conformance/openfpx.md
      ```

      A clause is named as in [the catalogue](../../conformance-tests/src/main/resources/clauses/), which has it in full. What is met says how it is looked at; what is not looked at says why not. `pass (own target)` is of what binds resource servers and clients, at which no run of an Authorization Server looks: [tests](../../conformance-tests/src/main/resources/clauses/own-targets.yaml) have those of OpenFPX as the kit's target, each over TLS with an authority of its own.

      """;

  private final Map<String, Run> runs;
  private final Run any;

  private ClausePage(Map<String, Run> runs) {
    this.runs = runs;
    this.any = runs.values().iterator().next();
  }

  /**
   * The page about whole runs.
   *
   * @param runs at least one, by what they are called, in their order
   */
  public static String of(Map<String, Run> runs) {
    return new ClausePage(runs).text();
  }

  private String text() {
    var text = new StringBuilder(HEAD);
    var all = any.catalogue().clauses();
    text.append(counts(all));
    byModule(all)
        .forEach((module, clauses) -> {
          text.append("\n## `").append(module).append("`\n\n");
          text.append(columns("clause", "level", "what it asks"));
          text.append(columns(runs.keySet().toArray(String[]::new)));
          text.append(columns("how, or why not", "where")).append("|\n");
          text.append("| --- ".repeat(runs.size() + FIXED_COLUMNS)).append("|\n");
          clauses.forEach(clause -> text.append(row(clause)));
        });
    return text.toString();
  }

  private static String columns(String... cells) {
    return Stream.of(cells).map(cell -> "| " + cell + " ").collect(Collectors.joining());
  }

  private static Map<String, List<Clause>> byModule(List<Clause> clauses) {
    var modules = new LinkedHashMap<String, List<Clause>>();
    clauses.forEach(
        clause -> modules.computeIfAbsent(clause.module(), _ -> new ArrayList<>()).add(clause));
    return modules;
  }

  private String counts(List<Clause> clauses) {
    var words = new LinkedHashSet<String>();
    for (var clause : clauses) {
      runs.values().forEach(run -> words.add(outcome(run, clause)));
    }
    var text = new StringBuilder(columns("outcome"));
    text.append(columns(runs.keySet().toArray(String[]::new))).append("|\n");
    text.append("| --- ".repeat(runs.size() + 1)).append("|\n");
    for (var word : words) {
      text.append(columns(word));
      for (var run : runs.values()) {
        long count = clauses.stream().filter(one -> outcome(run, one).equals(word)).count();
        text.append(columns(String.valueOf(count)));
      }
      text.append("|\n");
    }
    text.append(columns("all"));
    runs.values().forEach(_ -> text.append(columns(String.valueOf(clauses.size()))));
    return text.append("|\n").toString();
  }

  private static String outcome(Run run, Clause clause) {
    return result(run, clause)
        .map(result -> result.outcome().word())
        .or(() -> elsewhere(run, clause).map(Elsewhere::word))
        .or(() -> clause.isForReview() ? Optional.of("review") : Optional.empty())
        .orElse(NO_CHECK);
  }

  /**
   * A check that is about another kind of target than this run's.
   *
   * @param targets those of OpenFPX that a test sees pass it
   */
  private record Elsewhere(Check check, List<OwnTarget> targets) {
    String word() {
      return targets.isEmpty() ? "other target" : "pass (own target)";
    }

    String how() {
      var names = targets.stream().map(OwnTarget::name).collect(Collectors.joining(", "));
      return check.title()
          + (targets.isEmpty()
              ? ": a target of its own, which the tests have"
              : ": with " + names + " as the target, in a test of its own");
    }

    String where() {
      return Stream.concat(
              Stream.of(ClausePage.where(check)),
              targets.stream().map(target -> link(TESTS, target.test())))
          .collect(Collectors.joining(", "));
    }
  }

  private static Optional<Elsewhere> elsewhere(Run run, Clause clause) {
    return Modules.all().stream()
        .filter(module -> module.party() != run.server().party())
        .flatMap(module ->
            module.checks().stream()
                .filter(check -> check.clauses().contains(clause.id()))
                .map(check -> new Elsewhere(check, OwnTarget.passing(module.party(), check))))
        .findFirst();
  }

  /** Of several checks the one that says most against the server. */
  private static Optional<Result> result(Run run, Clause clause) {
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

  /** Of several runs the one that says most. */
  private Optional<Result> result(Clause clause) {
    return runs.values().stream()
        .flatMap(run -> result(run, clause).stream())
        .min((one, other) -> Integer.compare(weight(one.outcome()), weight(other.outcome())));
  }

  private String row(Clause clause) {
    var result = result(clause);
    var where =
        result
            .filter(known -> !(known.outcome() instanceof Outcome.Review))
            .map(known -> where(known.check()))
            .or(() -> elsewhere(any, clause).map(Elsewhere::where))
            .orElse("");
    var outcomes = runs.values().stream().map(run -> outcome(run, clause)).toArray(String[]::new);
    return columns(clause.id(), clause.level().words(), cell(clause.requirement()))
        + columns(outcomes)
        + columns(cell(result.map(known -> how(clause, known)).orElseGet(() -> whyNot(clause))))
        + columns(where)
        + "|\n";
  }

  private static String how(Clause clause, Result result) {
    return switch (result.outcome()) {
      case Outcome.Pass _ -> result.check().title();
      case Outcome.Skip(var reason) -> result.check().title() + ": " + reason;
      case Outcome.Review _ -> review(clause);
      case Outcome.Fail fail -> Shown.text(Progress.told(fail));
      case Outcome.Warning warning -> Shown.text(Progress.told(warning));
    };
  }

  private static String review(Clause clause) {
    return clause.reviewed().map(where -> "See " + where).orElse("For a person to look at");
  }

  private String whyNot(Clause clause) {
    var elsewhere = elsewhere(any, clause);
    if (elsewhere.isPresent()) {
      return elsewhere.get().how();
    }
    if (clause.isForReview()) {
      return review(clause);
    }
    return clause.uncovered().orElse("Nothing looks at it");
  }

  private static String where(Check check) {
    return link(SOURCES, check.home().getName()) + " " + check.id();
  }

  private static String link(String folder, String type) {
    return "[%s](%s%s.java)"
        .formatted(type.substring(type.lastIndexOf('.') + 1), folder, type.replace('.', '/'));
  }

  private static String cell(String text) {
    return Printable.of(text.strip().replaceAll("\\s+", " ")).replace("|", "\\|");
  }
}
