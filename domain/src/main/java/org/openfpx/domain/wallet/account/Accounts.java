package org.openfpx.domain.wallet.account;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;

/** The wallet accounts and the ways into them. */
public interface Accounts {
  Optional<WalletAccount> find(AccountId id);

  /** The way in that has one of these hashes. */
  Optional<SignInMethod> signInMethod(List<SubjectHash> anyOf);

  /**
   * Opens an account with its first way in, in one atomic step. Of simultaneous openings for one
   * subject at most one succeeds; the others change nothing.
   *
   * @return whether it was opened
   */
  boolean open(WalletAccount account, SignInMethod first);

  /** Keeps a way in under another hash, after the wallet's key has changed. */
  void rehash(String signInMethod, SubjectHash next);

  /** The ways into an account, oldest first. */
  List<SignInMethod> signInMethods(AccountId account);

  /** Remembers the language that the person chose. */
  void speak(AccountId account, Language language);

  /**
   * Holds an account until the unit of work under way is committed: nobody closes it meanwhile, or
   * holds it too.
   *
   * @return whether it is open
   */
  boolean hold(AccountId account);

  /**
   * Marks an account as deleted by the person and removes the ways into it, in one atomic step:
   * from here on nobody can sign in to it.
   */
  void close(AccountId account);

  /**
   * Accounts that are closed and not yet erased, in an order that stays.
   *
   * @param after only those that come behind this one
   */
  List<AccountId> closing(Optional<AccountId> after, int atMost);

  /** Erases the account itself; all that hangs on it must be gone. */
  void erase(AccountId account);
}
