package org.openfpx.domain.as.reap;

import java.time.Duration;
import java.util.stream.IntStream;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.audit.AuditLog;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * Removes what is over, in bounded batches, safe in several replicas at once. A finished
 * transaction leaves one audit row.
 */
public final class Reap {
  private static final int BATCH = 500;

  /** How long an ended permission can still be read by the account that gave it. */
  private static final Duration MEMORY = Duration.ofDays(30);

  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Stores stores;

  public Reap(World world, AuthorizationServerRegistry registry, Stores stores) {
    this.world = world;
    this.registry = registry;
    this.stores = stores;
  }

  /**
   * Does one round.
   *
   * @return whether there may be more to do
   */
  public boolean reap() {
    // Also brings the snapshot up to date where nobody else has asked.
    registry.current();
    var now = world.time().instant();
    int transactions = stores.atomically().run(this::transactions);
    int tokens = stores.tokens().removeExpired(now, BATCH);
    int permissions = stores.permissions().removeEnded(now.minus(MEMORY), BATCH);
    int policies = stores.policies().removeExpired(now, BATCH);
    int requests = stores.requests().removeExpired(now, BATCH);
    int pcts = stores.pcts().removeExpired(now, BATCH);
    return IntStream.of(transactions, tokens, permissions, policies, requests, pcts)
        .anyMatch(removed -> removed == BATCH);
  }

  private int transactions() {
    var now = world.time().instant();
    var removed = stores.transactions().removeExpired(now, BATCH);
    for (var transaction : removed) {
      stores.permissions().drop(transaction.id());
    }
    if (!removed.isEmpty()) {
      stores
          .audit()
          .add(
              removed.stream()
                  .map(one ->
                      new AuditEvent(AuditEvent.Kind.TRANSACTION, one.client(), outcome(one), now))
                  .toList());
    }
    return removed.size();
  }

  private static String outcome(Transaction transaction) {
    return switch (transaction.stage()) {
      case Stage.Redeemed _ -> "redeemed";
      case Stage.Denied _ -> "denied";
      case Stage.Requested _,
          Stage.Gathering _,
          Stage.Submitted _,
          Stage.Granted _,
          Stage.Expired _ ->
          "expired";
    };
  }

  /** What is reaped and where it is noted. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      Tokens tokens,
      Policies policies,
      OwnerRequests requests,
      Pcts pcts,
      AuditLog audit,
      Atomically atomically) {}
}
