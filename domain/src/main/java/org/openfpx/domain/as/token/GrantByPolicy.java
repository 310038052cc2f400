package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.LetThrough;
import org.openfpx.domain.as.policy.Pct;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.ProvenClaims;
import org.openfpx.domain.as.policy.RequiredClaim;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Pkce;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * What owners let through beforehand is given at once, as permissions of theirs (protocol, section
 * 3.10; UMA Grant 3.3.4). Nobody has gone through a wallet, so the level of the person is the
 * lowest: what needs a higher one is not given so.
 */
final class GrantByPolicy {
  private final World world;
  private final Permissions permissions;
  private final Policies policies;
  private final Accounts accounts;
  private final ConsultPolicies consult;

  GrantByPolicy(World world, RedeemTicket.Stores stores, ConsultPolicies consult) {
    this.world = world;
    this.permissions = stores.permissions();
    this.policies = stores.policies();
    this.accounts = stores.asking().accounts();
    this.consult = consult;
  }

  /** What the policies of the owners come to; nothing where the transaction names no owner's. */
  Assessment assess(Asking asking) {
    var owned = OwnedLines.held(asking.transaction(), accounts, asking.registry());
    if (owned.isEmpty()) {
      return Assessment.NOTHING;
    }
    var all = policies.on(owned.stream().map(Resource::id).toList());
    var given = new LinkedHashMap<Resource, LetThrough>();
    var claims = new ArrayList<RequiredClaim>();
    var askable = new LinkedHashMap<Resource, ScopeSet>();
    var satisfied = new ArrayList<Policy>();
    boolean invited = false;
    for (var resource : owned) {
      var open = consult.consult(all, request(asking, resource));
      claims.addAll(open.claims());
      satisfied.addAll(open.proven());
      invited |= !open.invited().isEmpty();
      if (!open.scopes().isEmpty() && asking.now().isBefore(end(resource, open, asking.now()))) {
        given.put(resource, open);
      }
      if (!open.askable().isEmpty()) {
        askable.put(resource, open.askable());
      }
    }
    return new Assessment(
        given, claims.stream().distinct().toList(), satisfied, invited, askable, conditions(all));
  }

  private static Set<String> conditions(Collection<Policy> policies) {
    return policies.stream()
        .flatMap(policy -> Pct.conditionOf(policy).stream())
        .collect(Collectors.toSet());
  }

  private static ConsultPolicies.Request request(Asking asking, Resource resource) {
    return new ConsultPolicies.Request(
        asking.client(),
        resource,
        OwnedLines.most(asking.transaction(), asking.client().id(), resource, asking.registry()),
        asking.proven(),
        asking.recalled().map(Pct::satisfied).orElse(Set.of()),
        asking.registry(),
        asking.now());
  }

  /** Keeps as permissions of the owners what their policies let through. */
  void give(Asking asking, Assessment assessment) {
    var byOwner = new LinkedHashMap<ClientId, List<Permission>>();
    var decided = new HashMap<PermissionId, Permissions.Decided>();
    var restsOn = new LinkedHashMap<Permission, List<Policy>>();
    assessment
        .given()
        .forEach((resource, open) -> {
          var permission = permission(asking, resource, open);
          byOwner.computeIfAbsent(permission.account(), _ -> new ArrayList<>()).add(permission);
          decided.put(permission.id(), decided(asking.transaction(), resource, open.scopes()));
          restsOn.put(permission, open.by());
        });
    var id = asking.transaction().id();
    byOwner.forEach((owner, several) -> {
      var key = SecretHash.sha256("by policy " + id.value() + " " + owner.value());
      permissions.push(owner, key, key, several);
    });
    permissions.decide(id, decided);
    restsOn.forEach((permission, by) ->
        policies.rest(
            permission.id(), permission.expiresAt(), by.stream().map(Policy::id).toList()));
  }

  private Permission permission(Asking asking, Resource resource, LetThrough open) {
    var transaction = asking.transaction();
    return new Permission(
        new PermissionId(world.ids().next()),
        transaction.id(),
        resource.owner().orElseThrow(),
        asking.client().id(),
        resource.id(),
        resource.definition().id(),
        open.scopes(),
        transaction.purpose(),
        Optional.empty(),
        WholeMinutes.floor(asking.now()),
        end(resource, open, asking.now()),
        new Permission.State.Pending());
  }

  private static Permissions.Decided decided(
      Transaction transaction, Resource resource, ScopeSet scopes) {
    return new Permissions.Decided(
        scopes,
        new Permission.State.Active(
            Login.UNKNOWN, transaction.kind(), EffectiveScopes.inTicket(transaction, resource)));
  }

  private static Instant end(Resource resource, LetThrough open, Instant now) {
    var latest = WholeMinutes.floor(now).plus(resource.definition().maxPermissionDuration());
    return WholeMinutes.floor(Ends.earlier(open.until(), latest));
  }

  /**
   * A transaction of which nobody has been asked.
   *
   * @param proven what the request's claim token said, if it brought a good one
   * @param recalled the PCT, if it brought one that counts
   * @param isFirst whether no ticket of the transaction was shown before
   */
  record Asking(
      AuthenticatedClient client,
      Transaction transaction,
      Optional<ProvenClaims> proven,
      Optional<Pct> recalled,
      boolean isFirst,
      Snapshot registry,
      Instant now) {
    /**
     * Whoever brings the challenge with the first ticket, in this very request, need not answer it;
     * an earlier one is no answer to itself.
     */
    boolean isBound(RedeemTicket.Request request) {
      var challenge = transaction.challenge();
      if (challenge.isEmpty()) {
        return client.isConfidential() && request.verifier().isEmpty();
      }
      boolean isNew =
          isFirst && transaction.kind() == Kind.RS_FIRST && request.challenge().equals(challenge);
      return isNew || Pkce.fits(challenge, request.verifier());
    }

    /** What an owner may be told of who asks; nothing of somebody who has shown nothing. */
    Optional<RequestingParty> party(Assessment assessment) {
      return proven.isEmpty() && recalled.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new RequestingParty(
                  proven.map(ProvenClaims::issuer),
                  assessment.proven().stream().map(Policy::id).toList()));
    }
  }

  /**
   * What the policies come to.
   *
   * @param given what they let through, resource by resource; never nothing of one
   * @param claims what would open more
   * @param proven the policies whose claim was proven, whatever they let through
   * @param invited whether something of the rest is open to a guest, who shows so at a wallet
   * @param askable what of the rest the owner wants to be asked about
   * @param conditions all that claims could satisfy on these resources
   */
  record Assessment(
      Map<Resource, LetThrough> given,
      List<RequiredClaim> claims,
      List<Policy> proven,
      boolean invited,
      Map<Resource, ScopeSet> askable,
      Set<String> conditions) {
    static final Assessment NOTHING =
        new Assessment(Map.of(), List.of(), List.of(), false, Map.of(), Set.of());

    /** Whether claims let anything through, new or remembered. */
    boolean restsOnClaims() {
      return given.values().stream()
          .flatMap(open -> open.by().stream())
          .anyMatch(policy -> Pct.conditionOf(policy).isPresent());
    }

    /** The conditions that claims satisfy, new or remembered. */
    Set<String> satisfied() {
      return GrantByPolicy.conditions(proven);
    }
  }
}
