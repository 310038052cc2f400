package org.openfpx.domain.oauth;

import java.time.Duration;

/**
 * How signing keys follow each other.
 *
 * @param signsFor how long one signs
 * @param publishedAhead how long it is published before it signs: longer than others keep our keys
 * @param publishedAfter how long it is published after: longer than anything signed lives
 */
public record KeyRotation(Duration signsFor, Duration publishedAhead, Duration publishedAfter) {
  /** A key signs for 90 days and is published a day before and after. */
  public static final KeyRotation DEFAULT =
      new KeyRotation(Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(1));

  /**
   * @throws IllegalArgumentException if a key would have to be made before its predecessor signs
   */
  public KeyRotation {
    if (publishedAhead.compareTo(signsFor) >= 0 || publishedAhead.isNegative()) {
      throw new IllegalArgumentException("a key signs longer than its successor is published");
    }
  }

  /** The same with another time in which a key is published before it signs. */
  public KeyRotation publishedAhead(Duration ahead) {
    return new KeyRotation(signsFor, ahead, publishedAfter);
  }
}
