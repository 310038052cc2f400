package org.openfpx.domain.wallet.permission;

import java.time.Duration;
import java.util.List;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/**
 * Stops what a person shares, in effect at the next introspection (protocol, section 5). The wish
 * is written down first: where an authorization server can't be reached, the wallet asks it again
 * until it confirms.
 */
public final class StopSharing {
  private final Permissions permissions;
  private final AsAccounts asAccounts;
  private final AuthorizationServers servers;
  private final World world;

  public StopSharing(
      Permissions permissions, AsAccounts asAccounts, AuthorizationServers servers, World world) {
    this.permissions = permissions;
    this.asAccounts = asAccounts;
    this.servers = servers;
    this.world = world;
  }

  /** What came of it. */
  public enum Outcome {
    /** Nobody can read anything of it any more. */
    STOPPED,
    /** Written down; an authorization server has yet to confirm. */
    BEING_STOPPED
  }

  /** Stops all that one consent gave. */
  public Outcome stop(AccountId account, ConsentId consent) {
    return end(permissions.stopping(account, consent, world.time().instant()));
  }

  /** Stops all that one source serves. */
  public Outcome stopAllFrom(AccountId account, String source) {
    return end(permissions.stoppingFrom(account, source, world.time().instant()));
  }

  /** Stops everything that a person shares. */
  public Outcome stopAll(AccountId account) {
    return end(permissions.stoppingAll(account, world.time().instant()));
  }

  /** Asks those servers again that have not confirmed yet. */
  public Outcome catchUp(Duration after, int atMost) {
    return end(permissions.stoppingSince(world.time().instant().minus(after), atMost));
  }

  private Outcome end(List<Permission> stopping) {
    var open = stopping.stream().filter(permission -> !ended(permission)).count();
    return open == 0 ? Outcome.STOPPED : Outcome.BEING_STOPPED;
  }

  private boolean ended(Permission permission) {
    if (!(permission.standing() instanceof Standing.Stopping(var given, _))) {
      return true;
    }
    var owner = asAccounts.find(permission.asAccount()).orElseThrow();
    var answer = servers.end(owner.server(), owner.credentials(), given);
    if (answer == EndAnswer.ENDED) {
      permissions.ended(permission.id(), Reason.STOPPED, world.time().instant());
    }
    return answer == EndAnswer.ENDED;
  }
}
