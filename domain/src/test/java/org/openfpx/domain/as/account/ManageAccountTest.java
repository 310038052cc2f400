package org.openfpx.domain.as.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.OneAtATime;

/** Accounts of a disabled wallet read and end, and nothing else (protocol, section 5). */
class ManageAccountTest {
  private final AsHouse house = new AsHouse();
  private final List<ClientId> ended = new ArrayList<>();
  private final ManageAccount manage =
      new ManageAccount(
          house.world.world(),
          house.registry,
          house.accounts,
          (account, at) -> ended.add(account),
          new OneAtATime());
  private final RegisterAccount.Made made =
      new RegisterAccount(house.world.world(), house.accounts)
          .register(AsNetwork.WALLET_CLIENT, house.registry.current(), Optional.empty())
          .orElseThrow();
  private final ClientId id = made.account().id();

  @Test
  void anAccountGetsAnotherSecret() {
    assertThat(manage.replaceKey(id, made.management(), Optional.empty()))
        .isInstanceOf(ManageAccount.Rekeyed.class);
    assertThat(manage.replaceKey(id, new Secret("another"), Optional.empty()))
        .isInstanceOf(ManageAccount.NoSuchAccount.class);
  }

  @Test
  void anAccountOfADisabledWalletGetsNoKeyAndCanGo() {
    var before = house.accounts.find(id);

    house.registry.become(AsNetwork.open().without("openfpx-wallet").participants());

    assertThat(manage.replaceKey(id, made.management(), Optional.empty()))
        .isInstanceOf(ManageAccount.WalletDisabled.class);
    assertThat(manage.read(id, made.management())).isEqualTo(before).isPresent();
    assertThat(manage.remove(id, made.management())).isTrue();
    assertThat(ended).containsExactly(id);
  }
}
