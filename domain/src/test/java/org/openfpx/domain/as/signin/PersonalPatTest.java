package org.openfpx.domain.as.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.token.CheckServiceToken;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.BearerToken;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeRedemption;
import org.openfpx.domain.oauth.PresentedCode;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** Protocol, section 2.4: what a person gives a resource server. */
class PersonalPatTest {
  private static final RequestSignIn.Browser BROWSER =
      new RequestSignIn.Browser(List.of(), _ -> false);
  private final AsHouse house = new AsHouse();
  private final SignInTokens tokens = house.signInTokens(new TransparentTokens());
  private final CheckServiceToken check =
      new CheckServiceToken(
          house.world.world(),
          house.registry,
          house.tokens,
          new CheckProof(_ -> Optional.empty(), (_, _, _) -> false, house.world),
          tokens);

  @Test
  void aPatIsThatOfTheServerAndOfTheAccountThatGaveIt() {
    var account = house.account();
    var token = given(account);

    assertThat(check.check(ShownToken.bearer(token), ServiceScopes.PROTECTION))
        .isInstanceOfSatisfying(
            CheckServiceToken.Good.class,
            good -> assertThat(good.bearer()).isEqualTo(new Pat(CLINIC, Optional.of(account))));
    assertThat(check.check(ShownToken.bearer(token), ServiceScopes.USER))
        .isInstanceOf(CheckServiceToken.TooNarrow.class);
  }

  @Test
  void whatTheAccountEndsIsOverAtOnce() {
    var account = house.account();
    var token = given(account);

    house.heldPermissions().end(account, house.permissions.all().getFirst().id());

    assertThat(check.check(ShownToken.bearer(token), ServiceScopes.PROTECTION))
        .isInstanceOf(CheckServiceToken.NotGood.class);
  }

  @Test
  void aServerThatTakesPartNoMoreHasNothingOfIt() {
    var token = given(house.account());

    house.registry.become(AsNetwork.open().without("city-clinic").participants());

    assertThat(check.check(ShownToken.bearer(token), ServiceScopes.PROTECTION))
        .isInstanceOf(CheckServiceToken.NotGood.class);
  }

  @Test
  void nobodyButAResourceServerMayAsk() {
    assertThat(request(APP)).isInstanceOf(RequestSignIn.Refused.class);
  }

  private RequestSignIn.Outcome request(ClientId client) {
    var parameters =
        Map.of(
            "client_id",
            client.value(),
            "redirect_uri",
            AsNetwork.SIGNED_IN,
            "response_type",
            "code",
            "scope",
            "uma_protection",
            "code_challenge",
            CodeChallenge.of(house.verifier).value(),
            "code_challenge_method",
            "S256");
    return house
        .requestSignIn()
        .request(new AuthorizationParameters(parameters, Set.of()), BROWSER);
  }

  private Secret given(ClientId account) {
    var browser = ((RequestSignIn.SentToWallet) request(CLINIC)).browser();
    var entry =
        new PushPermissions.Entry(
            house.wallet.sent().handle(),
            Permission.AT_THIS_SERVER,
            ScopeSet.of("uma_protection"),
            Optional.empty(),
            house.now().plus(Duration.ofDays(7)),
            Optional.empty());
    var said = nameless(house.said(house.mustPush(account, entry)));
    var back = ((FinishGathering.SentBack) house.finish(browser, said)).address();
    var code =
        List.of(back.getRawQuery().split("&")).stream()
            .filter(one -> one.startsWith("code="))
            .map(one -> new Secret(one.substring("code=".length())))
            .findFirst()
            .orElseThrow();
    var presented =
        new PresentedCode(
            code, Optional.of(AsNetwork.SIGNED_IN), Optional.of(house.verifier.reveal()));
    var redeemed = tokens.redeem(house.authenticated(CLINIC), presented);
    return ((CodeRedemption.Redeemed) redeemed)
        .tokens()
        .accessToken()
        .map(BearerToken::value)
        .orElseThrow();
  }

  /** As of a wallet that was not asked for a name. */
  private static WalletLogins.Said nameless(WalletLogins.Said said) {
    return new WalletLogins.Said(
        said.transaction(), said.ial(), said.aal(), said.age(), said.permissionsHash());
  }
}
