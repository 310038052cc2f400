package org.openfpx.domain.wallet.owning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.wallet.FakeAuthorizationServers;
import org.openfpx.domain.testing.wallet.FakeOwnersServers;
import org.openfpx.domain.testing.wallet.OwnersServersContract;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;

class FakeOwnersServersTest implements OwnersServersContract {
  private final TestWorld world = new TestWorld();
  private final FakeAuthorizationServers otherwise = new FakeAuthorizationServers();
  private final FakeOwnersServers servers = new FakeOwnersServers(otherwise, world);
  private int accounts;

  @Override
  public OwnersServers servers() {
    return servers;
  }

  @Override
  public AuthorizationServers otherwise() {
    return otherwise;
  }

  @Override
  public AsAccount owning(int things) {
    accounts++;
    var account = WalletMother.asAccount("owner-" + accounts, WalletMother.JUNE);
    for (int i = 0; i < things; i++) {
      var id = account.id() + "-" + i;
      servers.register(
          account,
          new Thing(
              id,
              "https://types.example/immunizations",
              ScopeSet.of("read"),
              "clinic",
              Optional.empty()));
    }
    return account;
  }

  @Override
  public void isAsked(AsAccount account, String resource) {
    servers.ask(
        new Asked(
            "request-" + resource,
            account.credentials().clientId(),
            client(),
            Optional.empty(),
            List.of(
                new Asked.Line(
                    resource,
                    Optional.of("https://types.example/immunizations"),
                    Optional.empty(),
                    ScopeSet.of("read"),
                    Optional.of(Duration.ofDays(30)))),
            now(),
            now().plus(Duration.ofDays(7)),
            Optional.empty(),
            Asked.State.PENDING,
            List.of()));
  }

  @Override
  public String client() {
    return "my-immunizations";
  }

  @Override
  public Instant now() {
    return world.instant();
  }
}
