package org.openfpx.conformance.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work in a thread of its own, which is not waited for without end, even if it never ends. */
final class Bounded {
  /** How long work that was interrupted is waited for. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private Bounded() {}

  /**
   * What the work answers.
   *
   * @throws TimeoutException if that takes longer; the work is interrupted
   * @throws InterruptedException if whoever waits is interrupted; the work is, too
   */
  static <T> T call(Callable<T> work, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    var thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    try {
      return thread.submit(work).get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      end(thread);
    }
  }

  private static void end(ExecutorService thread) throws InterruptedException {
    thread.shutdownNow();
    var _ = thread.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS);
  }
}
