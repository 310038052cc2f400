package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;

/** Permissions behind one lock. */
public final class InMemoryPermissions implements Permissions {
  private final Map<String, Permission> permissions = new LinkedHashMap<>();

  @Override
  public synchronized void promise(List<Permission> more) {
    more.forEach(permission -> permissions.put(permission.id(), permission));
  }

  @Override
  public synchronized List<Permission> of(AccountId account, Collection<ConsentId> consents) {
    return all(p -> p.account().equals(account) && consents.contains(p.consent()));
  }

  @Override
  public synchronized List<Permission> open(AccountId account) {
    return all(p -> p.account().equals(account) && !(p.standing() instanceof Standing.Ended));
  }

  @Override
  public synchronized List<Permission> ofConsent(ConsentId consent) {
    return all(p -> p.consent().equals(consent));
  }

  @Override
  public synchronized List<Permission> atAsAccount(String asAccount) {
    return all(p -> p.asAccount().equals(asAccount));
  }

  private List<Permission> all(Predicate<Permission> which) {
    return permissions.values().stream()
        .filter(which)
        .sorted(
            Comparator.comparing((Permission p) -> p.consent().value())
                .thenComparing(Permission::line))
        .toList();
  }

  @Override
  public synchronized boolean given(String id, String permission) {
    var found = permissions.get(id);
    if (found == null || !(found.standing() instanceof Standing.Promised)) {
      return false;
    }
    put(found, new Standing.Given(permission));
    return true;
  }

  @Override
  public synchronized List<Permission> stopping(AccountId account, ConsentId consent, Instant now) {
    return stop(p -> p.account().equals(account) && p.consent().equals(consent), now);
  }

  @Override
  public synchronized List<Permission> stoppingFrom(AccountId account, String source, Instant now) {
    return stop(p -> p.account().equals(account) && p.source().equals(source), now);
  }

  @Override
  public synchronized List<Permission> stoppingAll(AccountId account, Instant now) {
    return stop(p -> p.account().equals(account), now);
  }

  private List<Permission> stop(Predicate<Permission> which, Instant now) {
    for (var permission : all(which)) {
      switch (permission.standing()) {
        case Standing.Given(var id) -> put(permission, new Standing.Stopping(id, now));
        case Standing.Promised() -> put(permission, new Standing.Ended(Reason.BROKEN_OFF, now));
        case Standing.Stopping _, Standing.Ended _ -> {
          // Neither begins again.
        }
      }
    }
    return all(which.and(p -> p.standing() instanceof Standing.Stopping));
  }

  @Override
  public synchronized void ended(String id, Reason reason, Instant at) {
    var found = permissions.get(id);
    if (found != null && !(found.standing() instanceof Standing.Ended)) {
      put(found, new Standing.Ended(reason, at));
    }
  }

  @Override
  public synchronized boolean stoppingLate(String id, String permission, Instant now) {
    var found = permissions.get(id);
    if (found == null
        || !(found.standing() instanceof Standing.Ended(var reason, _))
        || reason != Reason.BROKEN_OFF) {
      return false;
    }
    put(found, new Standing.Stopping(permission, now));
    return true;
  }

  @Override
  public synchronized List<Permission> stoppingSince(
      Instant before, Optional<Permission> after, int atMost) {
    var order = Comparator.comparing(InMemoryPermissions::since).thenComparing(Permission::id);
    return permissions.values().stream()
        .filter(p -> p.standing() instanceof Standing.Stopping s && s.since().isBefore(before))
        .filter(p -> after.isEmpty() || order.compare(p, after.get()) > 0)
        .sorted(order)
        .limit(atMost)
        .toList();
  }

  private static Instant since(Permission permission) {
    return ((Standing.Stopping) permission.standing()).since();
  }

  @Override
  public synchronized void withdraw(ConsentId consent) {
    permissions
        .values()
        .removeIf(p -> p.consent().equals(consent) && p.standing() instanceof Standing.Promised);
  }

  @Override
  public synchronized void remove(String id) {
    permissions.remove(id);
  }

  @Override
  public synchronized void forget(AccountId account) {
    permissions.values().removeIf(p -> p.account().equals(account));
  }

  private void put(Permission old, Standing standing) {
    permissions.put(
        old.id(),
        new Permission(
            old.id(),
            old.account(),
            old.consent(),
            old.asAccount(),
            old.line(),
            old.source(),
            old.resource(),
            old.scopes(),
            old.endsAt(),
            standing));
  }
}
