package org.openfpx.http.limit;

/**
 * How much may be asked. Whoever asks evenly may ask so much each minute, and whoever was silent so
 * much at once.
 *
 * @param perAddress requests of one address in a minute
 * @param perClient requests of one client in a minute, at the endpoints for clients
 * @param failureCounts as how many requests of its address a failed attempt counts to show who one
 *     is
 */
public record RateSettings(int perAddress, int perClient, int failureCounts) {
  /** So much that it stops floods and guessing, and that no honest network meets it. */
  public static final RateSettings USUAL = new RateSettings(30_000, 30_000, 20);

  /**
   * @throws IllegalArgumentException if nobody could ask anything
   */
  public RateSettings {
    if (perAddress < 1 || perClient < 1 || failureCounts < 1) {
      throw new IllegalArgumentException("everybody may ask something, and a failure counts");
    }
  }
}
