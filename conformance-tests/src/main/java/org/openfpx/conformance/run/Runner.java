package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openfpx.conformance.check.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** Makes checks of one server, one after the other, each within its time. */
public final class Runner {
  /** How long a check may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int KEPT = 25;
  private static final Outcome INTERRUPTED = new Outcome.Skip("the run was interrupted");

  private final Driver driver;
  private final Catalogue catalogue;
  private final Progress progress;
  private final Duration patience;
  private final String prefix = "kit-" + Chance.name();
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

  /** Makes these, or as many as there are until one finds that the target file cannot be used. */
  public Run run(Selection selection) {
    var began = Chance.now();
    var results = new ArrayList<Result>();
    try {
      selection.modules().forEach(chosen -> make(chosen, selection.size(), results));
    } finally {
      progress.over();
    }
    var server = new Run.Server(driver.issuer(), driver.name());
    var took = Duration.between(began, Chance.now());
    return new Run(server, began, took, catalogue, results, brokenOff);
  }

  private void make(Selection.Chosen chosen, int all, List<Result> results) {
    for (var check : chosen.checks()) {
      if (brokenOff.isPresent()) {
        return;
      }
      progress.begins(check, all);
      var result = result(chosen.module(), check, results.size());
      progress.ended(result);
      results.add(result);
    }
  }

  private Result result(String module, Check check, int number) {
    var exchanges = Collections.synchronizedList(new ArrayList<Exchange>());
    var begin = System.nanoTime();
    var outcome =
        missing(check)
            .<Outcome>map(Outcome.Skip::new)
            .orElseGet(() -> judged(check, inTime(check, exchanges, number)));
    var took = Duration.ofNanos(System.nanoTime() - begin);
    return new Result(module, check, outcome, kept(List.copyOf(exchanges)), took);
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

  private Outcome inTime(Check check, List<Exchange> exchanges, int number) {
    if (Thread.currentThread().isInterrupted()) {
      return INTERRUPTED;
    }
    try (var subject = new Subject(driver, exchanges::add, prefix + "-" + number)) {
      try {
        return ended(check, subject);
      } finally {
        progress.leaves(CleanUp.after(subject));
      }
    }
  }

  private Outcome ended(Check check, Subject subject) {
    try {
      return Bounded.call(() -> made(check, subject), patience);
    } catch (TimeoutException late) {
      return new Outcome.Fail("an end within " + patience.toSeconds() + " seconds", "none");
    } catch (ExecutionException failed) {
      return notMade(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  private static Outcome made(Check check, Subject subject) {
    try {
      check.body().look(subject);
      return subject.concluded();
    } catch (NotOffered lacking) {
      return new Outcome.Skip(String.valueOf(lacking.getMessage()));
    } catch (Deviation deviation) {
      return subject.ended(deviation.expected(), deviation.seen());
    } catch (UnexpectedAnswer unexpected) {
      return subject.ended("answers to go on from", String.valueOf(unexpected.getMessage()));
    }
  }

  /**
   * An argument that is none comes from what the server answered: a member that is missing, an
   * address that is none.
   */
  private Outcome notMade(ExecutionException failed) {
    var cause = failed.getCause();
    if (cause instanceof BadTarget bad) {
      brokenOff = Optional.of(String.valueOf(bad.getMessage()));
      return new Outcome.Skip("the target file cannot be used: " + bad.getMessage());
    }
    return cause instanceof IllegalArgumentException
        ? new Outcome.Fail("answers that the check understands", cause.toString())
        : new Outcome.Fail("a check that works", "a bug of the kit, not of the server: " + cause);
  }

  /** What UMA does not demand itself, a foreign server may do otherwise. */
  private Outcome judged(Check check, Outcome outcome) {
    boolean lenient = catalogue.clause(check.id()).level().isLenient() && !driver.isOurs();
    return outcome instanceof Outcome.Fail(var expected, var seen) && lenient
        ? new Outcome.Warning(expected, seen)
        : outcome;
  }
}
