package org.openfpx.domain.wallet.mydata;

import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.linking.Unlink;
import org.openfpx.domain.wallet.permission.StopSharing;

/** Unlinks a source: what it serves is stopped first, then the link is ended. */
public final class LeaveSource {
  private final StopSharing stopSharing;
  private final Unlink unlink;

  public LeaveSource(StopSharing stopSharing, Unlink unlink) {
    this.stopSharing = stopSharing;
    this.unlink = unlink;
  }

  /**
   * Unlinks a source.
   *
   * @return whether all parties have confirmed; what has not is asked again
   */
  public boolean leave(AccountId account, String source) {
    var stopped = stopSharing.stopAllFrom(account, source) == StopSharing.Outcome.STOPPED;
    return unlink.unlink(account, source) && stopped;
  }
}
