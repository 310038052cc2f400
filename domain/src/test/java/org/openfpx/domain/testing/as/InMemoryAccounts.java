package org.openfpx.domain.testing.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;

/** Accounts in a map. */
public final class InMemoryAccounts implements Accounts {
  private final NavigableMap<ClientId, Account> accounts = new TreeMap<>();
  private final Predicate<ClientId> inUse;
  private final Map<ClientId, Runnable> meanwhile = new HashMap<>();

  /** Accounts that are in use as long as these hold something of them. */
  public InMemoryAccounts(
      InMemoryPermissions permissions,
      InMemoryTokens tokens,
      InMemoryPolicies policies,
      OwnedResources resources) {
    this(id ->
        permissions.hasAnyOf(id)
            || tokens.hasAnyOf(id)
            || !policies.page(id, Optional.empty(), 1).isEmpty()
            || !policies.pageTaken(id, Optional.empty(), 1).isEmpty()
            || !resources.page(id, Optional.empty(), 1).isEmpty());
  }

  /**
   * @param inUse whether an account has a permission, a token, a policy or a resource
   */
  public InMemoryAccounts(Predicate<ClientId> inUse) {
    this.inUse = inUse;
  }

  @Override
  public synchronized void add(Account account) {
    if (accounts.putIfAbsent(account.id(), account) != null) {
      throw new IllegalStateException("there is such an account");
    }
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

  /** It is removed by somebody else before anybody holds it the next time. */
  public synchronized void goesBeforeItIsHeld(ClientId id) {
    beforeItIsHeld(id, () -> remove(id));
  }

  /** Somebody else does that before anybody holds it the next time. */
  public synchronized void beforeItIsHeld(ClientId id, Runnable what) {
    meanwhile.put(id, what);
  }

  @Override
  public synchronized boolean hold(ClientId id) {
    Optional.ofNullable(meanwhile.remove(id)).ifPresent(Runnable::run);
    return accounts.containsKey(id);
  }

  @Override
  public synchronized void remove(ClientId id) {
    accounts.remove(id);
  }

  @Override
  public synchronized Scanned scan(Optional<ClientId> after, int atMost) {
    var rest = after.map(id -> accounts.tailMap(id, false)).orElse(accounts);
    var seen = rest.keySet().stream().limit(atMost).toList();
    return new Scanned(
        seen.stream().filter(inUse.negate()).toList(),
        seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast()));
  }

  @Override
  public synchronized void removeUnused(List<ClientId> ids) {
    ids.stream().filter(inUse.negate()).forEach(accounts::remove);
  }
}
