package org.openfpx.domain.as.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.BearerToken;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeRedemption;
import org.openfpx.domain.oauth.IssuedTokens;
import org.openfpx.domain.oauth.PresentedCode;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.oauth.TokenCheck;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.OwnKeysAlone;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** OpenID Connect RP-Initiated Logout 1.0 (protocol, section 2.4). */
class SignOutTest {
  private static final Map<String, String> STAYING = Map.of("scope", "openid offline_access");
  private static final ScopeSet OPENID = ScopeSet.of("openid");

  private final AsHouse house = new AsHouse();
  private final TransparentTokens signer = new TransparentTokens();
  private final SignInTokens tokens = house.signInTokens(signer);
  private final SignOut signOut = house.signOut(new OwnKeysAlone(signer));

  @Test
  void theSignInOfTheIdTokenEndsAndThePersonGoesBack() {
    var issued = signedIn(Map.of());
    var others = signedIn(Map.of());

    var back = (SignOut.SentBack) signOut.signOut(request(issued, AsNetwork.SIGNED_OUT));

    assertThat(back.address()).hasToString(AsNetwork.SIGNED_OUT + "?state=s%201");
    assertThat(check(issued)).isInstanceOf(TokenCheck.NotGood.class);
    assertThat(check(others)).as("another sign-in").isInstanceOf(TokenCheck.Good.class);
    assertThat(due()).hasSize(1);
  }

  @Test
  void anIdTokenThatHasRunOutStillSaysWhichSignInIsMeant() {
    var issued = signedIn(Map.of());
    house.world.pass(Duration.ofDays(1));

    assertThat(signOut.signOut(request(issued, AsNetwork.SIGNED_OUT)))
        .isInstanceOf(SignOut.SentBack.class);
  }

  @Test
  void nobodyIsSentWhereTheClientHasNotRegistered() {
    for (var elsewhere :
        List.of("https://evil.example/", AsNetwork.SIGNED_OUT + "?a=b", AsNetwork.SIGNED_IN)) {
      assertThat(signOut.signOut(request(signedIn(Map.of()), elsewhere)))
          .isInstanceOf(SignOut.Ended.class);
    }
  }

  @Test
  void withoutAnIdTokenOfOursNothingEnds() {
    var issued = signedIn(Map.of());
    var claims = signer.read(issued.idToken().orElseThrow()).orElseThrow().claims();
    var forged = signer.signedBy(new VerificationKeys.Inline("keys of somebody"), "JWT", claims);
    var otherType = signer.sign("at+jwt", claims);
    var otherIssuer = signer.sign("JWT", claims.with("iss", "https://other.example"));
    var otherClient = signer.sign("JWT", claims.with("aud", "nobody"));
    for (var hint : List.of("none", forged, otherType, otherIssuer, otherClient)) {
      assertThat(signOut.signOut(request(Optional.of(hint), Optional.empty())))
          .isInstanceOf(SignOut.NotKnown.class);
    }
    assertThat(signOut.signOut(request(Optional.empty(), Optional.of(APP.value()))))
        .isInstanceOf(SignOut.NotKnown.class);
    assertThat(signOut.signOut(request(issued.idToken(), Optional.of("another"))))
        .as("the client that it names is not the one of the ID token")
        .isInstanceOf(SignOut.NotKnown.class);

    assertThat(check(issued)).isInstanceOf(TokenCheck.Good.class);
    assertThat(due()).isEmpty();
  }

  @Test
  void anotherClientsSignInIsNotEndedByWhateverAnIdTokenSays() {
    var issued = signedIn(Map.of());
    var claims = signer.read(issued.idToken().orElseThrow()).orElseThrow().claims();
    var theirs = signer.sign("JWT", claims.with("aud", AsNetwork.OTHER.value()));

    signOut.signOut(request(Optional.of(theirs), Optional.empty()));

    assertThat(check(issued)).isInstanceOf(TokenCheck.Good.class);
  }

  @Test
  void whoSignedOutIsSignedInWithoutAPageOnlyAfterAYesOnOne() {
    signedIn(Map.of("prompt", "none"));
    signOut.signOut(request(signedIn(Map.of()), AsNetwork.SIGNED_OUT));

    assertThat(back(Map.of("prompt", "none"))).contains("error=login_required&");

    signedIn(Map.of());
    signedIn(Map.of("prompt", "none"));
  }

  @Test
  void whatIsShownTwiceEndsThatAnyYesOfBeforeSignsInWithoutAPage() {
    signedIn(Map.of("prompt", "none"));
    var code = code(back(Map.of()));
    redeem(code);
    redeem(code);
    assertThat(back(Map.of("prompt", "none"))).contains("error=login_required&");

    var issued = signedIn(STAYING);
    signedIn(Map.of("prompt", "none"));
    var token = issued.refreshToken().orElseThrow();
    refresh(token);
    refresh(token);
    assertThat(back(Map.of("prompt", "none"))).contains("error=login_required&");
  }

  @Test
  void aClientThatRevokesItsTokensSignsNobodyOut() {
    tokens.revoke(client(), signedIn(STAYING).refreshToken().orElseThrow());

    signedIn(Map.of("prompt", "none"));
  }

  @Test
  void aPermissionThatThePersonEndsIsToldToTheClientToo() {
    var browser = begin(Map.of());
    var account = house.account();
    var pushed = house.mustPush(account, entry());
    house.finish(browser, pushed);

    house.heldPermissions().end(account, pushed.getFirst());

    assertThat(due())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.notice().client()).isEqualTo(APP);
          assertThat(one.notice().subject()).hasSize(64);
        });
  }

  @Test
  void whatThePersonShortensIsToldWhenItIsOver() {
    var browser = begin(Map.of());
    var account = house.account();
    var pushed = house.mustPush(account, entry());
    house.finish(browser, pushed);
    var tomorrow = house.now().plus(Duration.ofDays(1));

    house
        .heldPermissions()
        .reduce(
            account,
            house.registry.current(),
            pushed.getFirst(),
            new HeldPermissions.Change(Optional.empty(), Optional.of(tomorrow), false));

    assertThat(due()).as("it is not over yet").isEmpty();
    house.world.pass(Duration.ofDays(1));
    assertThat(due()).hasSize(1);
  }

  /** A push is refused, say, while the wallet answers. */
  @Test
  void ofASignInThatEndsAtThatMomentNothingIsKept() {
    signOut.signOut(request(signedIn(Map.of()), AsNetwork.SIGNED_OUT));
    var later = house.now().plus(Duration.ofDays(365));
    house.logoutNotices.takeDue(house.now(), later, 10);
    house.logoutNotices.removeExpired(later, 10);
    house.wallet.whileItAnswers(() -> house.transactions.endAllOf(APP));

    assertThat(back(Map.of())).contains("error=access_denied&");

    assertThat(house.logoutNotices.removeExpired(later, 10)).isZero();
    house.wallet.whileItAnswers(() -> {});
    assertThat(back(Map.of("prompt", "none"))).contains("error=login_required&");
  }

  private List<LogoutNotices.Due> due() {
    return house.logoutNotices.takeDue(house.now(), house.now().plusSeconds(60), 10);
  }

  private SignOut.Request request(IssuedTokens issued, String after) {
    return new SignOut.Request(
        issued.idToken().map(Secret::new),
        Optional.empty(),
        Optional.of(new RequestedRedirect(after)),
        Optional.of("s 1"));
  }

  private static SignOut.Request request(Optional<String> hint, Optional<String> client) {
    return new SignOut.Request(
        hint.map(Secret::new),
        client,
        Optional.of(new RequestedRedirect(AsNetwork.SIGNED_OUT)),
        Optional.empty());
  }

  private TokenCheck check(IssuedTokens issued) {
    return tokens.check().check(issued.accessToken().map(BearerToken::value).orElseThrow(), OPENID);
  }

  private BrowserBinding begin(Map<String, String> more) {
    var parameters = new HashMap<>(more);
    parameters.put("client_id", APP.value());
    parameters.put("redirect_uri", AsNetwork.SIGNED_IN);
    parameters.put("response_type", "code");
    parameters.putIfAbsent("scope", "openid");
    parameters.put("code_challenge", CodeChallenge.of(house.verifier).value());
    parameters.put("code_challenge_method", "S256");
    var outcome =
        house
            .requestSignIn()
            .request(
                new AuthorizationParameters(parameters, Set.of()),
                new RequestSignIn.Browser(List.of(), _ -> false));
    return ((RequestSignIn.SentToWallet) outcome).browser();
  }

  private PushPermissions.Entry entry() {
    return entry(OPENID);
  }

  private PushPermissions.Entry entry(ScopeSet scopes) {
    return new PushPermissions.Entry(
        house.wallet.sent().handle(),
        Permission.AT_THIS_SERVER,
        scopes,
        Optional.empty(),
        house.now().plus(Duration.ofDays(7)),
        Optional.empty());
  }

  private String back(Map<String, String> more) {
    var browser = begin(more);
    var scopes = ScopeSet.of(more.getOrDefault("scope", "openid").split(" "));
    var finished = house.finish(browser, house.mustPush(house.account(), entry(scopes)));
    return ((FinishGathering.SentBack) finished).address().getRawQuery();
  }

  private IssuedTokens signedIn(Map<String, String> more) {
    return ((CodeRedemption.Redeemed) redeem(code(back(more)))).tokens();
  }

  private static Secret code(String query) {
    return List.of(query.split("&")).stream()
        .filter(one -> one.startsWith("code="))
        .map(one -> new Secret(one.substring("code=".length())))
        .findFirst()
        .orElseThrow();
  }

  private CodeRedemption redeem(Secret code) {
    var presented =
        new PresentedCode(
            code, Optional.of(AsNetwork.SIGNED_IN), Optional.of(house.verifier.reveal()));
    return tokens.redeem(client(), presented);
  }

  private void refresh(Secret token) {
    var _ = tokens.refresh(client(), token, Optional.empty());
  }

  private AuthenticatedClient client() {
    return house.authenticated(new ClientId(APP.value()));
  }
}
