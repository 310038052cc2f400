package org.openfpx.domain.as.reap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.time.World;

/**
 * Forgets accounts of which nothing is left, neither permission, token, policy nor resource. An
 * account holds no time, so that nothing can be read from it; it therefore goes only when two
 * passes, some minutes apart, have found it unused: one that was just made has not got its first
 * token yet.
 */
public final class ForgetAccounts {
  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(10);
  private static final int BATCH = 500;

  private final World world;
  private final Accounts accounts;
  private Set<ClientId> unusedBefore = new HashSet<>();
  private Set<ClientId> unusedNow = new HashSet<>();
  private Optional<ClientId> at = Optional.empty();
  private Instant nextPass;

  public ForgetAccounts(World world, Accounts accounts) {
    this.world = world;
    this.accounts = accounts;
    this.nextPass = world.time().instant();
  }

  /** Looks at a bounded number of accounts, if a pass is under way or due. */
  public synchronized void forget() {
    var now = world.time().instant();
    if (now.isBefore(nextPass)) {
      return;
    }
    var scanned = accounts.scan(at, BATCH);
    var unused = scanned.unused();
    accounts.removeUnused(unused.stream().filter(unusedBefore::contains).toList());
    unusedNow.addAll(unused);
    at = scanned.last();
    if (at.isEmpty()) {
      unusedBefore = unusedNow;
      unusedNow = new HashSet<>();
      nextPass = now.plus(BETWEEN_PASSES);
    }
  }
}
