package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryProvider;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** RFC 9449 sections 5 and 7: what a code gives is bound to the key that the client has shown. */
class BoundGrantTest {
  private static final KeyThumbprint KEY = new KeyThumbprint("k".repeat(43));
  private static final KeyThumbprint ANOTHER = new KeyThumbprint("a".repeat(43));
  private static final ScopeSet READ = ScopeSet.of("read");

  private final TestWorld world = new TestWorld();
  private final ProviderStores stores = InMemoryProvider.stores();
  private final ProviderSettings settings =
      ProviderSettings.of(new Issuer("https://provider.example"));
  private final TransparentTokens signer = new TransparentTokens();
  private final EndGrant endGrant =
      new EndGrant(stores.accessTokens(), stores.refreshGrants(), GrantEndings.NOTHING_MORE);
  private final CheckAccessToken check =
      new CheckAccessToken(
          stores.accessTokens(),
          new InMemoryRegisteredClients(OauthClients.alpha(), OauthClients.pia()),
          world);

  private IssuedTokens redeem(AuthenticatedClient client) {
    return ((CodeRedemption.Redeemed) redeem(client, Optional.empty())).tokens();
  }

  private CodeRedemption redeem(AuthenticatedClient client, Optional<KeyThumbprint> named) {
    return redeem(client, issue(client, named));
  }

  private CodeRedemption redeem(AuthenticatedClient client, PresentedCode presented) {
    return new RedeemCode(settings, stores, signer, endGrant, world.world())
        .redeem(client, presented);
  }

  private PresentedCode issue(AuthenticatedClient client, Optional<KeyThumbprint> named) {
    var code = world.next();
    var verifier = CodeVerifier.next(world);
    var redirect = "https://" + client.id() + ".example/callback";
    stores
        .codes()
        .issue(
            code.hash(),
            new IssuedCode(
                new GrantId(code.hash().hex()),
                client.id(),
                redirect,
                Optional.of(CodeChallenge.of(verifier)),
                Optional.empty(),
                new Authorization("june", READ, Optional.empty(), Claims.NONE),
                world.instant().plusSeconds(60),
                named));
    return new PresentedCode(code, Optional.of(redirect), Optional.of(verifier.reveal()));
  }

  private Refreshing refresh(AuthenticatedClient client, IssuedTokens tokens) {
    return new RefreshTokens(settings, stores, signer, endGrant, world.world())
        .refresh(client, tokens.refreshToken().orElseThrow(), Optional.empty());
  }

  private static Secret access(IssuedTokens tokens) {
    return tokens.accessToken().map(BearerToken::value).orElseThrow();
  }

  private static AuthenticatedClient alpha() {
    return OauthClients.authenticated(OauthClients.alpha());
  }

  private static AuthenticatedClient pia() {
    return OauthClients.authenticated(OauthClients.pia());
  }

  @Test
  void aBoundTokenOpensWithItsKeyAndABearerTokenWithoutAny() {
    var bound = redeem(alpha().holding(KEY));
    assertThat(bound.key()).contains(KEY);
    assertThat(check.check(access(bound), Optional.of(KEY), READ))
        .isInstanceOf(TokenCheck.Good.class);
    assertThat(check.check(access(bound), READ)).isInstanceOf(TokenCheck.NotGood.class);
    assertThat(check.check(access(bound), Optional.of(ANOTHER), READ))
        .isInstanceOf(TokenCheck.NotGood.class);

    var bearer = redeem(alpha());
    assertThat(bearer.key()).isEmpty();
    assertThat(check.check(access(bearer), READ)).isInstanceOf(TokenCheck.Good.class);
    assertThat(check.check(access(bearer), Optional.of(KEY), READ))
        .isInstanceOf(TokenCheck.NotGood.class);
  }

  @Test
  void aCodeWhoseRequestNamedAKeyIsRedeemedWithThatKeyAlone() {
    for (var client : List.of(alpha(), pia())) {
      assertThat(redeem(client, Optional.of(KEY))).isEqualTo(new CodeRedemption.NoSuchCode());
      assertThat(redeem(client.holding(ANOTHER), Optional.of(KEY)))
          .isEqualTo(new CodeRedemption.NoSuchCode());
      assertThat(redeem(client.holding(KEY), Optional.of(KEY)))
          .isInstanceOf(CodeRedemption.Redeemed.class);
    }
  }

  @Test
  void whoHasACodeWithoutItsKeyNeitherSpendsItNorEndsWhatItGave() {
    var code = issue(pia(), Optional.of(KEY));
    var without = List.of(pia(), pia().holding(ANOTHER));
    without.forEach(
        who -> assertThat(redeem(who, code)).isEqualTo(new CodeRedemption.NoSuchCode()));

    var given = ((CodeRedemption.Redeemed) redeem(pia().holding(KEY), code)).tokens();

    without.forEach(
        who -> assertThat(redeem(who, code)).isEqualTo(new CodeRedemption.NoSuchCode()));
    assertThat(check.check(access(given), Optional.of(KEY), READ))
        .isInstanceOf(TokenCheck.Good.class);

    assertThat(redeem(pia().holding(KEY), code)).isEqualTo(new CodeRedemption.NoSuchCode());
    assertThat(check.check(access(given), Optional.of(KEY), READ))
        .isInstanceOf(TokenCheck.NotGood.class);
  }

  @Test
  void aPublicClientRefreshesWithItsKeyAlone() {
    var tokens = redeem(pia().holding(KEY));

    assertThat(refresh(pia(), tokens)).isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(refresh(pia().holding(ANOTHER), tokens)).isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(check.check(access(tokens), Optional.of(KEY), READ))
        .as("nothing of that ended anything")
        .isInstanceOf(TokenCheck.Good.class);

    var second = ((Refreshing.Refreshed) refresh(pia().holding(KEY), tokens)).tokens();
    assertThat(second.key()).contains(KEY);
    assertThat(refresh(pia().holding(ANOTHER), second)).isInstanceOf(Refreshing.NoSuchToken.class);
  }

  @Test
  void aUsedRefreshTokenShownWithoutItsKeyEndsNothing() {
    var tokens = redeem(pia().holding(KEY));
    var second = ((Refreshing.Refreshed) refresh(pia().holding(KEY), tokens)).tokens();

    assertThat(refresh(pia(), tokens)).isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(refresh(pia().holding(ANOTHER), tokens)).isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(check.check(access(second), Optional.of(KEY), READ))
        .isInstanceOf(TokenCheck.Good.class);

    assertThat(refresh(pia().holding(KEY), tokens)).isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(check.check(access(second), Optional.of(KEY), READ))
        .isInstanceOf(TokenCheck.NotGood.class);
  }

  @Test
  void whoProvesWhoItIsMayGoOnWithAnotherKey() {
    var tokens = redeem(alpha().holding(KEY));

    var second = ((Refreshing.Refreshed) refresh(alpha().holding(ANOTHER), tokens)).tokens();

    assertThat(check.check(access(second), Optional.of(ANOTHER), READ))
        .isInstanceOf(TokenCheck.Good.class);
  }
}
