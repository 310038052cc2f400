package org.openfpx.domain.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How recent a sign-in at an identity provider must be. It is asked of the provider with the
 * browser, and held against the provider's {@code auth_time} when the browser is back: a provider
 * that does not say when the person signed in meets no demand (OpenID Connect Core sections 3.1.2.1
 * and 3.1.3.7).
 *
 * @param anew whether it must have happened since the browser left
 * @param oldest how long ago it may be at most, unless it happened since the browser left
 */
public record Recency(boolean anew, Optional<Duration> oldest) {
  /** Whenever it was. */
  public static final Recency ANY = new Recency(false, Optional.empty());

  /** What two clocks may be apart (FAPI 2.0 Security Profile section 5.3.2.1). */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  /** What an authorization request demands (OpenID Connect Core section 3.1.2.1). */
  public static Recency of(AuthorizationRequest request) {
    return new Recency(request.prompts().contains(Prompt.LOGIN), request.maxAge());
  }

  /** Whether anything is demanded at all. */
  public boolean demandsSomething() {
    return anew || oldest.isPresent();
  }

  /**
   * Whether a sign-in meets it.
   *
   * @param signedInAt as the provider says, if it does
   * @param left when the browser left
   */
  public boolean isMetBy(Optional<Instant> signedInAt, Instant left, Instant now) {
    return !demandsSomething()
        || signedInAt.filter(at -> isSince(left, at) || (!anew && isYoung(at, now))).isPresent();
  }

  /**
   * When a sign-in that meets it was, by our own clock, by which it is judged later: one that was
   * made since the browser left counts as later than all that was before it, be it in the same
   * second.
   */
  public Instant byOurClock(Instant signedInAt, Instant left) {
    if (!demandsSomething() || !isSince(left, signedInAt)) {
      return signedInAt;
    }
    var earliest = left.plusSeconds(1);
    return signedInAt.isBefore(earliest) ? earliest : signedInAt;
  }

  private static boolean isSince(Instant left, Instant at) {
    return !at.plus(CLOCK_SKEW).isBefore(left);
  }

  private boolean isYoung(Instant at, Instant now) {
    return oldest.filter(most -> !at.plus(most).plus(CLOCK_SKEW).isBefore(now)).isPresent();
  }
}
