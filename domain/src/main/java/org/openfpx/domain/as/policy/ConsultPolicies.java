package org.openfpx.domain.as.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;

/**
 * Holds the policies on a resource against a request (UMA Grant 3.3.4). Default deny: what no
 * policy lets through is not let through.
 */
public final class ConsultPolicies {
  private final Mac mac;
  private final Sealer sealer;

  public ConsultPolicies(Mac mac, Sealer sealer) {
    this.mac = mac;
    this.sealer = sealer;
  }

  /**
   * What these policies let through.
   *
   * @param policies those on the resource, whatever has become of them
   */
  public LetThrough consult(Collection<Policy> policies, Request request) {
    var by = new ArrayList<Policy>();
    var open = ScopeSet.NONE;
    for (var policy : inForce(policies, request)) {
      var more = policy.scopes().and(request.asked()).without(open);
      if (!more.isEmpty() && letsThrough(policy, request)) {
        open = open.or(more);
        by.add(policy);
      }
    }
    var rest = request.asked().without(open);
    return new LetThrough(
        open,
        by,
        claims(policies, request, open),
        proven(policies, request),
        of(inForce(policies, request), ConsultPolicies::isTaken, rest),
        of(inForce(policies, request), ConsultPolicies::asks, rest));
  }

  /** The longest first, so that what rests on them lasts. */
  private static List<Policy> inForce(Collection<Policy> policies, Request request) {
    return policies.stream()
        .filter(policy -> policy.isInForceOn(request.resource(), request.now()))
        .sorted(Comparator.comparing(Policy::expiresAt).reversed().thenComparing(Policy::id))
        .toList();
  }

  private boolean letsThrough(Policy policy, Request request) {
    return switch (policy.who()) {
      case Policy.WhoUses(var client) ->
          request.client().isConfidential() && request.client().id().equals(client);
      case Policy.WhoProves condition -> proves(policy.id(), condition, request);
      case Policy.WhoAsks(), Policy.WhoIsInvited _ -> false;
    };
  }

  private boolean proves(PolicyId id, Policy.WhoProves condition, Request request) {
    if (request.registry().network().mode() == NetworkMode.STRICT) {
      return false;
    }
    if (!isBelieved(condition, request.registry())) {
      return false;
    }
    // What the issuer says now counts more than what it said once.
    var proven = request.proven().filter(one -> one.issuer().equals(condition.issuer()));
    if (proven.isEmpty()) {
      return request.remembered().contains(Pct.condition(id, condition));
    }
    var values = proven.get().values(condition.claim());
    if (values.isEmpty()) {
      return false;
    }
    var salt = new Secret(sealer.open(condition.salt(), Policy.placeOfSalt(id)));
    return values.stream().anyMatch(value -> same(mac.sha256(salt, value), condition.mac()));
  }

  private List<Policy> proven(Collection<Policy> policies, Request request) {
    return inForce(policies, request).stream()
        .filter(one ->
            one.who() instanceof Policy.WhoProves condition && proves(one.id(), condition, request))
        .sorted(Comparator.comparing(Policy::id))
        .toList();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static List<RequiredClaim> claims(
      Collection<Policy> policies, Request request, ScopeSet open) {
    if (request.registry().network().mode() == NetworkMode.STRICT) {
      return List.of();
    }
    var claims = new ArrayList<RequiredClaim>();
    for (var policy : inForce(policies, request)) {
      var more = policy.scopes().and(request.asked()).without(open);
      if (!more.isEmpty()
          && policy.who() instanceof Policy.WhoProves condition
          && isBelieved(condition, request.registry())) {
        claims.add(new RequiredClaim(condition.issuer(), condition.claim()));
      }
    }
    return claims.stream().distinct().toList();
  }

  /**
   * What of these scopes the owner wants to be asked about.
   *
   * @param policies those on the resource, whatever has become of them
   */
  public static ScopeSet askable(
      Collection<Policy> policies, Resource resource, ScopeSet asked, Instant now) {
    var inForce = policies.stream().filter(one -> one.isInForceOn(resource, now)).toList();
    return of(inForce, ConsultPolicies::asks, asked);
  }

  private static ScopeSet of(
      Collection<Policy> policies, Predicate<Policy> which, ScopeSet scopes) {
    return policies.stream()
        .filter(which)
        .map(policy -> policy.scopes().and(scopes))
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }

  private static boolean asks(Policy policy) {
    return policy.who() instanceof Policy.WhoAsks;
  }

  private static boolean isTaken(Policy policy) {
    return policy.who() instanceof Policy.WhoIsInvited(Invitation.Taken _);
  }

  private static boolean isBelieved(Policy.WhoProves condition, Snapshot registry) {
    return registry
        .claimsIssuer(condition.issuer())
        .filter(issuer -> issuer.claims().contains(condition.claim()))
        .isPresent();
  }

  /**
   * A request for one resource.
   *
   * @param asked what it may have at most
   * @param proven what its claim token said, if it brought a good one
   * @param remembered the conditions that its PCT says were satisfied before
   */
  public record Request(
      AuthenticatedClient client,
      Resource resource,
      ScopeSet asked,
      Optional<ProvenClaims> proven,
      Set<String> remembered,
      Snapshot registry,
      Instant now) {}
}
