package org.openfpx.domain.wallet.invitation;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;

/** The links that owners have made; what their owners are called is kept sealed. */
public interface Invitations {
  void keep(Invitation invitation);

  /** The one with that code, whether it can still be taken or not. */
  Optional<Invitation> find(SecretHash code);

  /** Forgets all of a person, who leaves. */
  void forget(AccountId account);

  /**
   * Forgets those that could be taken no longer before that time.
   *
   * @return how many
   */
  int reap(Instant before, int atMost);
}
