package org.openfpx.domain.wallet.account;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.text.Language;

/**
 * One person's place in the wallet.
 *
 * @param language what the person chose, if they did
 * @param closing whether the person has deleted the account and the wallet still tidies up
 */
public record WalletAccount(
    AccountId id, Optional<Language> language, Instant openedAt, boolean closing) {

  /** A new account. */
  public static WalletAccount open(AccountId id, Instant now) {
    return new WalletAccount(id, Optional.empty(), now, false);
  }
}
