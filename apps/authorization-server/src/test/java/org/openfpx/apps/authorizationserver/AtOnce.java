package org.openfpx.apps.authorizationserver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Calls that are made at the same time. */
final class AtOnce {
  private AtOnce() {}

  /**
   * Makes them, so many at a time, and waits for all.
   *
   * @return what came of each, in their order
   * @throws IllegalStateException if one of them failed, with what it threw
   */
  static <T> List<T> call(int atOnce, List<Callable<T>> calls) {
    try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      var results = new ArrayList<T>();
      for (var done : threads.invokeAll(calls)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
