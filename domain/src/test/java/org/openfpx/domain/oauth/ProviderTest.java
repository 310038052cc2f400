package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.domain.testing.oauth.OauthClients.authenticated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryProvider;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** Codes, tokens and refreshing together (RFC 6749 sections 4.1.3 and 6, RFC 9700, RFC 7009). */
class ProviderTest {
  private static final CodeVerifier VERIFIER = new CodeVerifier("v".repeat(43));
  private static final ScopeSet ALL = ScopeSet.of("openid", "read");

  private final TestWorld world = new TestWorld();
  private final TransparentTokens signer = new TransparentTokens();
  private final ProviderStores stores = InMemoryProvider.stores();
  private final ProviderSettings settings =
      ProviderSettings.of(new Issuer("https://provider.example"));
  private final RegisteredClient alpha = OauthClients.alpha();
  private final InMemoryRegisteredClients clients = new InMemoryRegisteredClients(alpha);
  private final List<GrantId> ended = new ArrayList<>();
  private final EndGrant endGrant =
      new EndGrant(stores.accessTokens(), stores.refreshGrants(), ended::add);
  private final IssueCode issueCode = new IssueCode(settings, stores.codes(), world.world());
  private final RedeemCode redeem =
      new RedeemCode(settings, stores, signer, endGrant, world.world());
  private final RefreshTokens refresh =
      new RefreshTokens(settings, stores, signer, endGrant, world.world());
  private final RevokeToken revoke = new RevokeToken(stores, endGrant);
  private final CheckAccessToken check =
      new CheckAccessToken(stores.accessTokens(), clients, world);

  @Test
  void aCodeGivesAllThreeTokens() {
    var tokens = redeemed(present(code()));

    assertThat(tokens.scopes()).isEqualTo(ALL);
    assertThat(tokens.accessToken().orElseThrow().lifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(check.check(access(tokens), ScopeSet.of("read")))
        .isInstanceOfSatisfying(
            TokenCheck.Good.class, good -> assertThat(good.token().subject()).contains("june"));
    assertThat(tokens.refreshToken()).isPresent();
    var claims = signer.read(tokens.idToken().orElseThrow()).orElseThrow().claims();
    assertThat(claims.text("iss")).contains("https://provider.example");
    assertThat(claims.text("sub")).contains("june");
    assertThat(claims.text("aud")).contains("alpha");
    assertThat(claims.text("nonce")).contains("the nonce");
    assertThat(claims.instant("iat")).contains(world.instant());
    assertThat(claims.instant("exp")).contains(world.instant().plus(settings.idToken()));
    assertThat(claims.instant("auth_time")).contains(TestWorld.BEGINNING);
    assertThat(claims.text("acr")).contains("high");
  }

  @Test
  void aWalletsCodeGivesAnIdTokenAndNothingElse() {
    var idTokenOnly =
        new ProviderSettings(
            settings.issuer(),
            settings.code(),
            settings.accessToken(),
            settings.idToken(),
            settings.refreshUnused(),
            settings.refreshLongest(),
            true);
    var wallets = new RedeemCode(idTokenOnly, stores, signer, endGrant, world.world());

    assertThat(wallets.redeem(authenticated(alpha), present(code())))
        .isInstanceOfSatisfying(
            CodeRedemption.Redeemed.class,
            redeemed -> {
              assertThat(redeemed.tokens().idToken()).isPresent();
              assertThat(redeemed.tokens().accessToken()).isEmpty();
              assertThat(redeemed.tokens().refreshToken()).isEmpty();
            });
  }

  @Test
  void theOpenSetOfClaimsReplacesNoMemberOfItsOwn() {
    var claims =
        new IdTokenClaims(
                settings.issuer(),
                "june",
                alpha.id(),
                world.instant(),
                world.instant(),
                Optional.of("n"),
                Optional.empty(),
                Claims.NONE.with("sub", "mallory").with("aud", "beta").with("nonce", "x"))
            .toClaims();

    assertThat(claims.text("sub")).contains("june");
    assertThat(claims.text("aud")).contains("alpha");
    assertThat(claims.text("nonce")).contains("n");
  }

  @Test
  void aReplayedCodeEndsAllThatItGave() {
    var code = code();
    var tokens = redeemed(present(code));
    var refreshed = refreshed(tokens.refreshToken().orElseThrow());

    assertRefused(present(code));

    assertThat(check.check(access(tokens), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
    assertThat(check.check(access(refreshed), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
    assertThat(refresh(refreshed.refreshToken().orElseThrow()))
        .isEqualTo(new Refreshing.NoSuchToken());
    assertThat(ended).hasSize(1);
  }

  @Test
  void aCodeIsBurnedByBeingShownWrongly() {
    for (var wrong :
        List.of(
            new Wrong(Optional.of("https://alpha.example/callback"), Optional.empty()),
            new Wrong(Optional.of("https://alpha.example/callback"), Optional.of("w".repeat(43))),
            new Wrong(Optional.of("https://alpha.example/callback"), Optional.of("short")),
            new Wrong(Optional.of("https://alpha.example/other"), Optional.of(verifier())),
            new Wrong(Optional.empty(), Optional.of(verifier())))) {
      var code = code();
      assertRefused(new PresentedCode(code, wrong.redirectUri(), wrong.verifier()));
      assertRefused(present(code));
    }
  }

  @Test
  void anotherClientsAttemptNeitherGetsNorBurnsTheCode() {
    var code = code();

    assertThat(redeem.redeem(authenticated(OauthClients.beta()), present(code)))
        .isEqualTo(new CodeRedemption.NoSuchCode());
    assertThat(redeemed(present(code)).accessToken()).isPresent();
  }

  @Test
  void aCodeRunsOut() {
    var code = code();
    world.pass(Duration.ofSeconds(60));
    assertRefused(present(code));
  }

  @Test
  void aVerifierWithoutAChallengeIsRefused() {
    var code = issueCode.issue(request(Optional.empty()), june(ALL)).code();

    assertRefused(present(code));
  }

  @Test
  void nobodyIsGivenMoreThanWasAsked() {
    assertThatThrownBy(
            () -> issueCode.issue(request(Optional.empty()), june(ScopeSet.of("profile"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefreshTokenIsRotatedAndAReplayedOneEndsTheGrant() {
    var first = redeemed(present(code()));
    var second = refreshed(first.refreshToken().orElseThrow());
    var third = refreshed(second.refreshToken().orElseThrow());

    assertThat(refresh(first.refreshToken().orElseThrow())).isEqualTo(new Refreshing.NoSuchToken());

    assertThat(refresh(third.refreshToken().orElseThrow())).isEqualTo(new Refreshing.NoSuchToken());
    assertThat(check.check(access(third), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
    assertThat(ended).hasSize(1);
  }

  @Test
  void refreshingEndsTheOlderAccessToken() {
    var first = redeemed(present(code()));
    assertThat(check.check(access(first), ScopeSet.NONE)).isInstanceOf(TokenCheck.Good.class);

    var second = refreshed(first.refreshToken().orElseThrow());

    assertThat(check.check(access(first), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
    assertThat(check.check(access(second), ScopeSet.NONE)).isInstanceOf(TokenCheck.Good.class);
  }

  @Test
  void refreshingNarrowsTheAccessTokenAndNotTheGrant() {
    var first = redeemed(present(code()));

    var narrow =
        (Refreshing.Refreshed)
            refresh.refresh(
                authenticated(alpha),
                first.refreshToken().orElseThrow(),
                Optional.of(ScopeSet.of("read")));

    assertThat(narrow.tokens().scopes()).isEqualTo(ScopeSet.of("read"));
    assertThat(narrow.tokens().idToken()).isEmpty();
    assertThat(check.check(access(narrow.tokens()), ScopeSet.of("openid")))
        .isEqualTo(new TokenCheck.TooNarrow(ScopeSet.of("openid")));
    var wide = refreshed(narrow.tokens().refreshToken().orElseThrow());
    assertThat(wide.scopes()).isEqualTo(ALL);
    var claims = signer.read(wide.idToken().orElseThrow()).orElseThrow().claims();
    assertThat(claims.text("nonce")).isEmpty();
    assertThat(claims.text("sub")).contains("june");
    assertThat(claims.instant("auth_time")).contains(TestWorld.BEGINNING);
  }

  @Test
  void askingForMoreThanTheGrantKeepsTheToken() {
    var token = redeemed(present(code())).refreshToken().orElseThrow();

    assertThat(
            refresh.refresh(
                authenticated(alpha), token, Optional.of(ScopeSet.of("read", "profile"))))
        .isEqualTo(new Refreshing.BeyondGrant());
    assertThat(refreshed(token).refreshToken()).isPresent();
  }

  @Test
  void aRefreshTokenEndsUnusedAndAtTheLatestWithItsGrant() {
    var token = redeemed(present(code())).refreshToken().orElseThrow();
    for (int month = 0; month < 12; month++) {
      world.pass(Duration.ofDays(29));
      token = refreshed(token).refreshToken().orElseThrow();
    }
    world.pass(Duration.ofDays(18));
    assertThat(refresh(token)).isEqualTo(new Refreshing.NoSuchToken());

    var idle = redeemed(present(code())).refreshToken().orElseThrow();
    world.pass(Duration.ofDays(30));
    assertThat(refresh(idle)).isEqualTo(new Refreshing.NoSuchToken());
  }

  @Test
  void anAccessTokenNeverOutlivesItsGrant() {
    var token = redeemed(present(code())).refreshToken().orElseThrow();
    for (int step = 0; step < 24; step++) {
      world.pass(Duration.ofDays(15));
      token = refreshed(token).refreshToken().orElseThrow();
    }
    world.pass(Duration.ofDays(5).minusMinutes(10));

    assertThat(refreshed(token).accessToken().orElseThrow().lifetime())
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void anotherClientCanNeitherRefreshNorRevoke() {
    var tokens = redeemed(present(code()));
    var beta = authenticated(OauthClients.beta());

    assertThat(refresh.refresh(beta, tokens.refreshToken().orElseThrow(), Optional.empty()))
        .isEqualTo(new Refreshing.NoSuchToken());
    assertThat(revoke.revoke(beta, tokens.refreshToken().orElseThrow()))
        .isEqualTo(new Revocation.NothingToEnd());
    assertThat(revoke.revoke(beta, access(tokens))).isEqualTo(new Revocation.NothingToEnd());
    assertThat(refreshed(tokens.refreshToken().orElseThrow()).accessToken()).isPresent();
  }

  @Test
  void revokingAnAccessTokenEndsThatOne() {
    var tokens = redeemed(present(code()));

    assertThat(revoke.revoke(authenticated(alpha), access(tokens)))
        .isEqualTo(new Revocation.TokenEnded());
    assertThat(revoke.revoke(authenticated(alpha), access(tokens)))
        .isEqualTo(new Revocation.NothingToEnd());
    assertThat(check.check(access(tokens), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
    assertThat(refreshed(tokens.refreshToken().orElseThrow()).accessToken()).isPresent();
  }

  @Test
  void revokingARefreshTokenEvenAnOldOneEndsTheGrant() {
    var first = redeemed(present(code()));
    var second = refreshed(first.refreshToken().orElseThrow());

    assertThat(revoke.revoke(authenticated(alpha), first.refreshToken().orElseThrow()))
        .isInstanceOf(Revocation.GrantEnded.class);

    assertThat(check.check(access(second), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
    assertThat(refresh(second.refreshToken().orElseThrow()))
        .isEqualTo(new Refreshing.NoSuchToken());
    assertThat(ended).hasSize(1);
  }

  @Test
  void theTokensOfADisabledClientAreNotGood() {
    var tokens = redeemed(present(code()));
    clients.disable(alpha.id());
    assertThat(check.check(access(tokens), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
  }

  @Test
  void anAccessTokenRunsOut() {
    var tokens = redeemed(present(code()));
    world.pass(Duration.ofHours(1));
    assertThat(check.check(access(tokens), ScopeSet.NONE)).isEqualTo(new TokenCheck.NotGood());
  }

  private record Wrong(Optional<String> redirectUri, Optional<String> verifier) {}

  private Secret code() {
    return issueCode.issue(request(Optional.of(CodeChallenge.of(VERIFIER))), june(ALL)).code();
  }

  private AuthorizationRequest request(Optional<CodeChallenge> challenge) {
    return new AuthorizationRequest(
        alpha,
        new RedirectTarget("https://alpha.example/callback"),
        Optional.of("state"),
        ALL,
        challenge,
        Optional.of("the nonce"),
        Set.of(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  private static Authorization june(ScopeSet scopes) {
    return new Authorization(
        "june", scopes, Optional.of(TestWorld.BEGINNING), Claims.NONE.with("acr", "high"));
  }

  private static String verifier() {
    return VERIFIER.reveal();
  }

  private static PresentedCode present(Secret code) {
    return new PresentedCode(
        code, Optional.of("https://alpha.example/callback"), Optional.of(verifier()));
  }

  private IssuedTokens redeemed(PresentedCode presented) {
    var outcome = redeem.redeem(authenticated(alpha), presented);
    assertThat(outcome).isInstanceOf(CodeRedemption.Redeemed.class);
    return ((CodeRedemption.Redeemed) outcome).tokens();
  }

  private void assertRefused(PresentedCode presented) {
    assertThat(redeem.redeem(authenticated(alpha), presented))
        .isEqualTo(new CodeRedemption.NoSuchCode());
  }

  private Refreshing refresh(Secret token) {
    return refresh.refresh(authenticated(alpha), token, Optional.empty());
  }

  private IssuedTokens refreshed(Secret token) {
    var outcome = refresh(token);
    assertThat(outcome).isInstanceOf(Refreshing.Refreshed.class);
    return ((Refreshing.Refreshed) outcome).tokens();
  }

  private static Secret access(IssuedTokens tokens) {
    return tokens.accessToken().orElseThrow().value();
  }
}
