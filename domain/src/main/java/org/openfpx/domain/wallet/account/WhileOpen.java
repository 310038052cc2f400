package org.openfpx.domain.wallet.account;

import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.domain.time.Atomically;

/**
 * Writes what is a person's only while their account is open. Whoever closes it, or stops what the
 * person shares, waits until that is written and finds it; afterwards nothing is written any more.
 */
public final class WhileOpen {
  private final Accounts accounts;
  private final Atomically atomically;

  public WhileOpen(Accounts accounts, Atomically atomically) {
    this.accounts = accounts;
    this.atomically = atomically;
  }

  /**
   * Does the work in one step with the account being open. What it depends on, a yes that still
   * stands, is read in it anew.
   *
   * @return empty, and nothing is done, if the account is closed or gone
   */
  public <T> Optional<T> run(AccountId account, Supplier<T> work) {
    return atomically.run(
        () -> accounts.hold(account) ? Optional.of(work.get()) : Optional.<T>empty());
  }
}
