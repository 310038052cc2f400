package org.openfpx.domain.wallet.permission;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.promise.Rounds;

/**
 * Stops what a person shares, in effect at the next introspection (protocol, section 5). The wish
 * is written down first: where an authorization server can't be reached, the wallet asks it again
 * until it confirms.
 */
public final class StopSharing {
  /** A person's click has asked by then; the wallet does not ask beside it. */
  private static final Duration CLICK_HAS_ASKED = Duration.ofSeconds(30);

  private final Permissions permissions;
  private final AsAccounts asAccounts;
  private final AuthorizationServers servers;
  private final World world;
  private final Rounds<Permission> rounds;

  public StopSharing(
      Permissions permissions, AsAccounts asAccounts, AuthorizationServers servers, World world) {
    this.permissions = permissions;
    this.asAccounts = asAccounts;
    this.servers = servers;
    this.world = world;
    rounds = new Rounds<>(this::unconfirmed, this::server, this::ended);
  }

  private List<Permission> unconfirmed(Optional<Permission> after, int atMost) {
    var before = world.time().instant().minus(CLICK_HAS_ASKED);
    return permissions.stoppingSince(before, after, atMost);
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

  /** Writes down that everything stops, and asks nobody; {@link #catchUp} does. */
  public void noteAll(AccountId account) {
    var _ = permissions.stoppingAll(account, world.time().instant());
  }

  /**
   * Asks those servers again that have not confirmed yet.
   *
   * @param atMost so many permissions
   * @return how many have been confirmed
   */
  public int catchUp(int atMost) {
    return rounds.go(atMost);
  }

  private Outcome end(List<Permission> stopping) {
    return rounds.askNow(stopping) ? Outcome.STOPPED : Outcome.BEING_STOPPED;
  }

  private String server(Permission permission) {
    return asAccounts.find(permission.asAccount()).map(AsAccount::server).orElse("");
  }

  private boolean ended(Permission permission) {
    if (!(permission.standing() instanceof Standing.Stopping(var given, _))) {
      return true;
    }
    var owner = asAccounts.find(permission.asAccount());
    if (owner.isEmpty()) {
      // Removed whole meanwhile, with this one: LeaveServers has noted it.
      return true;
    }
    var at = owner.get();
    var answer =
        permission.isRule()
            ? servers.endRule(at.server(), at.credentials(), given)
            : servers.end(at.server(), at.credentials(), given);
    if (answer == EndAnswer.ENDED) {
      permissions.ended(permission.id(), Reason.STOPPED, world.time().instant());
    }
    return answer == EndAnswer.ENDED;
  }
}
