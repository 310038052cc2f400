package org.openfpx.domain.wallet.permission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/**
 * Compares the wallet's records with the authorization servers, account by account, at random times
 * that have nothing to do with what the person does: what happens at one time could be linked.
 */
public final class Reconcile {
  private static final Duration UNREACHABLE_AGAIN = Duration.ofMinutes(30);
  private static final Duration LATE = Duration.ofMinutes(10);

  private final Permissions permissions;
  private final AsAccounts asAccounts;
  private final AuthorizationServers servers;
  private final Unheard unheard;
  private final World world;

  public Reconcile(
      Permissions permissions,
      Unheard unheard,
      AsAccounts asAccounts,
      AuthorizationServers servers,
      World world) {
    this.permissions = permissions;
    this.asAccounts = asAccounts;
    this.servers = servers;
    this.unheard = unheard;
    this.world = world;
  }

  /**
   * Compares the accounts whose time has come.
   *
   * @return how many were compared
   */
  public int run(int atMost) {
    var now = world.time().instant();
    spreadAnew(now, atMost);
    var due = asAccounts.takeDue(now, now.plus(UNREACHABLE_AGAIN), atMost);
    due.forEach(this::compare);
    return due.size();
  }

  /**
   * A wallet that was away finds many accounts waiting. Compared one after the other they would
   * look like one person's, so each gets a new time of its own.
   */
  private void spreadAnew(Instant now, int atMost) {
    asAccounts
        .takeDue(now.minus(LATE), now.plus(UNREACHABLE_AGAIN), atMost)
        .forEach(
            late -> asAccounts.checkAgain(late.id(), now.plus(Spread.withinADay(world.secrets()))));
  }

  private void compare(AsAccount account) {
    var kept = permissions.atAsAccount(account.id());
    var standing = servers.standing(account.server(), account.credentials());
    if (standing instanceof StandingAnswer.Standing(var given)
        && kept.stream().anyMatch(Permission::isRule)) {
      standing = andRules(given, servers.rules(account.server(), account.credentials()));
    }
    switch (standing) {
      case StandingAnswer.Standing(var all) -> settle(account, kept, all);
      case StandingAnswer.NoAccount() -> settle(account, kept, List.of());
      case StandingAnswer.Unreachable() -> {
        // Asked again when takeDue said so.
      }
    }
  }

  private static StandingAnswer andRules(List<StandingPermission> given, StandingAnswer rules) {
    return rules instanceof StandingAnswer.Standing(var more)
        ? new StandingAnswer.Standing(Stream.concat(given.stream(), more.stream()).toList())
        : rules;
  }

  private void settle(AsAccount account, List<Permission> kept, List<StandingPermission> standing) {
    var now = world.time().instant();
    Map<String, StandingPermission> byId =
        standing.stream()
            .filter(permission -> permission.status() != StandingPermission.Status.ENDED)
            .collect(Collectors.toMap(StandingPermission::id, Function.identity(), (a, b) -> a));
    var there = byId.values().stream().flatMap(one -> there(one).stream()).toList();
    var settled = unheard.settle(kept, there).records();
    var open = false;
    for (var permission : kept) {
      open |= settled.contains(permission.id()) || staysOpen(permission, byId, now);
    }
    if (open) {
      asAccounts.checkAgain(account.id(), now.plus(Spread.aboutADay(world.secrets())));
    } else {
      asAccounts.rest(account.id());
    }
  }

  private static Optional<Unheard.There> there(StandingPermission one) {
    return one.what()
        .map(what ->
            new Unheard.There(
                one.id(), what.client(), what.resource(), what.scopes(), one.endsAt()));
  }

  private boolean staysOpen(
      Permission permission, Map<String, StandingPermission> open, Instant now) {
    return switch (permission.standing()) {
      case Standing.Ended(_, _) -> false;
      case Standing.Promised() -> end(permission, Reason.BROKEN_OFF, now);
      case Standing.Stopping(var id, _) ->
          open.containsKey(id) || end(permission, Reason.STOPPED, now);
      case Standing.Given(var id) -> open.containsKey(id) || endGiven(permission, now);
    };
  }

  private boolean endGiven(Permission permission, Instant now) {
    return now.isBefore(permission.endsAt())
        ? end(permission, Reason.ENDED_ELSEWHERE, now)
        : end(permission, Reason.RAN_OUT, permission.endsAt());
  }

  private boolean end(Permission permission, Reason reason, Instant at) {
    permissions.ended(permission.id(), reason, at);
    return false;
  }
}
