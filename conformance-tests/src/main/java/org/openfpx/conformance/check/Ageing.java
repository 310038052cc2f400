package org.openfpx.conformance.check;

import java.time.Duration;

/**
 * What a check waits for, and does then.
 *
 * @param ripe when, by {@link System#nanoTime}
 */
public record Ageing(long ripe, Check.Body then) {
  static Ageing from(Duration life, Check.Body then) {
    return new Ageing(System.nanoTime() + life.toNanos(), then);
  }

  /** How long it is yet; nothing, if it is time. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, ripe - System.nanoTime()));
  }
}
