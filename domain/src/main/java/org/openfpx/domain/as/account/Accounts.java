package org.openfpx.domain.as.account;

import java.util.Optional;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;

/** The AS accounts, by client id. */
public interface Accounts {
  /** Keeps a new account. */
  void add(Account account);

  Optional<Account> find(ClientId id);

  /**
   * Gives an account another credential, and nothing else.
   *
   * @return whether there is such an account
   */
  boolean replaceCredential(ClientId id, ClientCredential credential);

  /** Forgets an account. Its permissions must have been ended before. */
  void remove(ClientId id);
}
