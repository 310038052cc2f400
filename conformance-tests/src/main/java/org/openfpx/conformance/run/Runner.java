package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Driver;

/**
 * Makes checks of one server, one after the other, each within its time. Those that wait for
 * something to grow old are ended in the end.
 */
public final class Runner {
  /** How long a check may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Outcome TOO_YOUNG =
      new Outcome.Skip("the run ended before it was old enough");

  private final Driver driver;
  private final Catalogue catalogue;
  private final Progress progress;
  private final Duration patience;
  private final Kept kept;
  private final String prefix = "kit-" + Chance.name();
  private final Map<Integer, Begun> ageing = new LinkedHashMap<>();
  private Optional<String> brokenOff = Optional.empty();

  public Runner(Driver driver, Catalogue catalogue, Progress progress) {
    this(driver, catalogue, progress, PATIENCE);
  }

  Runner(Driver driver, Catalogue catalogue, Progress progress, Duration patience) {
    this(driver, catalogue, progress, patience, Kept.MOST);
  }

  /**
   * @param most how many characters of requests and answers a run keeps
   */
  Runner(Driver driver, Catalogue catalogue, Progress progress, Duration patience, int most) {
    this.driver = driver;
    this.catalogue = catalogue;
    this.progress = progress;
    this.patience = patience;
    this.kept = new Kept(most);
  }

  /**
   * Makes those of these that are about such a target, or as many as there are until one finds that
   * the target file cannot be used. Each has its turn; the results are in the order of the
   * selection, whatever the turns.
   */
  public Run run(Selection wanted) {
    var places = places(wanted.of(driver.party()));
    var began = Chance.now();
    var results = new TreeMap<Integer, Result>();
    try {
      places.stream()
          .sorted(Comparator.comparing(place -> place.check().turn()))
          .forEach(place -> make(place, places.size(), results));
      ageing.forEach((at, begun) -> results.put(at, ended(begun)));
    } finally {
      progress.over();
    }
    var server = new Run.Server(driver.issuer(), driver.name(), driver.party());
    var took = Duration.between(began, Chance.now());
    return new Run(server, began, took, catalogue, List.copyOf(results.values()), brokenOff);
  }

  /** A check, and where its result stands among all. */
  private record Place(int at, String module, Check check) {}

  private static List<Place> places(Selection selection) {
    var places = new ArrayList<Place>();
    for (var chosen : selection.modules()) {
      for (var check : chosen.checks()) {
        places.add(new Place(places.size(), chosen.module(), check));
      }
    }
    return places;
  }

  private void make(Place place, int all, Map<Integer, Result> results) {
    if (brokenOff.isPresent()) {
      return;
    }
    var check = place.check();
    progress.begins(check, all);
    results.put(
        place.at(),
        missing(check)
            .map(lacking -> told(result(place.module(), check, new Outcome.Skip(lacking))))
            .orElseGet(() -> made(place)));
  }

  private static Result result(String module, Check check, Outcome outcome) {
    return new Result(module, check, outcome, List.of(), Duration.ZERO);
  }

  private Result made(Place place) {
    var begin = System.nanoTime();
    var attempt = new Attempt(driver, place.check(), prefix + "-" + place.at(), patience);
    var begun = new Begun(place.module(), attempt, begin);
    var outcome = attempt.begin();
    if (outcome.isEmpty()) {
      ageing.put(place.at(), begun);
      return result(place.module(), place.check(), TOO_YOUNG);
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
    var made = attempt.exchanges();
    var exchanges = kept.of(made);
    return told(
        new Result(
            begun.module(),
            attempt.check(),
            judged(attempt.check(), outcome),
            exchanges,
            made.size() - exchanges.size(),
            Duration.ofNanos(System.nanoTime() - begun.since())));
  }

  private Result told(Result result) {
    progress.ended(result);
    return result;
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
