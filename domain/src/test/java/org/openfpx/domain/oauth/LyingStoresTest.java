package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.oauth.OauthClients.authenticated;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryAccessTokens;
import org.openfpx.domain.testing.oauth.InMemoryCodes;
import org.openfpx.domain.testing.oauth.InMemoryProvider;
import org.openfpx.domain.testing.oauth.InMemoryRefreshGrants;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;
import org.openfpx.domain.testing.oauth.OneAtATime;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** Stores that give what was not asked for: nobody gets another's tokens by their mistake. */
class LyingStoresTest {
  private static final String CALLBACK = "https://beta.example/callback";
  private static final Secret SHOWN = new Secret("shown");

  private final TestWorld world = new TestWorld();
  private final ProviderSettings settings =
      ProviderSettings.of(new Issuer("https://provider.example"));
  private final Authorization june =
      new Authorization("june", ScopeSet.of("openid"), Optional.empty(), Claims.NONE);

  @Test
  void anotherClientsCodeIsNotRedeemed() {
    var betas =
        new IssuedCode(
            new GrantId("g"),
            new ClientId("beta"),
            CALLBACK,
            Optional.empty(),
            Optional.empty(),
            june,
            world.instant().plusSeconds(60));
    var codes = new AlwaysThisCode(new CodeUse.First(betas));
    var stores =
        new ProviderStores(
            codes, new InMemoryAccessTokens(), new InMemoryRefreshGrants(), new OneAtATime());
    var redeem =
        new RedeemCode(settings, stores, new TransparentTokens(), endGrant(stores), world.world());

    assertThat(
            redeem.redeem(
                authenticated(OauthClients.alpha()),
                new PresentedCode(SHOWN, Optional.of(CALLBACK), Optional.empty())))
        .isEqualTo(new CodeRedemption.NoSuchCode());
  }

  @Test
  void anotherClientsOrALateGrantIsNotRefreshed() {
    var now = world.instant();
    var later = now.plus(Duration.ofDays(1));
    for (var grant :
        new RefreshGrant[] {
          new RefreshGrant(new GrantId("g"), new ClientId("beta"), june, now, later, later),
          new RefreshGrant(new GrantId("g"), new ClientId("alpha"), june, now, later, now),
          new RefreshGrant(new GrantId("g"), new ClientId("alpha"), june, now, now, later),
        }) {
      var stores =
          new ProviderStores(
              new InMemoryCodes(),
              new InMemoryAccessTokens(),
              new AlwaysThisGrant(grant),
              new OneAtATime());
      var refresh =
          new RefreshTokens(
              settings, stores, new TransparentTokens(), endGrant(stores), world.world());

      assertThat(refresh.refresh(authenticated(OauthClients.alpha()), SHOWN, Optional.empty()))
          .isEqualTo(new Refreshing.NoSuchToken());
    }
  }

  @Test
  void aTokenThatHasRunOutIsNotGoodAlthoughItIsStillThere() {
    var stores = InMemoryProvider.stores();
    stores
        .accessTokens()
        .issue(
            SHOWN.hash(),
            new AccessToken(
                new GrantId("g"),
                new ClientId("alpha"),
                Optional.of("june"),
                ScopeSet.of("read"),
                world.instant(),
                world.instant()));
    var check =
        new CheckAccessToken(
            stores.accessTokens(), new InMemoryRegisteredClients(OauthClients.alpha()), world);

    assertThat(check.check(SHOWN, ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
  }

  private static EndGrant endGrant(ProviderStores stores) {
    return new EndGrant(stores.accessTokens(), stores.refreshGrants(), GrantEndings.NOTHING_MORE);
  }

  private record AlwaysThisCode(CodeUse use) implements Codes {
    @Override
    public void issue(SecretHash code, IssuedCode issued) {}

    @Override
    public CodeUse consume(SecretHash code, ClientId by, Optional<KeyThumbprint> key) {
      return use;
    }

    @Override
    public void endAllOf(ClientId client) {}
  }

  private record AlwaysThisGrant(RefreshGrant grant) implements RefreshGrants {
    @Override
    public void open(RefreshGrant opened, SecretHash token) {}

    @Override
    public Optional<RefreshGrant> find(SecretHash token, ClientId by) {
      return Optional.of(grant);
    }

    @Override
    public RefreshUse rotate(
        SecretHash presented, ClientId by, SecretHash next, Instant unusedUntil) {
      return new RefreshUse.Rotated(grant);
    }

    @Override
    public Optional<GrantId> grantOf(SecretHash token, ClientId by) {
      return Optional.of(grant.id());
    }

    @Override
    public void end(GrantId ended) {}

    @Override
    public void endAllOf(ClientId client) {}
  }
}
