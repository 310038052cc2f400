package org.openfpx.domain.testing.as;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;

/** Accounts in a map. */
public final class InMemoryAccounts implements Accounts {
  private final Map<ClientId, Account> accounts = new HashMap<>();

  @Override
  public synchronized void add(Account account) {
    accounts.put(account.id(), account);
  }

  @Override
  public synchronized Optional<Account> find(ClientId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public synchronized boolean replaceCredential(ClientId id, ClientCredential credential) {
    var found = find(id);
    found.ifPresent(
        one -> accounts.put(id, new Account(id, one.wallet(), credential, one.managementToken())));
    return found.isPresent();
  }

  @Override
  public synchronized void remove(ClientId id) {
    accounts.remove(id);
  }
}
