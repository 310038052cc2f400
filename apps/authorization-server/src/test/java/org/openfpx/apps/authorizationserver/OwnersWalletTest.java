package org.openfpx.apps.authorizationserver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentTokens;
import org.openfpx.domain.testing.wallet.OwnersServersContract;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.owning.OwnersServers;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.UmaAuthorizationServers;
import org.openfpx.idp.uma.UmaCalls;
import org.openfpx.idp.uma.UmaOwnersServers;

/** What a wallet says to an Authorization Server for owners, and what that answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnersWalletTest implements OwnersServersContract {
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Exchange exchange;
  private Caller as;
  private OwnersServers servers;
  private AuthorizationServers otherwise;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    var world = new TestWorld().world();
    var client =
        new ProviderClient(
            outgoing,
            ProviderDirectory.ofAuthorizationServers(outgoing, world.time()),
            new TransparentTokens(),
            world);
    Function<String, Optional<ProviderRegistration>> registration =
        id -> Optional.of(registration());
    var calls = new UmaCalls(outgoing, client, world);
    servers = new UmaOwnersServers(calls, registration);
    otherwise = new UmaAuthorizationServers(calls, registration);
  }

  private ProviderRegistration registration() {
    return new ProviderRegistration(
        new Issuer(server.issuer()),
        new ClientId("wallet"),
        new OwnCredential.SecretInHeader(new Secret(StartedServer.SECRET)),
        URI.create("https://wallet.example/"),
        ScopeSet.NONE,
        Map.of());
  }

  @AfterAll
  void stop() {
    outgoing.close();
    server.close();
    wallet.close();
  }

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
    var made =
        otherwise.register("as")
                instanceof AuthorizationServers.RegisterAnswer.Registered(var credentials)
            ? credentials
            : fail();
    for (int i = 0; i < things; i++) {
      Exchange.owned(server, made.clientId());
    }
    return new AsAccount("owner", new AccountId("alice"), "as", made, now());
  }

  private static AuthorizationServers.Credentials fail() {
    throw new AssertionError("no account");
  }

  @Override
  public void isAsked(AsAccount account, String resource) {
    as.form(
        "/oauth2/token",
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:uma-ticket",
            "ticket",
            exchange.ticketFor(resource)),
        "Authorization",
        Exchange.APP);
  }

  @Override
  public String client() {
    return "app";
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
