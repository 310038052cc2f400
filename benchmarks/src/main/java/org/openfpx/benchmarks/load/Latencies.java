package org.openfpx.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a number of things took.
 *
 * @param wall from the beginning of the first to the end of the last
 */
public record Latencies(
    int count, Duration wall, Duration median, Duration ninetyFifth, Duration ninetyNinth) {
  private static final double NANOS = 1e9;

  static Latencies of(Duration wall, long... nanos) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted.length, wall, at(sorted, 50), at(sorted, 95), at(sorted, 99));
  }

  /** The least of them that is not exceeded by so many of a hundred. */
  private static Duration at(long[] sorted, int percent) {
    return Duration.ofNanos(sorted[(sorted.length * percent + 99) / 100 - 1]);
  }

  /** How many a second. */
  public double perSecond() {
    return count / (wall.toNanos() / NANOS);
  }

  /** As one line of words, and back: how one process tells another. */
  public String line() {
    return String.join(
        " ",
        Integer.toString(count),
        wall.toString(),
        median.toString(),
        ninetyFifth.toString(),
        ninetyNinth.toString());
  }

  /** What {@link #line} says. */
  public static Latencies parse(String line) {
    var words = line.split(" ");
    return new Latencies(
        Integer.parseInt(words[0]),
        Duration.parse(words[1]),
        Duration.parse(words[2]),
        Duration.parse(words[3]),
        Duration.parse(words[4]));
  }
}
