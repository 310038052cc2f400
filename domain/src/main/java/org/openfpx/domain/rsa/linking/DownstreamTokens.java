package org.openfpx.domain.rsa.linking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * What the source's own provider gave us for a person: the key to their records upstream.
 *
 * @param accessToken the token that goes upstream
 * @param refreshToken what a new one is had with, if the provider gave it
 * @param endsAt when the access token runs out
 */
public record DownstreamTokens(Secret accessToken, Optional<Secret> refreshToken, Instant endsAt) {
  // A token that ends on its way up is of no use.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** Whether the access token can still be sent. */
  public boolean isUsableAt(Instant now) {
    return now.isBefore(endsAt.minus(MARGIN));
  }
}
