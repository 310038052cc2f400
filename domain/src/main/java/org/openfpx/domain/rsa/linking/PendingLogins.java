package org.openfpx.domain.rsa.linking;

import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;

/** The logins under way, each bound to the browser that began it. */
public interface PendingLogins {
  /** Keeps a login that has just begun. */
  void open(PendingLogin login);

  /**
   * Takes the login that waits for this answer of the provider, in one atomic step: of simultaneous
   * answers one gets it. From any other browser nothing is found and nothing changes.
   */
  Optional<PendingLogin> takeAnswered(SecretHash state, SecretHash browser);

  /** Keeps the next stage of a login that was taken. */
  void awaitConsent(PendingLogin login);

  /** The login whose consent page this browser may see. */
  Optional<PendingLogin> awaitingConsent(LoginId id, SecretHash browser);

  /**
   * Ends the login that waits for this browser's yes or no, in one atomic step: of simultaneous
   * answers one gets it.
   */
  Optional<PendingLogin> takeDecided(LoginId id, SecretHash browser);
}
