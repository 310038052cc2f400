package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.Invitations;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.secret.SecretHash;

/** Policies in a map; that they stay as they are is whoever's who runs one at a time. */
public final class InMemoryPolicies implements Policies, Invitations {
  private final NavigableMap<PolicyId, Policy> policies = new TreeMap<>();
  private final List<Note> notes = new ArrayList<>();

  private record Note(PolicyId policy, PermissionId permission, Instant until) {}

  @Override
  public synchronized boolean add(Policy policy, int atMost, Instant now) {
    if (policies.containsKey(policy.id())) {
      throw new IllegalStateException("there is such a policy");
    }
    long beside =
        on(List.of(policy.resource())).stream()
            .filter(one -> one.account().equals(policy.account()))
            .filter(one -> now.isBefore(one.expiresAt()))
            .count();
    if (beside < atMost) {
      policies.put(policy.id(), policy);
    }
    return beside < atMost;
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
    policies.values().removeIf(one -> one.account().equals(account) || isTakenBy(account, one));
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
  public synchronized List<Policy> aboutClaims(
      Optional<Issuer> issuer, Optional<PolicyId> after, int atMost) {
    return after.map(id -> policies.tailMap(id, false)).orElse(policies).values().stream()
        .filter(one ->
            one.who() instanceof Policy.WhoProves condition
                && issuer.map(condition.issuer()::equals).orElse(true))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized Optional<Policy> waiting(SecretHash secret) {
    return policies.values().stream()
        .filter(one ->
            one.who() instanceof Policy.WhoIsInvited(Invitation.Waiting(var kept, _))
                && kept.equals(secret))
        .findFirst();
  }

  @Override
  public synchronized boolean take(SecretHash secret, Invitation.Taken by, Instant now) {
    var found =
        waiting(secret)
            .filter(one -> now.isBefore(one.expiresAt()))
            .filter(one ->
                one.who() instanceof Policy.WhoIsInvited(Invitation.Waiting(_, var until))
                    && now.isBefore(until))
            .filter(one -> !one.account().equals(by.guest()));
    found.ifPresent(one -> policies.put(one.id(), takenBy(by, one)));
    return found.isPresent();
  }

  private static Policy takenBy(Invitation.Taken by, Policy one) {
    return new Policy(
        one.id(),
        one.account(),
        one.resource(),
        one.scopes(),
        one.expiresAt(),
        new Policy.WhoIsInvited(by));
  }

  @Override
  public synchronized Optional<Policy> findTaken(PolicyId id, ClientId guest) {
    return Optional.ofNullable(policies.get(id)).filter(one -> isTakenBy(guest, one));
  }

  private static boolean isTakenBy(ClientId guest, Policy policy) {
    return policy.who() instanceof Policy.WhoIsInvited who && who.isTakenBy(guest);
  }

  @Override
  public synchronized List<Policy> pageTaken(ClientId guest, Optional<PolicyId> after, int atMost) {
    return after.map(id -> policies.tailMap(id, false)).orElse(policies).values().stream()
        .filter(one -> isTakenBy(guest, one))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized List<Policy> takenOn(ResourceId resource) {
    return on(List.of(resource)).stream()
        .filter(one -> one.who() instanceof Policy.WhoIsInvited(Invitation.Taken _))
        .toList();
  }

  @Override
  public synchronized boolean giveUp(PolicyId id, ClientId guest) {
    var found = findTaken(id, guest);
    found.ifPresent(one -> policies.remove(one.id()));
    return found.isPresent();
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
