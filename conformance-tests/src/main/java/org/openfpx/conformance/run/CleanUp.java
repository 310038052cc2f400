package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openfpx.conformance.check.Subject;

/**
 * Takes away what a check made. Each step has a thread of its own, which knows nothing of an
 * interrupt that ended the check, and each is done whatever became of the others.
 */
final class CleanUp {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private CleanUp() {}

  /** Does so; answers how many steps were in vain. */
  static int after(Subject subject) {
    boolean interrupted = Thread.interrupted();
    int failed = 0;
    for (var step : subject.leftovers()) {
      try {
        Bounded.call(() -> done(step), PATIENCE);
      } catch (ExecutionException | TimeoutException inVain) {
        failed++;
      } catch (InterruptedException again) {
        interrupted = true;
        failed++;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failed;
  }

  private static boolean done(Runnable step) {
    step.run();
    return true;
  }
}
