package org.openfpx.domain.as.registry;

import java.time.Duration;
import java.util.Optional;

/** Lifetimes that one client has of its own, in place of the network's. */
public record TokenLifetimes(Optional<Duration> accessToken, Optional<Duration> refreshToken) {
  /** None of its own. */
  public static final TokenLifetimes OF_THE_NETWORK =
      new TokenLifetimes(Optional.empty(), Optional.empty());
}
