package org.openfpx.domain.oauth;

import java.time.Instant;

/**
 * What a refresh token stands for, whatever its value is at the moment.
 *
 * @param endsAt when it ends however much it is used
 * @param unusedUntil when it ends unless it is used before
 */
public record RefreshGrant(
    GrantId id,
    ClientId client,
    Authorization authorization,
    Instant startedAt,
    Instant endsAt,
    Instant unusedUntil) {
  public boolean isLiveAt(Instant now) {
    return now.isBefore(endsAt) && now.isBefore(unusedUntil);
  }
}
