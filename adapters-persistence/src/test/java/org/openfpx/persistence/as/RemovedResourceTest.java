package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.resource.RegisterResources;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.testing.as.AccountsContract;
import org.openfpx.domain.testing.as.AsMother;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.registry.JooqRegistryStore;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** A resource and what hangs on it go in one step (protocol, section 5). */
@EachDatabase
class RemovedResourceTest {
  private final OwnersHouse at = new OwnersHouse();
  private final TestDatabase on;

  RemovedResourceTest(TestDatabase on) {
    this.on = on;
  }

  /** A table whose server dies just after it has removed something. */
  private record Dying(OwnedResources of) implements OwnedResources {
    @Override
    public boolean add(OwnedResource resource, int atMost) {
      return of.add(resource, atMost);
    }

    @Override
    public List<OwnedResource> find(Collection<ResourceId> ids) {
      return of.find(ids);
    }

    @Override
    public List<OwnedResource> findBare(Collection<ResourceId> ids) {
      return of.findBare(ids);
    }

    @Override
    public List<OwnedResource> page(ClientId owner, Optional<ResourceId> after, int atMost) {
      return of.page(owner, after, atMost);
    }

    @Override
    public List<Entry> at(ResourceServerId server, ClientId owner) {
      return of.at(server, owner);
    }

    @Override
    public boolean replace(OwnedResource resource) {
      return of.replace(resource);
    }

    @Override
    public boolean remove(ResourceId id, ClientId owner) {
      assertThat(of.remove(id, owner)).isTrue();
      throw new IllegalStateException("killed");
    }

    @Override
    public void removeAllOf(ClientId owner) {
      of.removeAllOf(owner);
    }
  }

  @Test
  void whereItIsNotRemovedAfterAllItsPoliciesStay() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    var accounts = new JooqAccounts(database);
    var policies = new JooqPolicies(database);
    var owned = new JooqOwnedResources(database);
    accounts.add(
        new Account(
            at.owner, AsMother.WALLET, AccountsContract.SECRET, AsMother.hash("management")));
    policies.add(policy(), 100, at.house.now());
    owned.add(Owners.kept(Owners.ownedBy(at.owner, AsNetwork.AT_CLINIC)), 9);
    var registry = new JooqRegistryStore(database, AuthorizationServerTypes.MODEL);
    var resources =
        new RegisterResources(
            at.house.world.world(),
            new RegisterResources.Stores(
                registry,
                new Dying(owned),
                new FindResources(owned),
                accounts,
                database.atomically()),
            (_, owner) -> policies.removeAllOf(owner));

    assertThatThrownBy(() ->
            resources.remove(
                new Pat(AsNetwork.CLINIC, Optional.of(at.owner)),
                at.house.registry.current(),
                AsNetwork.AT_CLINIC))
        .hasMessage("killed");

    assertThat(policies.page(at.owner, Optional.empty(), 10)).hasSize(1);
    assertThat(owned.page(at.owner, Optional.empty(), 10)).hasSize(1);
  }

  private Policy policy() {
    return new Policy(
        new PolicyId("p"),
        at.owner,
        AsNetwork.AT_CLINIC,
        AsMother.READ,
        at.house.now().plusSeconds(60),
        new Policy.WhoAsks());
  }
}
