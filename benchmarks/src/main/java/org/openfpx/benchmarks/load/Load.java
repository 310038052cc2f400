package org.openfpx.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Some workers who share a number of tasks. */
public final class Load {
  private Load() {}

  /** One who does one task after the other, over a connection of its own. */
  public interface Worker extends AutoCloseable {
    void once(int task) throws Exception;

    @Override
    void close();
  }

  /**
   * Has the tasks done, each once; the first that fails ends the run.
   *
   * @param hire makes a worker
   */
  public static Latencies run(int workers, int tasks, Callable<Worker> hire) throws Exception {
    var next = new AtomicInteger();
    var nanos = new long[tasks];
    var began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(workers)) {
      var all = new ArrayList<Callable<Boolean>>();
      for (var i = 0; i < workers; i++) {
        all.add(() -> work(hire, next, nanos));
      }
      for (var one : threads.invokeAll(all)) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task of the load failed", e.getCause());
    }
    return Latencies.of(Duration.ofNanos(System.nanoTime() - began), nanos);
  }

  private static boolean work(Callable<Worker> hire, AtomicInteger next, long... nanos)
      throws Exception {
    try (var worker = hire.call()) {
      for (var task = next.getAndIncrement(); task < nanos.length; task = next.getAndIncrement()) {
        var began = System.nanoTime();
        worker.once(task);
        nanos[task] = System.nanoTime() - began;
      }
    }
    return true;
  }
}
