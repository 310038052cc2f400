package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Tells a resource server what a token is good for at this moment (protocol, sections 4 and 5; UMA
 * Federated Authorization 5). Everything is evaluated anew against the registry as it is, and only
 * the resource server that the token is for learns anything. Never writes.
 */
public final class IntrospectToken {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Tokens tokens;
  private final Policies policies;
  private final FindResources findResources;
  private final Sealer sealer;

  public IntrospectToken(
      World world, AuthorizationServerRegistry registry, Stores stores, Sealer sealer) {
    this.world = world;
    this.registry = registry;
    this.tokens = stores.tokens();
    this.policies = stores.policies();
    this.findResources = stores.resources();
    this.sealer = sealer;
  }

  /** What is out, what it may rest on, and what it is on. */
  public record Stores(Tokens tokens, Policies policies, FindResources resources) {}

  /**
   * Whether a client that has just proven who it is is a resource server: all others may not ask.
   */
  public boolean mayAsk(ClientId proven) {
    // Authentication has read the registry's version: what is kept is as new as that.
    return registry.at(0).resourceServerOf(proven).isPresent();
  }

  /**
   * Judges a token for the one who asks.
   *
   * @param asking the client id of a resource server, authenticated by its PAT or its credentials
   */
  public Outcome introspect(ClientId asking, Secret token) {
    return introspect(Pat.own(asking), token);
  }

  /** The same by PAT: with a person's nothing is seen but what is theirs. */
  public Outcome introspect(Pat asking, Secret token) {
    var found = tokens.accessToken(token.hash());
    if (found.isEmpty()) {
      return new Inactive();
    }
    var access = found.get().value().token();
    var snapshot = registry.at(found.get().registryVersion());
    var now = world.time().instant();
    var isForAsking =
        snapshot
            .resourceServerOf(asking.resourceServer())
            .filter(server -> server.id().equals(access.resourceServer()))
            .isPresent();
    if (!isForAsking || !now.isBefore(access.expiresAt())) {
      return new Inactive();
    }
    var permissions = found.get().value().permissions();
    var known = findResources.in(snapshot, permissions.stream().map(Permission::resource).toList());
    var permitted =
        permissions.stream()
            .flatMap(permission -> permitted(permission, access, now, known).stream())
            .filter(
                one -> asking.owner().isEmpty() || one.resource().owner().equals(asking.owner()))
            .toList();
    return permitted.isEmpty() ? new Inactive() : new Active(access, permitted);
  }

  private Optional<Permitted> permitted(
      Permission permission, IssuedToken.AccessToken access, Instant now, Snapshot snapshot) {
    // A lying store must not lend a client what another was given.
    if (!permission.client().equals(access.client())
        || !permission.transaction().equals(access.grant())) {
      return Optional.empty();
    }
    var scopes = EffectiveScopes.remaining(permission, access.asked(), now, snapshot);
    return snapshot
        .resource(permission.resource())
        .filter(resource -> resource.server().id().equals(access.resourceServer()))
        .filter(resource -> !scopes.isEmpty())
        .filter(resource -> rests(permission, resource, snapshot))
        .map(resource -> permitted(permission, resource, scopes, snapshot));
  }

  /**
   * Whether all that it rests on still counts. What comes from a policy is on a resource with an
   * owner, and has no ROT: of everything else nobody need ask.
   */
  private boolean rests(Permission permission, Resource resource, Snapshot snapshot) {
    return permission.rot().isPresent()
        || resource.owner().isEmpty()
        || policies.under(permission.id()).stream().allMatch(policy -> policy.counts(snapshot));
  }

  private Permitted permitted(
      Permission permission, Resource resource, ScopeSet scopes, Snapshot snapshot) {
    var rot =
        permission
            .rot()
            .map(sealed -> sealer.open(sealed, Permission.placeOfRot(permission.id())))
            .map(Secret::new);
    return new Permitted(
        permission.id(),
        resource,
        scopes,
        EffectiveScopes.endOf(permission, snapshot),
        rot,
        permission.purpose());
  }

  /** What the token is found to be. */
  public sealed interface Outcome {}

  /** Good for this and no more. */
  public record Active(IssuedToken.AccessToken token, List<Permitted> permissions)
      implements Outcome {
    /**
     * @throws IllegalArgumentException if it is good for nothing
     */
    public Active {
      permissions = List.copyOf(permissions);
      if (permissions.isEmpty()) {
        throw new IllegalArgumentException("what is active is good for something");
      }
    }

    /** The one that the token is for. */
    public ResourceServer resourceServer() {
      return permissions.getFirst().resource().server();
    }
  }

  /** Not good, or none of the asker's business: one answer. */
  public record Inactive() implements Outcome {}

  /** What is left of one permission. */
  public record Permitted(
      PermissionId permission,
      Resource resource,
      ScopeSet scopes,
      Instant expiresAt,
      Optional<Secret> rot,
      Optional<PurposeId> purpose) {}
}
