package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.LyingStores;
import org.openfpx.domain.testing.oauth.OneAtATime;

/** Stores that return another's rows: the rules must still give nothing away. */
class LyingStoresTest {
  private final AsHouse house = new AsHouse();
  private final LyingStores lying =
      new LyingStores(house.transactions, house.permissions, house.tokens);

  @Test
  void anotherClientsTransactionIsNotRedeemed() {
    var ticket = house.decided(AT_CLINIC).orElseThrow();

    assertThat(redeem(OTHER, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void anotherTransactionsPermissionsAreNotIssuedFor() {
    house.grant(AT_CLINIC);
    var ticket = house.decided(AT_CLINIC).orElseThrow();

    var granted = (RedeemTicket.Granted) redeem(APP, ticket);

    // The store gives all permissions there are; those of this transaction alone count.
    assertThat(granted.tokens().tokens())
        .singleElement()
        .satisfies(one -> assertThat(one.permissions()).hasSize(1));
  }

  @Test
  void introspectionShowsNothingOfAnotherGrant() {
    house.grant(AT_CLINIC);
    var token = house.grant(AT_CLINIC).tokens().getFirst().token();
    var introspect =
        new IntrospectToken(
            house.world.world(),
            house.registry,
            new IntrospectToken.Stores(lying.tokens(), house.policies, house.findResources()),
            AsHouse.sealer());

    assertThat(introspect.introspect(CLINIC, token))
        .isInstanceOfSatisfying(
            IntrospectToken.Active.class, active -> assertThat(active.permissions()).hasSize(1));
  }

  @Test
  void anotherAccountsPermissionIsNotRead() {
    house.grant(AT_CLINIC);
    var permission = house.permissions.all().getFirst();
    var held =
        new HeldPermissions(
            house.world.world(), lying.permissions(), house.accounts, house.endings());
    var stranger = new ClientId("stranger");

    assertThat(held.find(stranger, permission.id())).isEmpty();
    assertThat(
            held.reduce(
                stranger,
                house.registry.current(),
                permission.id(),
                new HeldPermissions.Change(Optional.of(ScopeSet.NONE), Optional.empty(), false)))
        .isInstanceOf(HeldPermissions.NoSuchPermission.class);
  }

  private RedeemTicket.Outcome redeem(ClientId client, Secret ticket) {
    var stores =
        new RedeemTicket.Stores(
            lying.transactions(),
            lying.permissions(),
            house.tokens,
            house.policies,
            house.findResources(),
            house.asking(),
            new OneAtATime());
    return new RedeemTicket(house.world.world(), house.registry, stores, house.rules())
        .redeem(
            house.authenticated(client),
            new RedeemTicket.Request(
                ticket,
                ScopeSet.NONE,
                Optional.of(house.verifier),
                Optional.empty(),
                Optional.empty(),
                RedeemTicket.Brought.NOTHING,
                List.of()));
  }
}
