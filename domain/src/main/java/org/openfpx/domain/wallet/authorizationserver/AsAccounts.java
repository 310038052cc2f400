package org.openfpx.domain.wallet.authorizationserver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;

/** The accounts at authorization servers; their credentials are kept sealed. */
public interface AsAccounts {
  /**
   * Keeps an account, unless one with this id is kept already.
   *
   * @param firstCheck when its permissions are first compared with the server's
   * @return the account that is kept: of simultaneous calls all get the same
   */
  AsAccount keep(AsAccount account, Instant firstCheck);

  Optional<AsAccount> find(String id);

  /** Those of a person that are the same each time ({@link LastingAccount}), in order of id. */
  List<AsAccount> lasting(AccountId account);

  /** Whether anybody has such an account at that authorization server. */
  boolean hasLasting(String server);

  /** Those by which a person took what others let them through to, in order of id. */
  List<AsAccount> guests(AccountId account);

  /**
   * Takes on the accounts whose time for a comparison has come, in one atomic step: of simultaneous
   * callers each gets others.
   *
   * @param again when they are due next unless {@link #checkAgain} says otherwise
   */
  List<AsAccount> takeDue(Instant now, Instant again, int atMost);

  /** Says when an account is compared next. */
  void checkAgain(String id, Instant at);

  /** Says that an account is compared no more: all its permissions have ended. */
  void rest(String id);

  /** Forgets one that the authorization server does not know any more. */
  void remove(String id);

  /**
   * Notes of a person who leaves that those of their accounts that last are to be removed at their
   * servers, and are compared no more.
   *
   * @return those that are still there
   */
  List<AsAccount> leaving(AccountId account);

  /**
   * Notes that one is to be removed at its server once that time has come, is compared no more, and
   * forgets whose it is: it belongs to nobody but itself.
   */
  void leaveLater(String id, Instant at);

  /**
   * Those that are to be removed at their servers by now, in an order that stays.
   *
   * @param after only those that come behind this one
   */
  List<AsAccount> allLeaving(Instant now, Optional<AsAccount> after, int atMost);

  /** Forgets all accounts of a person, who leaves. */
  void forget(AccountId account);
}
