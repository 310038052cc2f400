package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.resource.RegisterResources;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.testing.as.AccountsContract;
import org.openfpx.domain.testing.as.AsMother;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.persistence.pool.SystemSchema;
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

  /** A registry whose server dies while it is being changed. */
  private static final class DyingRegistry implements RegistryStore {
    @Override
    public Registry load() {
      throw new IllegalStateException("never loaded");
    }

    @Override
    public long version() {
      return 0;
    }

    @Override
    public Registry change(Function<Registry, RegistryChange> decide, Instant now) {
      throw new IllegalStateException("killed");
    }
  }

  @Test
  void whereTheRegistryKeepsItItsPoliciesStay() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    var accounts = new JooqAccounts(database);
    var policies = new JooqPolicies(database);
    accounts.add(
        new Account(
            at.owner, AsMother.WALLET, AccountsContract.SECRET, AsMother.hash("management")));
    policies.add(policy(), 100, at.house.now());
    var resources =
        new RegisterResources(
            at.house.world.world(),
            new RegisterResources.Stores(new DyingRegistry(), accounts, database.atomically()),
            (_, owner) -> policies.removeAllOf(owner));

    assertThatThrownBy(() ->
            resources.remove(
                new Pat(AsNetwork.CLINIC, Optional.of(at.owner)),
                at.house.registry.current(),
                AsNetwork.AT_CLINIC))
        .hasMessage("killed");

    assertThat(policies.page(at.owner, Optional.empty(), 10)).hasSize(1);
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
