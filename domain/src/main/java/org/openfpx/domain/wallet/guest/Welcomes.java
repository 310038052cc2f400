package org.openfpx.domain.wallet.guest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;

/** What people were let through to by the links of others; names and titles are kept sealed. */
public interface Welcomes {
  void keep(Welcome welcome);

  /** A person's, ending soonest first; what has ended is not there. */
  List<Welcome> of(AccountId account, Instant now);

  /** One of a person's. */
  Optional<Welcome> find(AccountId account, String id);

  /** Forgets one. */
  void remove(String id);

  /** Forgets all of a person, who leaves. */
  void forget(AccountId account);

  /**
   * Forgets those that ended before that time.
   *
   * @return how many
   */
  int reap(Instant before, int atMost);
}
