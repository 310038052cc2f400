package org.openfpx.http.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bucket of tokens for each of those who asked last. At most so many are kept; when there is no
 * more room, the one that has been idle for longest goes, and its owner begins with a full one.
 */
final class Buckets {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final TimeMeter time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Bucket> kept;

  /**
   * @param perMinute what a bucket holds, and what comes back to it in a minute
   * @param most how many are kept
   */
  Buckets(int perMinute, int most, TimeMeter time) {
    this.perMinute = perMinute;
    this.time = time;
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > most;
          }
        };
  }

  /** Takes one token; if there is none, nothing is taken, and this is how long until there is. */
  Optional<Duration> take(String whose) {
    var probe = of(whose).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** Takes up to so many tokens. */
  void drain(String whose, int tokens) {
    of(whose).tryConsumeAsMuchAsPossible(tokens);
  }

  /** Gives back a token that was taken, up to what a bucket holds. */
  void giveBack(String whose) {
    of(whose).addTokens(1);
  }

  private Bucket of(String whose) {
    lock.lock();
    try {
      return kept.computeIfAbsent(whose, any -> full());
    } finally {
      lock.unlock();
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(time)
        .build();
  }
}
