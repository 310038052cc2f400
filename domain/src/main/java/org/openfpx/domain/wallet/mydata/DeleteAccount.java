package org.openfpx.domain.wallet.mydata;

import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.consent.ClientSubjects;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.guest.Welcomes;
import org.openfpx.domain.wallet.invitation.Invitations;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.linking.Unlink;
import org.openfpx.domain.wallet.login.Sessions;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.domain.wallet.permission.StopSharing;
import org.openfpx.domain.wallet.promise.Rounds;

/**
 * Deletes an account with all that hangs on it. The account is closed at once, so that nobody gets
 * in any more; then the lasting accounts at authorization servers are removed, every permission is
 * stopped and every link ended; what could not be reached is asked again until all is gone.
 */
public final class DeleteAccount {
  private final Records records;
  private final LeaveServers leaveServers;
  private final StopSharing stopSharing;
  private final Unlink unlink;
  private final Atomically atomically;
  private final Rounds<AccountId> rounds;

  /** Where the wallet keeps something about a person. */
  public record Records(
      Accounts accounts,
      Sessions sessions,
      Links links,
      Consents consents,
      Permissions permissions,
      AsAccounts asAccounts,
      ClientSubjects clientSubjects,
      Invitations invitations,
      Welcomes welcomes) {}

  /** The parties that have a part to end. */
  public record Partings(LeaveServers leaveServers, StopSharing stopSharing, Unlink unlink) {}

  public DeleteAccount(Records records, Partings partings, Atomically atomically) {
    this.records = records;
    this.leaveServers = partings.leaveServers();
    this.stopSharing = partings.stopSharing();
    this.unlink = partings.unlink();
    this.atomically = atomically;
    rounds = new Rounds<>(records.accounts()::closing, AccountId::value, this::goOn);
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
      return leaveServers.note(account);
    });
    leaveServers.leave(account);
    var _ = stopSharing.stopAll(account);
    records.links().of(account).forEach(link -> unlink.unlink(account, link.source()));
    return finish(account);
  }

  /**
   * Goes on with those accounts whose deletion could not be finished. Nobody is asked from here:
   * what is to be stopped and unlinked is written down, and asked for with all the rest.
   *
   * @param atMost so many accounts
   * @return how many are deleted now
   */
  public int catchUp(int atMost) {
    return rounds.go(atMost);
  }

  private boolean goOn(AccountId account) {
    var _ = leaveServers.note(account);
    stopSharing.noteAll(account);
    unlink.noteAll(account);
    return finish(account) == Outcome.DELETED;
  }

  private Outcome finish(AccountId account) {
    if (!leaveServers.note(account) || !records.permissions().open(account).isEmpty()) {
      return Outcome.BEING_DELETED;
    }
    return atomically.run(() -> {
      records.permissions().forget(account);
      records.consents().forget(account);
      records.asAccounts().forget(account);
      records.clientSubjects().forget(account);
      records.invitations().forget(account);
      records.welcomes().forget(account);
      if (records.links().isParting(account)) {
        // The account stays until each source has confirmed: the link holds what asks it again.
        return Outcome.BEING_DELETED;
      }
      records.accounts().erase(account);
      return Outcome.DELETED;
    });
  }
}
