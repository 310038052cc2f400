package org.openfpx.domain.wallet.guest;

import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;

/** A guest gives up what somebody has let them through to; what rests on it ends. */
public final class LeaveWelcome {
  private final Welcomes welcomes;
  private final AsAccounts asAccounts;
  private final GuestServers servers;

  public LeaveWelcome(Welcomes welcomes, AsAccounts asAccounts, GuestServers servers) {
    this.welcomes = welcomes;
    this.asAccounts = asAccounts;
    this.servers = servers;
  }

  /**
   * Gives it up.
   *
   * @return whether the authorization server has confirmed; if not, nothing was changed
   */
  public boolean leave(Welcome welcome) {
    var account = asAccounts.find(welcome.asAccount());
    var ended =
        account.isEmpty() || servers.leave(account.get(), welcome.invitation()) == EndAnswer.ENDED;
    if (ended) {
      welcomes.remove(welcome.id());
    }
    return ended;
  }
}
