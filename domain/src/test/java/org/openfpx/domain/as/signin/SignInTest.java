package org.openfpx.domain.as.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.BearerToken;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeRedemption;
import org.openfpx.domain.oauth.IssuedTokens;
import org.openfpx.domain.oauth.PresentedCode;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.domain.oauth.Refreshing;
import org.openfpx.domain.oauth.TokenCheck;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** Protocol, section 2.4. */
class SignInTest {
  private static final RequestSignIn.Browser BROWSER =
      new RequestSignIn.Browser(List.of(), _ -> false);

  /** Of this wallet's person at this client, and of nobody else. */
  private static final String SUBJECT =
      SecretHash.sha256("sub\nhttps://wallet.example\nmy-immunizations\na-name-for-this-one-client")
          .hex();

  private static final ScopeSet OPENID = ScopeSet.of("openid");
  private static final Map<String, String> STAYING = Map.of("scope", "openid offline_access");

  private final AsHouse house = new AsHouse();
  private final TransparentTokens signer = new TransparentTokens();
  private final SignInTokens tokens = house.signInTokens(signer);

  @Test
  void aYesBecomesACodeAndTheCodeAnIdTokenOfTheNameThatTheWalletMade() {
    var issued = mustRedeem(codeFor(Map.of("nonce", "n")));

    assertThat(issued.scopes()).isEqualTo(OPENID);
    assertThat(issued.refreshToken()).as("nobody said that it may stay").isEmpty();
    var claims = signer.read(issued.idToken().orElseThrow()).orElseThrow().claims();
    assertThat(claims.text("sub")).contains(SUBJECT);
    assertThat(claims.text("aud")).contains("my-immunizations");
    assertThat(claims.text("nonce")).contains("n");
    assertThat(claims.text("acr")).contains("ial2-aal2");
    assertThat(claims.instant("auth_time")).isEmpty();
  }

  @Test
  void theAccessTokenOpensUserinfoForTheSameName() {
    var issued = mustRedeem(codeFor(Map.of()));

    assertThat(tokens.check().check(access(issued), OPENID))
        .isInstanceOfSatisfying(
            TokenCheck.Good.class, good -> assertThat(good.token().subject()).contains(SUBJECT));
  }

  @Test
  void theWayBackCarriesStateAndIssuer() {
    var back = (FinishGathering.SentBack) answered(begin(Map.of("state", "s t")), entry("openid"));

    assertThat(back.address().toString())
        .startsWith("https://app.example/signed-in?code=")
        .contains("&state=s%20t&")
        .endsWith("iss=https%3A%2F%2Fas.example");
  }

  @Test
  void whatTheClientWantsOfTheSignInGoesToTheWallet() {
    begin(Map.of("prompt", "login consent", "max_age", "60", "acr_values", "ial2-aal2 other"));

    var sent = house.wallet.sent().signIn().orElseThrow();
    assertThat(sent.prompts()).isEqualTo(Set.of(Prompt.LOGIN, Prompt.CONSENT));
    assertThat(sent.maxAge()).contains(Duration.ofMinutes(1));
    assertThat(sent.acrValues()).containsExactly("ial2-aal2", "other");
  }

  @Test
  void withoutAPageTheWalletIsAskedAndWhatItSaysIsPassedOn() {
    for (var error :
        List.of(
            "login_required",
            "consent_required",
            "interaction_required",
            "unmet_authentication_requirements")) {
      var browser = begin(Map.of("prompt", "none"));
      assertThat(house.wallet.sent().signIn().orElseThrow().prompts()).containsExactly(Prompt.NONE);
      assertThat(backFrom(house.finishWithError(browser, error))).contains("error=" + error + "&");
    }
    var browser = begin(Map.of("prompt", "none"));
    assertThat(backFrom(house.finishWithError(browser, "what_the_person_thinks")))
        .contains("error=access_denied&")
        .doesNotContain("thinks");
  }

  private static String backFrom(FinishGathering.Outcome outcome) {
    return ((FinishGathering.SentBack) outcome).address().getRawQuery();
  }

  @Test
  void aSignInThatIsLessSureThanWasAskedIsNone() {
    var browser = begin(Map.of("acr_values", "other ial3-aal3"));
    var back = backFrom(answered(browser, entry("openid")));
    assertThat(back).contains("error=unmet_authentication_requirements&");
    assertThat(house.permissions.all()).isEmpty();

    codeFor(Map.of("acr_values", "ial3-aal3 ial2-aal2"));
    codeFor(Map.of("acr_values", "urn:others:alone"));
  }

  @Test
  void aPushThatMeetsTheDecisionIsLateAndTheCodeIsGood() {
    for (var scope : List.of("openid", "more")) {
      var browser = begin(Map.of());
      var pushed = house.mustPush(house.account(), entry("openid"));
      var code = new AtomicReference<Optional<Secret>>(Optional.empty());
      house.transactions.afterTheNextLook(() -> code.set(codeIn(house.finish(browser, pushed))));

      assertThat(house.push(house.account(), entry(scope)))
          .isInstanceOf(PushPermissions.NoSuchTransaction.class);

      mustRedeem(code.get().orElseThrow());
    }
    assertThat(house.permissions.all()).hasSize(2);
  }

  @Test
  void withMaxAgeTheClientLearnsWhenThePersonSignedIn() {
    var issued = mustRedeem(codeFor(Map.of("max_age", "60")));

    assertThat(signer.read(issued.idToken().orElseThrow()).orElseThrow().claims())
        .satisfies(claims -> assertThat(claims.instant("auth_time")).contains(house.now()));
  }

  @Test
  void aWalletThatDoesNotSayWhenIsNoAnswerToMaxAge() {
    var browser = begin(Map.of("max_age", "60"));
    var pushed = house.mustPush(house.account(), entry("openid"));

    assertThat(codeIn(house.finish(browser, without(house.said(pushed), true, false)))).isEmpty();
  }

  @Test
  void aWalletThatSaysTooLongAgoIsNoAnswerToMaxAge() {
    var browser = begin(Map.of("max_age", "60"));
    var pushed = house.mustPush(house.account(), entry("openid"));
    var said = house.said(pushed);
    var longAgo = house.now().minus(Duration.ofMinutes(20));

    assertThat(codeIn(house.finish(browser, signedInAt(said, longAgo)))).isEmpty();
  }

  @Test
  void aWalletThatNamesNobodySignsNobodyIn() {
    var browser = begin(Map.of());
    var pushed = house.mustPush(house.account(), entry("openid"));

    assertThat(codeIn(house.finish(browser, without(house.said(pushed), false, true)))).isEmpty();
    assertThat(house.permissions.all()).isEmpty();
  }

  @Test
  void aWalletThatPushedNothingGaveNothing() {
    assertThat(codeIn(house.finish(begin(Map.of()), List.<PermissionId>of()))).isEmpty();
  }

  @Test
  void nothingButTheOneEntryCanBePushedIntoASignIn() {
    refusesAndEnds(
        PushPermissions.NoSuchResource.class,
        () -> new PushPermissions.Entry[] {house.entry(AT_CLINIC, "read")});
    refusesAndEnds(
        PushPermissions.GivenTwice.class,
        () -> new PushPermissions.Entry[] {entry("openid"), entry("openid")});
    refusesAndEnds(
        PushPermissions.NoSuchScope.class,
        () -> new PushPermissions.Entry[] {entry("openid", "register")});
  }

  /** In a sign-in anew. */
  private void refusesAndEnds(
      Class<? extends PushPermissions.Outcome> how, Supplier<PushPermissions.Entry[]> entries) {
    var browser = begin(Map.of());
    var account = house.account();

    assertThat(house.push(account, entries.get())).isInstanceOf(how);

    assertThat(house.push(account, entry("openid")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);
    assertThat(codeIn(house.finish(browser, List.<PermissionId>of()))).isEmpty();
  }

  @Test
  void aSignInCantBePushedIntoARequestForResources() {
    house.mustStart(APP, house.mustOpen(APP));

    assertThat(house.push(house.account(), entry("openid")))
        .isInstanceOf(PushPermissions.NoSuchResource.class);
  }

  @Test
  void aCodeShownAgainEndsAllThatItGave() {
    var code = codeFor(STAYING);
    var issued = mustRedeem(code);

    assertThat(redeem(APP, code)).isInstanceOf(CodeRedemption.NoSuchCode.class);
    assertThat(tokens.check().check(access(issued), OPENID)).isInstanceOf(TokenCheck.NotGood.class);
    assertThat(refresh(issued.refreshToken().orElseThrow()))
        .isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(house.permissions.all())
        .allSatisfy(one -> assertThat(one.state()).isInstanceOf(Permission.State.Ended.class));
  }

  @Test
  void anotherClientsCodeDoesNotExist() {
    var code = codeFor(STAYING);

    assertThat(redeem(OTHER, code)).isInstanceOf(CodeRedemption.NoSuchCode.class);
    assertThat(redeem(APP, code)).isInstanceOf(CodeRedemption.Redeemed.class);
  }

  @Test
  void aRefreshTokenIsRotatedAndAReplayEndsTheGrant() {
    var first = mustRedeem(codeFor(STAYING)).refreshToken().orElseThrow();
    var second = ((Refreshing.Refreshed) refresh(first)).tokens();

    assertThat(refresh(first)).isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(refresh(second.refreshToken().orElseThrow()))
        .isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(tokens.check().check(access(second), OPENID)).isInstanceOf(TokenCheck.NotGood.class);
  }

  @Test
  void whatThePersonStopsIsOverAtOnce() {
    var issued = mustRedeem(codeFor(STAYING));
    var given = house.permissions.all().getFirst();

    house.heldPermissions().end(given.account(), given.id());

    assertThat(tokens.check().check(access(issued), OPENID)).isInstanceOf(TokenCheck.NotGood.class);
    assertThat(refresh(issued.refreshToken().orElseThrow()))
        .isInstanceOf(Refreshing.NoSuchToken.class);
  }

  @Test
  void noTokenOutlivesWhatThePersonGave() {
    var issued = mustRedeem(codeFor(STAYING));

    house.world.pass(Duration.ofDays(7));

    assertThat(refresh(issued.refreshToken().orElseThrow()))
        .isInstanceOf(Refreshing.NoSuchToken.class);
  }

  @Test
  void aClientThatTakesPartNoMoreHasNothingOfIt() {
    var issued = mustRedeem(codeFor(STAYING));

    house.registry.become(AsNetwork.open().without("my-immunizations").participants());

    assertThat(tokens.check().check(access(issued), OPENID)).isInstanceOf(TokenCheck.NotGood.class);
  }

  @Test
  void aGivenBackRefreshTokenEndsTheGrant() {
    var issued = mustRedeem(codeFor(STAYING));

    tokens.revoke(house.authenticated(OTHER), issued.refreshToken().orElseThrow());
    assertThat(tokens.check().check(access(issued), OPENID)).isInstanceOf(TokenCheck.Good.class);

    tokens.revoke(house.authenticated(APP), issued.refreshToken().orElseThrow());
    assertThat(tokens.check().check(access(issued), OPENID)).isInstanceOf(TokenCheck.NotGood.class);
  }

  @Test
  void whoMayStayCanRefreshUntilThePersonTakesThatBack() {
    var issued = mustRedeem(codeFor(STAYING));
    assertThat(issued.scopes()).isEqualTo(ScopeSet.of("openid", "offline_access"));
    var next = ((Refreshing.Refreshed) refresh(issued.refreshToken().orElseThrow())).tokens();
    var given = house.permissions.all().getFirst();

    house
        .heldPermissions()
        .reduce(
            given.account(),
            house.registry.current(),
            given.id(),
            new HeldPermissions.Change(Optional.of(OPENID), Optional.empty(), false));

    assertThat(refresh(next.refreshToken().orElseThrow()))
        .isInstanceOf(Refreshing.NoSuchToken.class);
    assertThat(tokens.check().check(access(next), OPENID)).isInstanceOf(TokenCheck.Good.class);
  }

  @Test
  void whoLeavesThatOutGivesASignInAndNoMore() {
    var code = codeIn(answered(begin(STAYING), entry("openid"))).orElseThrow();

    var issued = mustRedeem(code);

    assertThat(issued.scopes()).isEqualTo(OPENID);
    assertThat(issued.refreshToken()).isEmpty();
    assertThat(codeIn(answered(begin(STAYING), entry("offline_access")))).isEmpty();
  }

  @Test
  void toStayIsNothingByItself() {
    assertThat(request(Map.of("scope", "offline_access")))
        .isInstanceOfSatisfying(RequestSignIn.Refused.class, is(AuthorizationError.INVALID_SCOPE));
  }

  @Test
  void whatIsNotInOrderIsSaid() {
    assertThat(request(Map.of("scope", "openid register")))
        .isInstanceOfSatisfying(RequestSignIn.Refused.class, is(AuthorizationError.INVALID_SCOPE));
    assertThat(request(Map.of("scope", "")))
        .isInstanceOfSatisfying(RequestSignIn.Refused.class, is(AuthorizationError.INVALID_SCOPE));
    assertThat(request(Map.of("code_challenge", "")))
        .isInstanceOfSatisfying(
            RequestSignIn.Refused.class, is(AuthorizationError.INVALID_REQUEST));
    assertThat(request(Map.of("state", "s".repeat(2049))))
        .isInstanceOfSatisfying(
            RequestSignIn.Refused.class, is(AuthorizationError.INVALID_REQUEST));
    assertThat(request(Map.of("redirect_uri", "https://app.example/signed-in/")))
        .isInstanceOf(RequestSignIn.UnknownAddress.class);
    assertThat(request(Map.of("client_id", "nobody")))
        .isInstanceOf(RequestSignIn.UnknownClient.class);
  }

  @Test
  void aWalletThatIsAwayIsSaid() {
    house.wallet.goAway();

    assertThat(request(Map.of()))
        .isInstanceOfSatisfying(
            RequestSignIn.Refused.class, is(AuthorizationError.TEMPORARILY_UNAVAILABLE));
  }

  private static Consumer<RequestSignIn.Refused> is(AuthorizationError error) {
    return refused -> assertThat(refused.error()).isEqualTo(error);
  }

  private RequestSignIn.Outcome request(Map<String, String> more) {
    var parameters = new HashMap<String, String>();
    parameters.put("client_id", APP.value());
    parameters.put("redirect_uri", AsNetwork.SIGNED_IN);
    parameters.put("response_type", "code");
    parameters.put("scope", "openid");
    parameters.put("code_challenge", CodeChallenge.of(house.verifier).value());
    parameters.put("code_challenge_method", "S256");
    parameters.putAll(more);
    return house
        .requestSignIn()
        .request(new AuthorizationParameters(parameters, Set.of()), BROWSER);
  }

  private BrowserBinding begin(Map<String, String> more) {
    return ((RequestSignIn.SentToWallet) request(more)).browser();
  }

  private PushPermissions.Entry entry(String... scopes) {
    return new PushPermissions.Entry(
        house.wallet.sent().handle(),
        Permission.AT_THIS_SERVER,
        ScopeSet.of(scopes),
        Optional.empty(),
        house.now().plus(Duration.ofDays(7)),
        Optional.empty());
  }

  private FinishGathering.Outcome answered(BrowserBinding browser, PushPermissions.Entry entry) {
    return house.finish(browser, house.mustPush(house.account(), entry));
  }

  private Secret codeFor(Map<String, String> more) {
    var scopes = more.getOrDefault("scope", "openid").split(" ");
    return codeIn(answered(begin(more), entry(scopes))).orElseThrow();
  }

  private static Optional<Secret> codeIn(FinishGathering.Outcome outcome) {
    return outcome instanceof FinishGathering.SentBack(var address)
        ? List.of(address.getRawQuery().split("&")).stream()
            .filter(one -> one.startsWith("code="))
            .map(one -> new Secret(one.substring("code=".length())))
            .findFirst()
        : Optional.empty();
  }

  private static WalletLogins.Said signedInAt(WalletLogins.Said said, Instant at) {
    return new WalletLogins.Said(
        said.transaction(),
        said.ial(),
        said.aal(),
        said.age(),
        said.permissionsHash(),
        said.clientSubject(),
        Optional.of(at));
  }

  private static WalletLogins.Said without(WalletLogins.Said said, boolean name, boolean time) {
    return new WalletLogins.Said(
        said.transaction(),
        said.ial(),
        said.aal(),
        said.age(),
        said.permissionsHash(),
        said.clientSubject().filter(_ -> name),
        said.authenticatedAt().filter(_ -> time));
  }

  private CodeRedemption redeem(ClientId client, Secret code) {
    var presented =
        new PresentedCode(
            code, Optional.of(AsNetwork.SIGNED_IN), Optional.of(house.verifier.reveal()));
    return tokens.redeem(house.authenticated(client), presented);
  }

  private IssuedTokens mustRedeem(Secret code) {
    return ((CodeRedemption.Redeemed) redeem(APP, code)).tokens();
  }

  private Refreshing refresh(Secret token) {
    return tokens.refresh(house.authenticated(APP), token, Optional.empty());
  }

  private static Secret access(IssuedTokens issued) {
    return issued.accessToken().map(BearerToken::value).orElseThrow();
  }
}
