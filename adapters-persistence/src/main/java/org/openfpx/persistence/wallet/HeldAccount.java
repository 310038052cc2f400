package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.WALLET_ACCOUNT;

import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.persistence.pool.Database;

/**
 * The row of a wallet account, locked until the transaction ends: whoever writes for a person holds
 * it first, and so does whoever stops all that was written.
 */
final class HeldAccount {
  private HeldAccount() {}

  /** Whether it is closing; empty if there is none. */
  static Optional<Boolean> hold(Database database, AccountId account) {
    return database
        .db()
        .select(WALLET_ACCOUNT.CLOSING)
        .from(WALLET_ACCOUNT)
        .where(WALLET_ACCOUNT.ID.eq(account.value()))
        .forUpdate()
        .fetchOptional(WALLET_ACCOUNT.CLOSING);
  }
}
