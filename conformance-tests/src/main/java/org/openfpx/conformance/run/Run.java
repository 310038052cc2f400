package org.openfpx.conformance.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.clause.Party;

/**
 * A run that has ended.
 *
 * @param results in the order of what was selected
 * @param brokenOff what was found to be wrong with the target file, after which no check was made
 */
public record Run(
    Server server,
    Instant began,
    Duration took,
    Catalogue catalogue,
    List<Result> results,
    Optional<String> brokenOff) {

  public Run {
    results = List.copyOf(results);
  }

  /** What was tested. */
  public record Server(String issuer, String driver, Party party) {}

  /** How many results there are of each kind of outcome, by its word. */
  public Map<String, Long> counts() {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.outcome().word(), TreeMap::new, Collectors.counting()));
  }

  /** How many results there are of this kind. */
  public long count(String word) {
    return counts().getOrDefault(word, 0L);
  }

  /** How many requests there were of which nothing is kept. */
  public int dropped() {
    return results.stream().mapToInt(Result::dropped).sum();
  }

  /** Whether nothing failed. */
  public boolean isClean() {
    return count("fail") == 0;
  }

  /** Whether no check of this run looked at anything: all were skipped, or left to a person. */
  public boolean isEmpty() {
    return results.stream().noneMatch(result -> wasLookedAt(result.outcome()));
  }

  /**
   * The clauses that a run can look at: those that bind what was tested, and those of AS-first
   * where a check of them looked at anything.
   */
  public List<Clause> clauses() {
    boolean profile =
        results.stream()
            .filter(result -> wasLookedAt(result.outcome()))
            .anyMatch(result -> catalogue.clause(result.check().id()).isOfAsFirst());
    return catalogue.clauses().stream()
        .filter(clause -> clause.binds(server.party()) || (profile && clause.isOfAsFirst()))
        .toList();
  }

  /** The ids of those of the clauses that a check of this run looked at. */
  public Set<String> covered() {
    var ids = clauses().stream().map(Clause::id).collect(Collectors.toUnmodifiableSet());
    return results.stream()
        .filter(result -> wasLookedAt(result.outcome()))
        .flatMap(result -> result.check().clauses().stream())
        .filter(ids::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean wasLookedAt(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Pass _, Outcome.Fail _, Outcome.Warning _ -> true;
      case Outcome.Skip _, Outcome.Review _ -> false;
    };
  }

  /** Those of the clauses that no check of this run looked at. */
  public List<Clause> notCovered() {
    var covered = covered();
    return clauses().stream().filter(clause -> !covered.contains(clause.id())).toList();
  }
}
