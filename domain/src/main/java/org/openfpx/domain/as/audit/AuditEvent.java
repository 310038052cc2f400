package org.openfpx.domain.as.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;

/**
 * One line of the audit log.
 *
 * @param kind what kind of thing happened
 * @param client the client it happened to; never an AS account
 * @param outcome how it ended, in one word
 * @param hour when, in whole hours
 */
public record AuditEvent(Kind kind, Optional<ClientId> client, String outcome, Instant hour) {
  public AuditEvent {
    hour = hour.truncatedTo(ChronoUnit.HOURS);
  }

  /** What can happen. */
  public enum Kind {
    /** A transaction came to its end. */
    TRANSACTION,
    /** A refresh token was shown a second time. */
    REFRESH_REPLAY
  }
}
