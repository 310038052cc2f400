package org.openfpx.domain.wallet.mydata;

import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.linking.Unlink;
import org.openfpx.domain.wallet.login.Sessions;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.domain.wallet.permission.StopSharing;

/**
 * Deletes an account with all that hangs on it. The account is closed at once, so that nobody gets
 * in any more; then every permission is stopped and every link ended; what could not be reached is
 * asked again until all is gone.
 */
public final class DeleteAccount {
  private final Records records;
  private final StopSharing stopSharing;
  private final Unlink unlink;
  private final Atomically atomically;

  /** Where the wallet keeps something about a person. */
  public record Records(
      Accounts accounts,
      Sessions sessions,
      Links links,
      Consents consents,
      Permissions permissions,
      AsAccounts asAccounts) {}

  public DeleteAccount(
      Records records, StopSharing stopSharing, Unlink unlink, Atomically atomically) {
    this.records = records;
    this.stopSharing = stopSharing;
    this.unlink = unlink;
    this.atomically = atomically;
  }

  /** What came of it. */
  public enum Outcome {
    /** Nothing is left. */
    DELETED,
    /** The account is closed; some party has yet to confirm that it has ended its part. */
    BEING_DELETED
  }

  /** Deletes an account. */
  public Outcome delete(AccountId account) {
    atomically.run(() -> {
      records.accounts().close(account);
      records.sessions().endAll(account);
      return true;
    });
    return finish(account);
  }

  /** Goes on with those accounts whose deletion could not be finished. */
  public void catchUp(int atMost) {
    records.accounts().closing(atMost).forEach(this::finish);
  }

  private Outcome finish(AccountId account) {
    var stopped = stopSharing.stopAll(account) == StopSharing.Outcome.STOPPED;
    records.links().of(account).forEach(link -> unlink.unlink(account, link.source()));
    if (!stopped || !records.permissions().open(account).isEmpty()) {
      return Outcome.BEING_DELETED;
    }
    return atomically.run(() -> {
      records.permissions().forget(account);
      records.consents().forget(account);
      records.asAccounts().forget(account);
      if (records.links().isParting(account)) {
        // The account stays until each source has confirmed: the link holds what asks it again.
        return Outcome.BEING_DELETED;
      }
      records.accounts().erase(account);
      return Outcome.DELETED;
    });
  }
}
