package org.openfpx.domain.wallet.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/**
 * Finds what a person promised of their own, and of which the wallet did not hear that the
 * authorization server had taken it: it is there, and the wallet's records say nothing of it.
 */
public final class Unheard {
  private final Permissions permissions;
  private final Clients clients;
  private final World world;

  public Unheard(Permissions permissions, Clients clients, World world) {
    this.permissions = permissions;
    this.clients = clients;
    this.world = world;
  }

  /** To whom people said yes. */
  public interface Clients {
    /** The client to which a permission was promised. */
    Optional<String> of(Permission permission);
  }

  /**
   * One that the authorization server has.
   *
   * @param id its id there
   * @param client who may use it
   */
  public record There(String id, String client, String resource, ScopeSet scopes, Instant endsAt) {}

  /**
   * What was found.
   *
   * @param records the ids of those that stand now
   * @param nobodys what no record speaks of
   */
  public record Settled(Set<String> records, List<There> nobodys) {
    public Settled {
      records = Set.copyOf(records);
      nobodys = List.copyOf(nobodys);
    }
  }

  /**
   * Notes ids of promises that were taken. One that the person stopped meanwhile is being stopped.
   *
   * @param kept the records of the account
   * @param there what its authorization server has
   */
  public Settled settle(List<Permission> kept, List<There> there) {
    return settle(kept, kept, there);
  }

  /**
   * The same, where it is known which promises it can be of.
   *
   * @param kept the records of the account
   * @param promised those that it can be
   */
  public Settled settle(List<Permission> kept, List<Permission> promised, List<There> there) {
    var known = kept.stream().flatMap(one -> idAtServer(one).stream()).collect(Collectors.toSet());
    var open = new ArrayList<>(promised.stream().filter(Unheard::mayBeThere).toList());
    var settled = new HashSet<String>();
    List<There> nobodys = new ArrayList<>();
    for (var one : there) {
      if (!known.contains(one.id())) {
        var taken = taken(one, open);
        taken.ifPresentOrElse(record -> settled.add(record.id()), () -> nobodys.add(one));
        taken.ifPresent(open::remove);
      }
    }
    return new Settled(settled, nobodys);
  }

  private Optional<Permission> taken(There there, List<Permission> open) {
    var promised =
        first(open, there, Standing.Promised.class::isInstance)
            .filter(one -> permissions.given(one.id(), there.id()));
    return promised.or(() ->
        first(open, there, Standing.Ended.class::isInstance)
            .filter(one -> permissions.stoppingLate(one.id(), there.id(), world.time().instant())));
  }

  private Optional<Permission> first(
      List<Permission> open, There there, Predicate<Standing> stands) {
    return open.stream()
        .filter(one -> stands.test(one.standing()))
        .filter(one -> isAlike(one, there))
        .findFirst();
  }

  /** Two clients may have been promised the same until the same minute. */
  private boolean isAlike(Permission one, There there) {
    return one.resource().equals(there.resource())
        && one.scopes().equals(there.scopes())
        && one.endsAt().equals(there.endsAt())
        && clients.of(one).filter(there.client()::equals).isPresent();
  }

  /** What a source has a part in counts for nothing until the wallet has heard of it. */
  private static boolean mayBeThere(Permission one) {
    return one.source().equals(Permission.OWN)
        && switch (one.standing()) {
          case Standing.Promised() -> true;
          case Standing.Ended(var reason, _) -> reason == Reason.BROKEN_OFF;
          case Standing.Given _, Standing.Stopping _ -> false;
        };
  }

  /** The id at the authorization server of one that may still stand there. */
  public static Optional<String> idAtServer(Permission one) {
    return switch (one.standing()) {
      case Standing.Given(var id) -> Optional.of(id);
      case Standing.Stopping(var id, _) -> Optional.of(id);
      case Standing.Promised(), Standing.Ended _ -> Optional.empty();
    };
  }
}
