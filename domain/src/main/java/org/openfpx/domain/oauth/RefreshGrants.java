package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;

/**
 * The grants that live on by refresh tokens: each has one good token, and remembers those that were
 * good before for as long as it lives.
 */
public interface RefreshGrants {
  void open(RefreshGrant grant, SecretHash token);

  /** The client's grant whose good token this is; exchanges nothing. */
  Optional<RefreshGrant> find(SecretHash token, ClientId by);

  /**
   * Exchanges the presented token for the next, in one atomic step: of any number of simultaneous
   * uses one alone rotates, the others are replays.
   *
   * @param unusedUntil the grant's new end, unless the next token is used before
   */
  RefreshUse rotate(SecretHash presented, ClientId by, SecretHash next, Instant unusedUntil);

  /**
   * The client's grant to which this token belongs or once belonged; one that was ended is none.
   */
  Optional<GrantId> grantOf(SecretHash token, ClientId by);

  /** Ends a grant for good, in effect at once. */
  void end(GrantId grant);

  /** Ends all grants of a client, which takes part no more. */
  void endAllOf(ClientId client);
}
