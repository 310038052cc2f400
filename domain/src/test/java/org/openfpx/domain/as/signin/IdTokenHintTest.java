package org.openfpx.domain.as.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeRedemption;
import org.openfpx.domain.oauth.PresentedCode;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.OwnKeysAlone;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** The person whom a client means (OpenID Connect Core section 3.1.2.1, protocol, section 2.4). */
class IdTokenHintTest {
  private static final String ALICE = "alices-name-for-this-client";
  private static final String BOB = "bobs-name-for-this-one-client";

  private final AsHouse house = new AsHouse();
  private final TransparentTokens signer = new TransparentTokens();
  private final SignInTokens tokens = house.signInTokens(signer);

  @Test
  void whoIsMeantIsSignedInOnceMore() {
    var hint = idToken(ALICE);

    assertThat(back(ALICE, Map.of("id_token_hint", hint))).contains("code=");
    assertThat(back(ALICE, Map.of("id_token_hint", hint, "prompt", "none"))).contains("code=");
    house.world.pass(Duration.ofDays(1));
    assertThat(back(ALICE, Map.of("id_token_hint", hint)))
        .as("it has expired, and still says who is meant")
        .contains("code=");
  }

  @Test
  void nobodyElseIsSignedInInstead() {
    var alice = Map.of("id_token_hint", idToken(ALICE));

    assertThat(back(BOB, alice)).contains("error=login_required&").doesNotContain("code=");
    var silent = new HashMap<>(alice);
    silent.put("prompt", "none");
    assertThat(back(BOB, silent)).contains("error=login_required&").doesNotContain("code=");
    assertThat(house.permissions.all())
        .filteredOn(one -> one.state() instanceof Permission.State.Active)
        .as("of Alice's alone")
        .hasSize(1);
  }

  @Test
  void aHintThatNamesNobodyToThisClientIsNoRequest() {
    var claims = signer.read(idToken(ALICE)).orElseThrow().claims();
    var forged = signer.signedBy(new VerificationKeys.Inline("keys of somebody"), "JWT", claims);
    var others = signer.sign("JWT", claims.with("aud", AsNetwork.OTHER.value()));
    var elsewhere = signer.sign("JWT", claims.with("iss", "https://other.example"));
    var logout = signer.sign("logout+jwt", claims);

    for (var bad : List.of("none", forged, others, elsewhere, logout)) {
      assertThat(request(Map.of("id_token_hint", bad)))
          .isInstanceOfSatisfying(
              RequestSignIn.Refused.class,
              refused -> assertThat(refused.error()).isEqualTo(AuthorizationError.INVALID_REQUEST));
    }
    assertThat(request(Map.of("id_token_hint", "")))
        .as("an empty parameter is none")
        .isInstanceOf(RequestSignIn.SentToWallet.class);
  }

  /** The key that signed it may be known no longer a moment later. */
  @Test
  void aHintIsJudgedOnce() {
    var hint = idToken(ALICE);
    var keys = new KeysOfAMoment(new OwnKeysAlone(signer), new AtomicBoolean());

    assertThat(request(keys, Map.of("id_token_hint", hint)))
        .isInstanceOf(RequestSignIn.SentToWallet.class);

    var asked = house.transactions.all().getLast().signIn().orElseThrow();
    assertThat(asked.isFor(BOB)).as("open to anybody").isFalse();
    assertThat(request(keys, Map.of("id_token_hint", hint)))
        .isInstanceOf(RequestSignIn.Refused.class);
  }

  /** Verifies by keys that are known when it is asked for the first time, and never again. */
  private record KeysOfAMoment(TokenVerifier inner, AtomicBoolean over) implements TokenVerifier {
    @Override
    public Optional<UnverifiedClaims> read(String compact) {
      return inner.read(compact);
    }

    @Override
    public Optional<VerifiedClaims> verify(
        UnverifiedClaims token, VerificationKeys keys, Set<SignatureAlgorithm> allowed) {
      return over.getAndSet(true) ? Optional.empty() : inner.verify(token, keys, allowed);
    }
  }

  private RequestSignIn.Outcome request(Map<String, String> more) {
    return request(new OwnKeysAlone(signer), more);
  }

  private RequestSignIn.Outcome request(TokenVerifier verifier, Map<String, String> more) {
    var parameters = new HashMap<String, String>();
    parameters.put("client_id", APP.value());
    parameters.put("redirect_uri", AsNetwork.SIGNED_IN);
    parameters.put("response_type", "code");
    parameters.put("scope", "openid");
    parameters.put("code_challenge", CodeChallenge.of(house.verifier).value());
    parameters.put("code_challenge_method", "S256");
    parameters.putAll(more);
    return house
        .requestSignIn(verifier)
        .request(
            new AuthorizationParameters(parameters, Set.of()),
            new RequestSignIn.Browser(List.of(), _ -> false));
  }

  /** Where the browser goes after the person of that name has said yes at the wallet. */
  private String back(String name, Map<String, String> more) {
    var browser = ((RequestSignIn.SentToWallet) request(more)).browser();
    var entry =
        new PushPermissions.Entry(
            house.wallet.sent().handle(),
            Permission.AT_THIS_SERVER,
            ScopeSet.of("openid"),
            Optional.empty(),
            house.now().plus(Duration.ofDays(7)),
            Optional.empty());
    var said = house.said(house.mustPush(house.account(), entry));
    var outcome =
        house.finish(
            browser,
            new WalletLogins.Said(
                said.transaction(),
                said.ial(),
                said.aal(),
                said.age(),
                said.permissionsHash(),
                Optional.of(name),
                said.authenticatedAt()));
    return ((FinishGathering.SentBack) outcome).address().getRawQuery();
  }

  private String idToken(String name) {
    var code =
        List.of(back(name, Map.of()).split("&")).stream()
            .filter(one -> one.startsWith("code="))
            .map(one -> new Secret(one.substring("code=".length())))
            .findFirst()
            .orElseThrow();
    var presented =
        new PresentedCode(
            code, Optional.of(AsNetwork.SIGNED_IN), Optional.of(house.verifier.reveal()));
    var redeemed = (CodeRedemption.Redeemed) tokens.redeem(house.authenticated(APP), presented);
    return redeemed.tokens().idToken().orElseThrow();
  }
}
