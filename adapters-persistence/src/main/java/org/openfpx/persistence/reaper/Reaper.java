package org.openfpx.persistence.reaper;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the rounds of one system, one after the other, in a thread of its own. */
public final class Reaper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);

  /** A bound, so that a full table is emptied over several turns and other work gets its share. */
  private static final int ROUNDS_IN_A_TURN = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("reaper").daemon(true).factory());
  private final BooleanSupplier round;

  private Reaper(BooleanSupplier round) {
    this.round = round;
  }

  /**
   * Begins, with the first turn after one pause.
   *
   * @param round removes a bounded batch and says whether there may be more
   */
  public static Reaper every(Duration pause, BooleanSupplier round) {
    var reaper = new Reaper(round);
    var _ =
        reaper.thread.scheduleWithFixedDelay(
            reaper::turn, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return reaper;
  }

  /** Has something done before the first turn, and does not wait for it. A failure is logged. */
  public void once(Runnable task) {
    thread.execute(() -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("what was to be done before the first turn failed", e);
      }
    });
  }

  /** One turn. A failure is logged and the next turn tries again: nothing is lost by waiting. */
  void turn() {
    try {
      int rounds = 0;
      while (rounds < ROUNDS_IN_A_TURN && !thread.isShutdown() && round.getAsBoolean()) {
        rounds++;
      }
    } catch (RuntimeException e) {
      LOG.warn("a round failed; the next turn tries again", e);
    }
  }

  /** Finishes the round under way and stops. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a reaper's round did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
