package org.openfpx.domain.oauth;

import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;

/** The authorization codes, open and spent. */
public interface Codes {
  void issue(SecretHash code, IssuedCode issued);

  /**
   * Spends a code, in one atomic step: of any number of simultaneous uses one alone is the first.
   * Another client's code is unknown and stays as it is, and so is one that is bound to a key where
   * that was not shown. Spent codes are recognised for a day after their end at least.
   *
   * @param key of which possession was proven with it
   */
  CodeUse consume(SecretHash code, ClientId by, Optional<KeyThumbprint> key);

  /** Forgets all codes of a client, which takes part no more. */
  void endAllOf(ClientId client);
}
