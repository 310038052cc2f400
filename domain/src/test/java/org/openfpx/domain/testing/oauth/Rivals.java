package org.openfpx.domain.testing.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/**
 * Rivals that march over many prizes in step, each grabbing at the same one at the same time. One
 * volley of many threads hardly ever finds a read-then-write mistake; four over a thousand do.
 */
public final class Rivals {
  private static final int HOW_MANY = 4;

  private Rivals() {}

  /** What one rival does about one prize. */
  @FunctionalInterface
  public interface Grab<T> {
    T at(int prize);
  }

  /** The outcomes, prize by prize, one for each rival. */
  public static <T> List<List<T>> march(int prizes, Grab<T> grab) {
    var line = new Phaser(HOW_MANY);
    try (var threads = Executors.newFixedThreadPool(HOW_MANY)) {
      var marches = new ArrayList<Callable<List<T>>>();
      for (int rival = 0; rival < HOW_MANY; rival++) {
        marches.add(() -> walk(prizes, grab, line));
      }
      var byRival = new ArrayList<List<T>>();
      for (var march : threads.invokeAll(marches)) {
        byRival.add(march.get());
      }
      return byPrize(prizes, byRival);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Who fails leaves the line, and the others go on without. */
  private static <T> List<T> walk(int prizes, Grab<T> grab, Phaser line) {
    try {
      var outcomes = new ArrayList<T>();
      for (int prize = 0; prize < prizes; prize++) {
        line.arriveAndAwaitAdvance();
        outcomes.add(grab.at(prize));
      }
      return outcomes;
    } finally {
      line.arriveAndDeregister();
    }
  }

  private static <T> List<List<T>> byPrize(int prizes, List<List<T>> byRival) {
    var all = new ArrayList<List<T>>();
    for (int prize = 0; prize < prizes; prize++) {
      int which = prize;
      all.add(byRival.stream().map(outcomes -> outcomes.get(which)).toList());
    }
    return all;
  }
}
