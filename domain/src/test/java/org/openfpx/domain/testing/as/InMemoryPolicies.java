package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;

/** Policies in a map; that they stay as they are is whoever's who runs one at a time. */
public final class InMemoryPolicies implements Policies {
  private final NavigableMap<PolicyId, Policy> policies = new TreeMap<>();
  private final List<Note> notes = new ArrayList<>();

  private record Note(PolicyId policy, PermissionId permission, Instant until) {}

  @Override
  public synchronized void add(Policy policy) {
    if (policies.putIfAbsent(policy.id(), policy) != null) {
      throw new IllegalStateException("there is such a policy");
    }
  }

  @Override
  public synchronized Optional<Policy> find(PolicyId id, ClientId account) {
    return Optional.ofNullable(policies.get(id)).filter(one -> one.account().equals(account));
  }

  @Override
  public synchronized List<Policy> page(ClientId account, Optional<PolicyId> after, int atMost) {
    return after.map(id -> policies.tailMap(id, false)).orElse(policies).values().stream()
        .filter(one -> one.account().equals(account))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized List<Policy> on(Collection<ResourceId> resources) {
    return policies.values().stream().filter(one -> resources.contains(one.resource())).toList();
  }

  @Override
  public synchronized int countOn(ResourceId resource) {
    return on(List.of(resource)).size();
  }

  @Override
  public synchronized boolean replace(Policy policy) {
    var found = find(policy.id(), policy.account());
    found.ifPresent(_ -> policies.put(policy.id(), policy));
    return found.isPresent();
  }

  @Override
  public synchronized boolean remove(PolicyId id, ClientId account) {
    var found = find(id, account);
    found.ifPresent(one -> policies.remove(one.id()));
    return found.isPresent();
  }

  @Override
  public synchronized void removeAllOf(ClientId account) {
    policies.values().removeIf(one -> one.account().equals(account));
  }

  @Override
  public synchronized void rest(PermissionId permission, Instant until, Collection<PolicyId> on) {
    on.forEach(policy -> notes.add(new Note(policy, permission, until)));
  }

  @Override
  public synchronized List<Policy> under(PermissionId permission) {
    return policies.values().stream()
        .filter(one ->
            notes.stream()
                .anyMatch(
                    note -> note.permission().equals(permission) && note.policy().equals(one.id())))
        .toList();
  }

  @Override
  public synchronized List<PermissionId> restingOn(PolicyId id, Instant now) {
    return notes.stream()
        .filter(note -> note.policy().equals(id) && !note.until().isBefore(now))
        .map(Note::permission)
        .sorted()
        .toList();
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var goneNotes =
        notes.stream().filter(note -> note.until().isBefore(before)).limit(atMost).toList();
    notes.removeAll(goneNotes);
    var gone =
        policies.values().stream()
            .filter(one -> one.expiresAt().isBefore(before))
            .limit(atMost)
            .map(Policy::id)
            .toList();
    gone.forEach(policies::remove);
    return Math.max(goneNotes.size(), gone.size());
  }
}
