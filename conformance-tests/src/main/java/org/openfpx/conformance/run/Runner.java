package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.exchange.Exchange;

/**
 * Makes checks of one server, one after the other, each within its time. Those that wait for
 * something to grow old are ended in the end.
 */
public final class Runner {
  /** How long a check may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int KEPT = 25;
  private static final Outcome TOO_YOUNG =
      new Outcome.Skip("the run ended before it was old enough");

  private final Driver driver;
  private final Catalogue catalogue;
  private final Progress progress;
  private final Duration patience;
  private final String prefix = "kit-" + Chance.name();
  private final Map<Integer, Begun> ageing = new LinkedHashMap<>();
  private Optional<String> brokenOff = Optional.empty();

  public Runner(Driver driver, Catalogue catalogue, Progress progress) {
    this(driver, catalogue, progress, PATIENCE);
  }

  Runner(Driver driver, Catalogue catalogue, Progress progress, Duration patience) {
    this.driver = driver;
    this.catalogue = catalogue;
    this.progress = progress;
    this.patience = patience;
  }

  /**
   * Makes those of these that are about such a target, or as many as there are until one finds that
   * the target file cannot be used.
   */
  public Run run(Selection wanted) {
    var selection = wanted.of(driver.party());
    var began = Chance.now();
    var results = new ArrayList<Result>();
    try {
      selection.modules().forEach(chosen -> make(chosen, selection.size(), results));
      ageing.forEach((at, begun) -> results.set(at, ended(begun)));
    } finally {
      progress.over();
    }
    var server = new Run.Server(driver.issuer(), driver.name(), driver.party());
    var took = Duration.between(began, Chance.now());
    return new Run(server, began, took, catalogue, results, brokenOff);
  }

  private void make(Selection.Chosen chosen, int all, List<Result> results) {
    for (var check : chosen.checks()) {
      if (brokenOff.isPresent()) {
        return;
      }
      progress.begins(check, all);
      results.add(
          missing(check)
              .map(lacking -> told(result(chosen.module(), check, new Outcome.Skip(lacking))))
              .orElseGet(() -> made(chosen.module(), check, results.size())));
    }
  }

  private static Result result(String module, Check check, Outcome outcome) {
    return new Result(module, check, outcome, List.of(), Duration.ZERO);
  }

  private Result made(String module, Check check, int number) {
    var begin = System.nanoTime();
    var attempt = new Attempt(driver, check, prefix + "-" + number, patience);
    var begun = new Begun(module, attempt, begin);
    var outcome = attempt.begin();
    if (outcome.isEmpty()) {
      ageing.put(number, begun);
      return result(module, check, TOO_YOUNG);
    }
    return over(begun, outcome.get());
  }

  /** A check that was begun and is not over. */
  private record Begun(String module, Attempt attempt, long since) {}

  private Result ended(Begun begun) {
    return over(begun, brokenOff.isPresent() ? TOO_YOUNG : begun.attempt().end());
  }

  private Result over(Begun begun, Outcome outcome) {
    var attempt = begun.attempt();
    progress.leaves(attempt.leave());
    brokenOff = brokenOff.or(attempt::badTarget);
    return told(
        new Result(
            begun.module(),
            attempt.check(),
            judged(attempt.check(), outcome),
            kept(attempt.exchanges()),
            Duration.ofNanos(System.nanoTime() - begun.since())));
  }

  private Result told(Result result) {
    progress.ended(result);
    return result;
  }

  /** Of very many exchanges, those at the begin and at the end. */
  private static List<Exchange> kept(List<Exchange> all) {
    if (all.size() <= 2 * KEPT) {
      return all;
    }
    var kept = new ArrayList<>(all.subList(0, KEPT));
    kept.addAll(all.subList(all.size() - KEPT, all.size()));
    return kept;
  }

  private Optional<String> missing(Check check) {
    return check.needs().stream()
        .sorted()
        .filter(capability -> !driver.capabilities().contains(capability))
        .findFirst()
        .map(driver::whyNot);
  }

  /** What UMA does not demand itself, a foreign server may do otherwise. */
  private Outcome judged(Check check, Outcome outcome) {
    boolean lenient = catalogue.clause(check.id()).level().isLenient() && !driver.isOurs();
    return outcome instanceof Outcome.Fail(var expected, var seen) && lenient
        ? new Outcome.Warning(expected, seen)
        : outcome;
  }
}
