package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/**
 * One check on its way. Most are over at once; some leave something that has to grow old, and go on
 * when it has: meanwhile others are made, so that all such waits run side by side.
 */
final class Attempt {
  private static final Outcome INTERRUPTED = new Outcome.Skip("the run was interrupted");

  private final Check check;
  private final Duration patience;
  private final Subject subject;
  private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
  private Optional<String> badTarget = Optional.empty();

  /**
   * @param prefix what the names of all that it makes begin with
   * @param patience how long it may take, growing old apart
   */
  Attempt(Driver driver, Check check, String prefix, Duration patience) {
    this.check = check;
    this.patience = patience;
    this.subject = new Subject(driver, exchanges::add, prefix);
  }

  Check check() {
    return check;
  }

  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** What it found to be wrong with the target file. */
  Optional<String> badTarget() {
    return badTarget;
  }

  /** Makes the check, or begins it if it is one of those that have to grow old. */
  Optional<Outcome> begin() {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of(INTERRUPTED);
    }
    var outcome = inTime(check.body());
    return subject.ageing().isPresent() && outcome instanceof Outcome.Pass
        ? Optional.empty()
        : Optional.of(outcome);
  }

  /** Goes on with one that was begun, when it is old enough. */
  Outcome end() {
    var ageing = subject.ageing().orElseThrow();
    try {
      Chance.await(ageing.remaining());
      return inTime(ageing.then());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** Takes away what it made; answers how many steps were in vain. */
  int leave() {
    try (var over = subject) {
      return CleanUp.after(over);
    }
  }

  private Outcome inTime(Check.Body body) {
    try {
      return Bounded.call(() -> made(body), patience);
    } catch (TimeoutException late) {
      return new Outcome.Fail("an end within " + patience.toSeconds() + " seconds", "none");
    } catch (ExecutionException failed) {
      return notMade(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  private Outcome made(Check.Body body) {
    try {
      body.look(subject);
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
      badTarget = Optional.of(String.valueOf(bad.getMessage()));
      return new Outcome.Skip("the target file cannot be used: " + bad.getMessage());
    }
    return cause instanceof IllegalArgumentException
        ? new Outcome.Fail("answers that the check understands", cause.toString())
        : new Outcome.Fail("a check that works", "a bug of the kit, not of the server: " + cause);
  }
}
