package org.openfpx.domain.as.policy;

import java.time.Instant;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** An invitation of an owner, as it stands (protocol, section 3.10). */
public sealed interface Invitation {
  /**
   * It waits for somebody to take it.
   *
   * @param secret the hash of what the invited person brings
   * @param until until when it can be taken; a whole minute
   */
  record Waiting(SecretHash secret, Instant until) implements Invitation {}

  /**
   * Somebody took it.
   *
   * @param guest the AS account of that person: a pseudonym
   * @param wallet the wallet that made the account
   */
  record Taken(ClientId guest, WalletId wallet) implements Invitation {}
}
