package org.openfpx.domain.as.account;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;

/** The AS accounts, by client id. */
public interface Accounts {
  /** Keeps a new account. */
  void add(Account account);

  Optional<Account> find(ClientId id);

  /** The wallet of an account; none where it is disabled, or there is no such account. */
  default Optional<Wallet> walletOf(ClientId id, Snapshot registry) {
    return find(id).flatMap(account -> registry.wallet(account.wallet()));
  }

  /**
   * Gives an account another credential, and nothing else.
   *
   * @return whether there is such an account
   */
  boolean replaceCredential(ClientId id, ClientCredential credential);

  /**
   * Holds an account until the unit of work under way is committed: it is not removed meanwhile,
   * and nobody else holds it. Whoever writes something for an account holds it first, and so does
   * whoever removes it, so that nothing is written for one that is going.
   *
   * @return whether there is such an account
   */
  boolean hold(ClientId id);

  /** Forgets an account. Its permissions must have been ended before. */
  void remove(ClientId id);

  /**
   * Looks at the accounts with ids after that one, which may be gone, in order of id, at most so
   * many. Unused is one that has neither permission nor token, policy nor resource.
   */
  Scanned scan(Optional<ClientId> after, int atMost);

  /** Forgets those of these accounts that still have none of these either. */
  void removeUnused(List<ClientId> ids);

  /**
   * What a scan has seen.
   *
   * @param unused those that nothing belongs to
   * @param last the last one seen; empty where there was none left to look at
   */
  record Scanned(List<ClientId> unused, Optional<ClientId> last) {
    public Scanned {
      unused = List.copyOf(unused);
    }
  }
}
