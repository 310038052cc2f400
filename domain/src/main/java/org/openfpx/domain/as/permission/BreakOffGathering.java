package org.openfpx.domain.as.permission;

import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * Ends a gathering in which something does not fit (protocol, sections 3.6 and 3.7): what was
 * pushed is dropped, ROTs and all.
 */
public final class BreakOffGathering {
  private final World world;
  private final Transactions transactions;
  private final Permissions permissions;
  private final Atomically atomically;

  public BreakOffGathering(
      World world, Transactions transactions, Permissions permissions, Atomically atomically) {
    this.world = world;
    this.transactions = transactions;
    this.permissions = permissions;
    this.atomically = atomically;
  }

  /**
   * A wallet pushed what it may not. Its handle names nothing from now on, and the browser, where
   * it is still to come back, is sent on with a no; where it is back just now, this is the no.
   *
   * @return whether there was something to end: what has been decided meanwhile stands
   */
  public boolean atTheWallet(Transaction transaction) {
    if (!(transaction.stage() instanceof Stage.Gathering(_, _, _, var visit)) || visit.isEmpty()) {
      return false;
    }
    var handle = visit.get().handle();
    return atomically.run(() -> {
      if (!transactions.hold(transaction.id(), handle)) {
        return false;
      }
      boolean ended =
          transactions.closeHandle(transaction.id(), handle, world.secrets().next().hash())
              || deny(transaction);
      permissions.drop(transaction.id());
      return ended;
    });
  }

  /** The browser is back, and its answer is not good. */
  public void withTheBrowser(Transaction transaction) {
    atomically.run(() -> {
      boolean denied = deny(transaction);
      permissions.drop(transaction.id());
      return denied;
    });
  }

  private boolean deny(Transaction transaction) {
    var nobodys = world.secrets().next().hash();
    return transactions.decide(
        transaction.id(), new Stage.Denied(), nobodys, transaction.expiresAt());
  }
}
