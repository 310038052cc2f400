package org.openfpx.domain.testing.wallet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.account.SignInMethod;
import org.openfpx.domain.wallet.account.SubjectHash;
import org.openfpx.domain.wallet.account.WalletAccount;

/** Accounts behind one lock. */
public final class InMemoryAccounts implements Accounts {
  private final Map<AccountId, WalletAccount> accounts = new HashMap<>();
  private final Map<String, SignInMethod> methods = new HashMap<>();

  @Override
  public synchronized Optional<WalletAccount> find(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public synchronized Optional<SignInMethod> signInMethod(List<SubjectHash> anyOf) {
    return methods.values().stream().filter(method -> anyOf.contains(method.subject())).findFirst();
  }

  @Override
  public synchronized boolean open(WalletAccount account, SignInMethod first) {
    if (signInMethod(List.of(first.subject())).isPresent()) {
      return false;
    }
    accounts.put(account.id(), account);
    methods.put(first.id(), first);
    return true;
  }

  @Override
  public synchronized void rehash(String signInMethod, SubjectHash next) {
    methods.computeIfPresent(
        signInMethod,
        (id, old) -> new SignInMethod(id, old.account(), old.idp(), next, old.addedAt()));
  }

  @Override
  public synchronized List<SignInMethod> signInMethods(AccountId account) {
    return methods.values().stream()
        .filter(method -> method.account().equals(account))
        .sorted(Comparator.comparing(SignInMethod::addedAt).thenComparing(SignInMethod::id))
        .toList();
  }

  @Override
  public synchronized void speak(AccountId account, Language language) {
    accounts.computeIfPresent(
        account,
        (id, old) -> new WalletAccount(id, Optional.of(language), old.openedAt(), old.closing()));
  }

  @Override
  public synchronized boolean hold(AccountId account) {
    return find(account).filter(one -> !one.closing()).isPresent();
  }

  @Override
  public synchronized void close(AccountId account) {
    accounts.computeIfPresent(
        account, (id, old) -> new WalletAccount(id, old.language(), old.openedAt(), true));
    methods.values().removeIf(method -> method.account().equals(account));
  }

  @Override
  public synchronized List<AccountId> closing(Optional<AccountId> after, int atMost) {
    return accounts.values().stream()
        .filter(WalletAccount::closing)
        .map(WalletAccount::id)
        .filter(id -> after.isEmpty() || id.value().compareTo(after.get().value()) > 0)
        .sorted(Comparator.comparing(AccountId::value))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized void erase(AccountId account) {
    accounts.remove(account);
  }
}
