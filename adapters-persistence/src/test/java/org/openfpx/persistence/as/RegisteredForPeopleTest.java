package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.resource.RegisterResources;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.testing.as.AccountsContract;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsMother;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.OwnedResourcesContract;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.registry.JooqRegistryStore;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** What servers register for people, on a database and at the same time (protocol, section 4.1). */
@EachDatabase
class RegisteredForPeopleTest {
  private static final int MOST = 1000;
  private static final int HOW_MANY = 60;

  private final AsHouse house = new AsHouse();
  private final Snapshot network = house.registry.current();
  private final Database database;
  private final JooqRegistryStore registry;
  private final JooqAccounts accounts;
  private final JooqOwnedResources owned;
  private final RegisterResources resources;

  RegisteredForPeopleTest(TestDatabase on) {
    database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    registry = new JooqRegistryStore(database, AuthorizationServerTypes.MODEL);
    accounts = new JooqAccounts(database);
    owned = new JooqOwnedResources(database);
    resources =
        new RegisterResources(
            house.world.world(),
            new RegisterResources.Stores(
                registry, owned, new FindResources(owned), accounts, database.atomically()),
            (_, _) -> {});
  }

  private static ClientId id(int number) {
    return new ClientId("account-" + number);
  }

  private void account(int number) {
    accounts.add(
        new Account(
            id(number),
            AsMother.WALLET,
            AccountsContract.SECRET,
            AsMother.hash("management " + number)));
  }

  private static Pat pat(int number) {
    return new Pat(AsNetwork.CLINIC, Optional.of(id(number)));
  }

  private RegisterResources.Outcome register(int number) {
    var type = network.definition(AsNetwork.IMMUNIZATIONS).orElseThrow().type();
    var description =
        new RegisterResources.Description(
            Optional.of(type),
            AsMother.READ,
            Optional.empty(),
            Optional.of("words"),
            Optional.of(URI.create("https://clinic.example/icon")));
    return resources.register(pat(number), network, description);
  }

  @Test
  void theRegistryIsNeitherWaitedForNorChanged() throws Exception {
    account(1);
    var before = registry.version();
    var made = new ArrayList<RegisterResources.Outcome>();

    registry.change(
        _ -> {
          // While somebody holds the registry's lock.
          made.add(
              CompletableFuture.supplyAsync(() -> register(1))
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join());
          return RegistryChange.NONE;
        },
        house.now());

    assertThat(made)
        .singleElement()
        .isInstanceOfSatisfying(
            RegisterResources.Kept.class,
            kept -> {
              assertThat(resources.find(pat(1), network, kept.id())).isPresent();
              assertThat(resources.remove(pat(1), network, kept.id())).isEqualTo(kept);
              assertThat(resources.find(pat(1), network, kept.id())).isEmpty();
            });
    assertThat(registry.version()).isEqualTo(before);
  }

  @Test
  void ofTwoThatAreRegisteredAtTheBoundOneIs() {
    account(1);
    for (int i = 1; i < MOST; i++) {
      owned.add(OwnedResourcesContract.resource("r" + i, id(1), clinic()), MOST);
    }

    var outcomes = Rivals.march(1, _ -> register(1));

    assertThat(outcomes.getFirst())
        .hasSizeGreaterThan(1)
        .filteredOn(RegisterResources.Kept.class::isInstance)
        .hasSize(1);
    assertThat(outcomes.getFirst())
        .filteredOn(new RegisterResources.TooManyOfOne(MOST)::equals)
        .hasSize(outcomes.getFirst().size() - 1);
    assertThat(owned.at(clinic(), id(1))).hasSize(MOST);
  }

  private static ResourceServerId clinic() {
    return new ResourceServerId(AsNetwork.CLINIC.value());
  }

  @Test
  void forAnAccountThatIsGoingNothingIsLeft() {
    for (int i = 0; i < HOW_MANY; i++) {
      account(i);
    }
    var turn = new AtomicInteger();

    Rivals.march(HOW_MANY, at -> turn.getAndIncrement() % 4 == 0 ? remove(at) : register(at));

    for (int i = 0; i < HOW_MANY; i++) {
      remove(i);
      assertThat(register(i)).isInstanceOf(RegisterResources.NotAllowed.class);
      assertThat(owned.page(id(i), Optional.<ResourceId>empty(), 9)).isEmpty();
    }
  }

  /** As an account is removed. */
  private boolean remove(int number) {
    return database
        .atomically()
        .run(() -> {
          if (!accounts.hold(id(number))) {
            return false;
          }
          owned.removeAllOf(id(number));
          accounts.remove(id(number));
          return true;
        });
  }
}
