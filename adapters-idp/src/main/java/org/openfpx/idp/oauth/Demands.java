package org.openfpx.idp.oauth;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.Recency;

/**
 * What a provider is asked about when the person signs in (OpenID Connect Core section 3.1.2.1).
 */
final class Demands {
  private Demands() {}

  /** What is sent so that the provider says when the person signed in. */
  static Map<String, String> of(Recency recency) {
    // Whoever sends it is told when the person signed in, or has no sign-in to go by.
    return maxAge(recency)
        .map(most -> Map.of("max_age", Long.toString(most.toSeconds())))
        .orElseGet(Map::of);
  }

  private static Optional<Duration> maxAge(Recency recency) {
    return recency.anew() ? Optional.of(Duration.ZERO) : recency.oldest();
  }
}
