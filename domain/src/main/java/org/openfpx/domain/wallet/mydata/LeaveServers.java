package org.openfpx.domain.wallet.mydata;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.domain.wallet.permission.Spread;
import org.openfpx.domain.wallet.promise.Rounds;

/**
 * Removes the accounts at authorization servers that last, of a person who leaves: with each go the
 * PATs that it gave, what sources have registered by them, and who is let through to that. The wish
 * is written down first, and asked for until the server confirms.
 *
 * <p>Accounts by which the person is somebody's guest go each at a time of its own, for their
 * server does not know that two of them are one person's, and the wallet forgets at once whose they
 * were. Accounts that were made for one transaction are not named once more: what they gave is
 * stopped, nothing else hangs on them, so that their server forgets them by itself, and to name
 * them all would say whose they were.
 */
public final class LeaveServers {
  private static final Duration LATE = Duration.ofMinutes(10);

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
    rounds = new Rounds<>(this::leaving, AsAccount::server, this::removed);
  }

  private List<AsAccount> leaving(Optional<AsAccount> after, int atMost) {
    return asAccounts.allLeaving(world.time().instant(), after, atMost);
  }

  /**
   * Notes that a person's lasting accounts are to be removed, and those of a guest, and asks
   * nobody; {@link #catchUp} does.
   *
   * @return whether none is left of those that last
   */
  public boolean note(AccountId account) {
    asAccounts.guests(account).forEach(this::leaveLater);
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
    spreadAnew(atMost);
    return rounds.go(atMost);
  }

  /**
   * Guests for whom the wallet was away: asked for one after the other they would look like one.
   */
  private void spreadAnew(int atMost) {
    asAccounts.allLeaving(world.time().instant().minus(LATE), Optional.empty(), atMost).stream()
        .filter(LeaveServers::isGuest)
        .forEach(this::leaveLater);
  }

  private void leaveLater(AsAccount guest) {
    var at = world.time().instant().plus(Spread.withinADay(world.secrets()));
    asAccounts.leaveLater(guest.id(), at);
  }

  private static boolean isGuest(AsAccount account) {
    return account.id().startsWith(LastingAccount.GUEST);
  }

  private boolean removed(AsAccount account) {
    if (servers.remove(account.credentials()) != EndAnswer.ENDED) {
      if (isGuest(account)) {
        leaveLater(account);
      }
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
