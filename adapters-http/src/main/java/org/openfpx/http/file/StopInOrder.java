package org.openfpx.http.file;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Closes a system when the process is told to end, also if that happens while it is still starting:
 * then it is closed as soon as it has started.
 */
final class StopInOrder {
  /** For a system that starts longer than that nobody waits. */
  private static final int LONGEST_START_SECONDS = 60;

  private final CompletableFuture<Optional<AutoCloseable>> system = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final PrintStream err;

  /** From here on the end of the process is waited for. */
  StopInOrder(PrintStream err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** This is what is to be closed. */
  void started(AutoCloseable closed) {
    system.complete(Optional.of(closed));
  }

  /** There is nothing to be closed. */
  void notStarted() {
    system.complete(Optional.empty());
  }

  /** Waits until it is closed. */
  void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    try {
      var started = system.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
      if (started.isPresent()) {
        started.get().close();
      }
    } catch (TimeoutException | ExecutionException e) {
      err.println("not stopped in order: it has not started yet");
    } catch (Exception e) {
      err.println("not stopped in order: " + e.getMessage());
    } finally {
      ended.countDown();
    }
  }
}
