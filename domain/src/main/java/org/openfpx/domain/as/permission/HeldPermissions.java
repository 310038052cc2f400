package org.openfpx.domain.as.permission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * What an account may do with what it gave: see it, take away from it, end it (protocol, section
 * 3.6), and with what it lets clients use as a guest (section 3.10). Nothing here widens, prolongs
 * or brings back. Another account's permission does not exist. The accounts of a disabled wallet
 * may still see and end, and nothing else (section 5).
 */
public final class HeldPermissions {
  /** As many as one page holds. */
  public static final int PAGE = 100;

  private final World world;
  private final Permissions permissions;
  private final Accounts accounts;
  private final Endings endings;
  private final Atomically atomically;

  public HeldPermissions(World world, Permissions permissions, Accounts accounts, Endings endings) {
    this.world = world;
    this.permissions = permissions;
    this.accounts = accounts;
    this.endings = endings;
    this.atomically = endings.atomically();
  }

  /**
   * What else a sign-in ends with its permission, in one step with it.
   *
   * @param ended who has to know of one that is over
   * @param shortened who has to know of one that will be over sooner
   */
  public record Endings(SignInsEnded ended, SignInsEnded shortened, Atomically atomically) {}

  /** Who has to know of the end of a sign-in, which is that of the permission behind it. */
  @FunctionalInterface
  public interface SignInsEnded {
    /** It is over at that time. */
    void over(TransactionId signIn, Instant at);
  }

  /** The account's permissions after that id, by key. */
  public Page page(ClientId account, Optional<PermissionId> after) {
    var found = permissions.page(account, after, PAGE + 1);
    var hasMore = found.size() > PAGE;
    return new Page(hasMore ? found.subList(0, PAGE) : found, hasMore);
  }

  public Optional<Permission> find(ClientId account, PermissionId id) {
    return permissions.find(id, account).filter(one -> one.isHeldBy(account));
  }

  /** Takes away: scopes, time, or all. */
  public Outcome reduce(ClientId account, Snapshot registry, PermissionId id, Change change) {
    var found = find(account, id);
    if (found.isEmpty()) {
      return new NoSuchPermission();
    }
    var permission = found.get();
    if (change.end()) {
      return end(account, id);
    }
    if (permission.state() instanceof Permission.State.Ended) {
      return new WouldWiden();
    }
    var scopes = change.scopes().orElse(permission.scopes());
    var until = change.expiresAt().map(WholeMinutes::floor).orElse(permission.expiresAt());
    if (!permission.scopes().covers(scopes) || until.isAfter(permission.expiresAt())) {
      return new WouldWiden();
    }
    // Without scopes, or with no time left, nothing of it is left.
    if (scopes.isEmpty() || !world.time().instant().isBefore(until)) {
      return end(account, id);
    }
    if (accounts.walletOf(account, registry).isEmpty()) {
      return new WalletDisabled();
    }
    return atomically.run(() -> {
      var reduced = permissions.reduce(id, account, scopes, until);
      reduced.filter(Permission::isForThisServer).ifPresent(now -> tell(permission, now));
      return reduced.<Outcome>map(Changed::new).orElseGet(NoSuchPermission::new);
    });
  }

  /** A sign-in that says no more who somebody is has ended, whatever else is left of it. */
  private void tell(Permission before, Permission now) {
    var said = before.scopes().contains(Scope.OPENID);
    if (said && !now.scopes().contains(Scope.OPENID)) {
      endings.ended().over(now.transaction(), WholeMinutes.floor(world.time().instant()));
    } else if (now.expiresAt().isBefore(before.expiresAt())) {
      endings.shortened().over(now.transaction(), now.expiresAt());
    }
  }

  /** Ends it for good, ROT and all. */
  public Outcome end(ClientId account, PermissionId id) {
    var now = WholeMinutes.floor(world.time().instant());
    return atomically.run(() -> {
      var ended = permissions.end(id, account, now);
      ended
          .filter(Permission::isForThisServer)
          .ifPresent(one -> endings.ended().over(one.transaction(), now));
      return ended.<Outcome>map(Changed::new).orElseGet(NoSuchPermission::new);
    });
  }

  /**
   * A change that takes away.
   *
   * @param end whether nothing shall be left
   */
  public record Change(Optional<ScopeSet> scopes, Optional<Instant> expiresAt, boolean end) {}

  /** One page. */
  public record Page(List<Permission> permissions, boolean hasMore) {
    public Page {
      permissions = List.copyOf(permissions);
    }
  }

  /** What comes of a change. */
  public sealed interface Outcome {}

  /** The permission after it. */
  public record Changed(Permission permission) implements Outcome {}

  /** Not this account's. */
  public record NoSuchPermission() implements Outcome {}

  /** The account's wallet takes part no more: it can end, and not change. */
  public record WalletDisabled() implements Outcome {}

  /** It would add scopes or time, or bring back what has ended. */
  public record WouldWiden() implements Outcome {}
}
