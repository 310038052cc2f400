package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What a refresh token stands for, whatever its value is at the moment.
 *
 * @param endsAt when it ends however much it is used
 * @param unusedUntil when it ends unless it is used before
 * @param key the key of a public client, without which it is good for nothing (RFC 9449 section 5)
 */
public record RefreshGrant(
    GrantId id,
    ClientId client,
    Authorization authorization,
    Instant startedAt,
    Instant endsAt,
    Instant unusedUntil,
    Optional<KeyThumbprint> key) {
  /** One that is bound to no key. */
  public RefreshGrant(
      GrantId id,
      ClientId client,
      Authorization authorization,
      Instant startedAt,
      Instant endsAt,
      Instant unusedUntil) {
    this(id, client, authorization, startedAt, endsAt, unusedUntil, Optional.empty());
  }

  /** Whether the client may use it: it is bound to no key, or to the one that it has shown. */
  boolean isHeldBy(AuthenticatedClient by) {
    return key.isEmpty() || key.equals(by.key());
  }

  public boolean isLiveAt(Instant now) {
    return now.isBefore(endsAt) && now.isBefore(unusedUntil);
  }
}
