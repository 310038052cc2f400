package org.openfpx.domain.wallet.mydata;

import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.domain.wallet.promise.Rounds;

/**
 * Removes the accounts at authorization servers that last, of a person who leaves: with each go the
 * PATs that it gave, what sources have registered by them, and who is let through to that. The wish
 * is written down first, and asked for until the server confirms. Accounts that were made for one
 * transaction are not named once more: what they gave is stopped, nothing else hangs on them, so
 * that their server forgets them by itself, and to name them all would say whose they were.
 */
public final class LeaveServers {
  private final AsAccounts asAccounts;
  private final Permissions permissions;
  private final AuthorizationServers servers;
  private final Atomically atomically;
  private final World world;
  private final Rounds<AsAccount> rounds;

  public LeaveServers(
      AsAccounts asAccounts,
      Permissions permissions,
      AuthorizationServers servers,
      Atomically atomically,
      World world) {
    this.asAccounts = asAccounts;
    this.permissions = permissions;
    this.servers = servers;
    this.atomically = atomically;
    this.world = world;
    rounds = new Rounds<>(asAccounts::allLeaving, AsAccount::server, this::removed);
  }

  /**
   * Notes that a person's lasting accounts are to be removed, and asks nobody; {@link #catchUp}
   * does.
   *
   * @return whether none is left
   */
  public boolean note(AccountId account) {
    return asAccounts.leaving(account).isEmpty();
  }

  /** Asks for it now. What is not confirmed is asked for again. */
  public void leave(AccountId account) {
    var _ = rounds.askNow(asAccounts.leaving(account));
  }

  /**
   * Asks those servers again that have not confirmed yet.
   *
   * @param atMost so many accounts
   * @return how many have been confirmed
   */
  public int catchUp(int atMost) {
    return rounds.go(atMost);
  }

  private boolean removed(AsAccount account) {
    if (servers.remove(account.credentials()) != EndAnswer.ENDED) {
      return false;
    }
    var now = world.time().instant();
    return atomically.run(() -> {
      permissions
          .atAsAccount(account.id())
          .forEach(permission -> permissions.ended(permission.id(), Reason.STOPPED, now));
      asAccounts.remove(account.id());
      return true;
    });
  }
}
