package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;

/** Permissions in a map. */
public final class InMemoryPermissions implements Permissions {
  private final Map<PermissionId, Permission> permissions = new LinkedHashMap<>();
  private final Map<SecretHash, Push> pushes = new HashMap<>();

  private record Push(SecretHash fingerprint, List<PermissionId> ids) {}

  @Override
  public synchronized Pushed push(
      ClientId account, SecretHash key, SecretHash fingerprint, List<Permission> pushed) {
    var earlier = pushes.get(key);
    var left = earlier == null ? List.<Permission>of() : kept(earlier.ids());
    if (earlier != null && !left.isEmpty()) {
      return earlier.fingerprint().equals(fingerprint)
          ? new Pushed.Repeated(left)
          : new Pushed.KeyTaken();
    }
    var ids = pushed.stream().map(Permission::id).toList();
    if (!kept(ids).isEmpty() || Set.copyOf(ids).size() < ids.size()) {
      throw new IllegalStateException("there is such a permission");
    }
    pushed.forEach(one -> permissions.put(one.id(), one));
    pushes.put(key, new Push(fingerprint, ids));
    return new Pushed.Added();
  }

  private List<Permission> kept(List<PermissionId> ids) {
    return ids.stream().flatMap(id -> Optional.ofNullable(permissions.get(id)).stream()).toList();
  }

  @Override
  public synchronized List<Permission> ofTransaction(TransactionId transaction) {
    return permissions.values().stream()
        .filter(one -> one.transaction().equals(transaction))
        .toList();
  }

  @Override
  public synchronized Optional<Permission> find(PermissionId id, ClientId account) {
    return Optional.ofNullable(permissions.get(id)).filter(one -> one.isHeldBy(account));
  }

  @Override
  public synchronized List<Permission> page(
      ClientId account, Optional<PermissionId> after, int atMost) {
    return permissions.values().stream()
        .filter(one -> one.isHeldBy(account))
        .filter(one -> after.isEmpty() || one.id().compareTo(after.get()) > 0)
        .sorted(Comparator.comparing(Permission::id))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized void decide(TransactionId transaction, Map<PermissionId, Decided> decided) {
    for (var one : ofTransaction(transaction)) {
      if (one.state() instanceof Permission.State.Pending) {
        var decision = decided.get(one.id());
        if (decision == null) {
          permissions.remove(one.id());
        } else {
          permissions.put(
              one.id(), with(one, one.scopes().and(decision.scopes()), decision.state()));
        }
      }
    }
  }

  @Override
  public synchronized void move(
      PermissionId id, ClientId account, TransactionId to, Decided decided) {
    find(id, account)
        .filter(one -> one.state() instanceof Permission.State.Active)
        .ifPresent(one ->
            permissions.put(
                id,
                new Permission(
                    id,
                    to,
                    one.account(),
                    one.client(),
                    one.resource(),
                    one.definition(),
                    one.scopes().and(decided.scopes()),
                    one.purpose(),
                    one.rot(),
                    one.givenAt(),
                    one.expiresAt(),
                    decided.state(),
                    one.guest())));
  }

  @Override
  public synchronized void drop(TransactionId transaction) {
    permissions
        .values()
        .removeIf(one ->
            one.transaction().equals(transaction)
                && one.state() instanceof Permission.State.Pending);
  }

  @Override
  public synchronized Optional<Permission> reduce(
      PermissionId id, ClientId account, ScopeSet to, Instant until) {
    var found = find(id, account).filter(one -> !(one.state() instanceof Permission.State.Ended));
    found.ifPresent(one -> permissions.put(id, one.reduced(to, until)));
    return found.map(one -> one.reduced(to, until));
  }

  @Override
  public synchronized Optional<Permission> end(PermissionId id, ClientId account, Instant at) {
    var found = find(id, account);
    found
        .filter(one -> !(one.state() instanceof Permission.State.Ended))
        .ifPresent(one -> permissions.put(id, ended(one, at)));
    return find(id, account);
  }

  @Override
  public synchronized void endAllOf(ClientId account, Instant at) {
    permissions.replaceAll((_, one) ->
        one.isHeldBy(account) && !(one.state() instanceof Permission.State.Ended)
            ? ended(one, at)
            : one);
  }

  @Override
  public synchronized int removeEnded(Instant before, int atMost) {
    var gone =
        permissions.values().stream()
            .filter(one ->
                one.expiresAt().isBefore(before)
                    || (one.state() instanceof Permission.State.Ended(var at)
                        && at.isBefore(before)))
            .limit(atMost)
            .map(Permission::id)
            .toList();
    gone.forEach(permissions::remove);
    return gone.size();
  }

  /** Everything there is, for assertions and for stores that join. */
  public synchronized List<Permission> all() {
    return new ArrayList<>(permissions.values());
  }

  /** Whether that account has a permission, whatever its state. */
  public synchronized boolean hasAnyOf(ClientId account) {
    return permissions.values().stream().anyMatch(one -> one.isHeldBy(account));
  }

  private static Permission with(Permission one, ScopeSet scopes, Permission.State state) {
    return new Permission(
        one.id(),
        one.transaction(),
        one.account(),
        one.client(),
        one.resource(),
        one.definition(),
        scopes,
        one.purpose(),
        one.rot(),
        one.givenAt(),
        one.expiresAt(),
        state,
        one.guest());
  }

  private static Permission ended(Permission one, Instant at) {
    return new Permission(
        one.id(),
        one.transaction(),
        one.account(),
        one.client(),
        one.resource(),
        one.definition(),
        one.scopes(),
        one.purpose(),
        Optional.empty(),
        one.givenAt(),
        one.expiresAt(),
        new Permission.State.Ended(at),
        one.guest());
  }
}
