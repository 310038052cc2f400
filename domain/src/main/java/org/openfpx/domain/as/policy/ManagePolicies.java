package org.openfpx.domain.as.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * What an account does with its policies (protocol, section 3.10). Another account's policy or
 * resource does not exist. What rests on a policy ends when the policy is replaced or removed; who
 * may still have it gets it anew. The accounts of a disabled wallet may see and remove, and nothing
 * else (section 5).
 */
public final class ManagePolicies {
  /** As many as one page holds. */
  public static final int PAGE = 100;

  /** So many policies can lie on one resource: each is looked at when a ticket is shown. */
  public static final int MOST_ON_A_RESOURCE = 100;

  private static final Duration LONGEST = Duration.ofDays(3653);

  private final World world;
  private final Stores stores;
  private final DraftPolicies drafts;

  public ManagePolicies(World world, Stores stores, Mac mac, Sealer sealer) {
    this.world = world;
    this.stores = stores;
    this.drafts = new DraftPolicies(world.secrets(), mac, sealer);
  }

  /** The account's policies after that id, by key. */
  public Page page(ClientId account, Optional<PolicyId> after) {
    var found = stores.policies().page(account, after, PAGE + 1);
    var hasMore = found.size() > PAGE;
    return new Page(hasMore ? found.subList(0, PAGE) : found, hasMore);
  }

  public Optional<Policy> find(ClientId account, PolicyId id) {
    return stores.policies().find(id, account).filter(one -> one.account().equals(account));
  }

  /** Makes a new one. */
  public Outcome make(ClientId account, Snapshot registry, Terms terms) {
    var wrong = judge(account, registry, terms);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var now = now();
    var made = drafts.draft(new PolicyId(world.ids().next()), account, terms, now);
    return stores
        .atomically()
        .run(() -> {
          // Looked at once more: whoever removes the resource, or the account, holds the account
          // too.
          if (!stores.accounts().hold(account)
              || owned(account, registry, terms.resource()).isEmpty()) {
            return new NoSuchResource();
          }
          return stores.policies().add(made.policy(), MOST_ON_A_RESOURCE, now)
              ? kept(made)
              : new TooMany();
        });
  }

  /** Puts other terms in the place of one, on the same resource; what rested on it ends. */
  public Outcome replace(ClientId account, Snapshot registry, PolicyId id, Terms terms) {
    var found = find(account, id);
    if (found.isEmpty()) {
      return new NoSuchPolicy();
    }
    if (!found.get().resource().equals(terms.resource())) {
      return new NoSuchResource();
    }
    var wrong = judge(account, registry, terms);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var made = drafts.draft(id, account, terms, now());
    return stores
        .atomically()
        .run(() -> {
          if (!stores.policies().replace(made.policy())) {
            return new NoSuchPolicy();
          }
          endWhatRestsOn(id, account);
          return kept(made);
        });
  }

  /**
   * Removes one; what rested on it ends.
   *
   * @return whether the account has one of that name
   */
  public boolean remove(ClientId account, PolicyId id) {
    return stores
        .atomically()
        .run(() -> {
          // First, so that whoever is giving something on it now has done so, or sees it gone.
          boolean removed = stores.policies().remove(id, account);
          if (removed) {
            endWhatRestsOn(id, account);
          }
          return removed;
        });
  }

  /** Removes all of the account on a resource, which is gone; what rested on them ends. */
  public void removeAllOn(ResourceId resource, ClientId account) {
    var there =
        stores.policies().on(List.of(resource)).stream()
            .filter(one -> one.account().equals(account))
            .toList();
    there.forEach(one -> remove(account, one.id()));
  }

  private static Outcome kept(DraftPolicies.Drafted made) {
    return made.invitation()
        .<Outcome>map(secret -> new Offered(made.policy(), secret))
        .orElseGet(() -> new Kept(made.policy()));
  }

  private void endWhatRestsOn(PolicyId id, ClientId account) {
    RestingPermissions.end(stores.policies(), stores.permissions(), id, account, now());
  }

  private Instant now() {
    return world.time().instant();
  }

  private Optional<Outcome> judge(ClientId account, Snapshot registry, Terms terms) {
    if (stores.accounts().walletOf(account, registry).isEmpty()) {
      return Optional.of(new WalletDisabled());
    }
    var resource = owned(account, registry, terms.resource());
    if (resource.isEmpty()) {
      return Optional.of(new NoSuchResource());
    }
    if (terms.scopes().isEmpty() || !resource.get().scopes().covers(terms.scopes())) {
      return Optional.of(new NoSuchScope());
    }
    var now = now();
    var end = WholeMinutes.floor(terms.expiresAt());
    if (!now.isBefore(end) || end.isAfter(now.plus(LONGEST))) {
      return Optional.of(new BadEnd());
    }
    return judge(terms.who(), registry);
  }

  private Optional<Resource> owned(ClientId account, Snapshot registry, ResourceId id) {
    return stores
        .resources()
        .in(registry, List.of(id))
        .resource(id)
        .filter(one -> one.owner().filter(account::equals).isPresent());
  }

  private static Optional<Outcome> judge(Terms.Who who, Snapshot registry) {
    return switch (who) {
      case Terms.Using(var client) ->
          registry
                  .umaClient(client)
                  .filter(one -> one.client().registered().isConfidential())
                  .isPresent()
              ? Optional.empty()
              : Optional.of(new NoSuchClient());
      case Terms.Proving proving -> judge(proving, registry);
      case Terms.Asking(), Terms.Inviting() -> Optional.empty();
    };
  }

  private static Optional<Outcome> judge(Terms.Proving proving, Snapshot registry) {
    if (registry.network().mode() == NetworkMode.STRICT) {
      return Optional.of(new NetworkIsStrict());
    }
    return registry
            .claimsIssuer(proving.issuer())
            .map(ClaimsIssuer::claims)
            .filter(claims -> claims.contains(proving.claim()))
            .isPresent()
        ? Optional.empty()
        : Optional.of(new NotBelieved());
  }

  /** What policies are made of and rest on. */
  public record Stores(
      Policies policies,
      Permissions permissions,
      FindResources resources,
      Accounts accounts,
      Atomically atomically) {}

  /** A policy as the account wants it. */
  public record Terms(ResourceId resource, ScopeSet scopes, Instant expiresAt, Who who) {
    /** Whom it shall let through. */
    public sealed interface Who {}

    /** Everyone of whom that issuer says that the claim has that value. */
    public record Proving(Issuer issuer, String claim, String value) implements Who {
      @Override
      public String toString() {
        return "Proving[redacted]";
      }
    }

    /** A confidential client that acts for the account alone. */
    public record Using(ClientId client) implements Who {}

    /** Nobody; the account wants to be asked. */
    public record Asking() implements Who {}

    /** One person, whoever takes the invitation. */
    public record Inviting() implements Who {}
  }

  /** One page. */
  public record Page(List<Policy> policies, boolean hasMore) {
    public Page {
      policies = List.copyOf(policies);
    }
  }

  /** What comes of a change. */
  public sealed interface Outcome {}

  /** It holds from now on. */
  public record Kept(Policy policy) implements Outcome {}

  /**
   * It holds, and waits for a person.
   *
   * @param invitation what the person brings; shown this once
   */
  public record Offered(Policy policy, Secret invitation) implements Outcome {}

  /** Not this account's. */
  public record NoSuchPolicy() implements Outcome {}

  /** Unknown, disabled, another's, or not the one that the policy is on. */
  public record NoSuchResource() implements Outcome {}

  /** A scope that the resource does not have, or none. */
  public record NoSuchScope() implements Outcome {}

  /** No UMA client of that name, or one that cannot prove who it is. */
  public record NoSuchClient() implements Outcome {}

  /** No issuer of that name that the registry believes about this claim. */
  public record NotBelieved() implements Outcome {}

  /** Claims open nothing in this network. */
  public record NetworkIsStrict() implements Outcome {}

  /** Over already, or more than ten years away. */
  public record BadEnd() implements Outcome {}

  /** The resource has as many as it may. */
  public record TooMany() implements Outcome {}

  /** The account's wallet takes part no more: it can remove, and not make. */
  public record WalletDisabled() implements Outcome {}
}
