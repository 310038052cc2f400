package org.openfpx.domain.as.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;

/** RFC 9126. */
class PushRequestTest {
  private static final KeyThumbprint KEY = new KeyThumbprint("k".repeat(43));
  private final AsHouse house = new AsHouse();

  @Test
  void aReferenceBeginsOnce() {
    var reference = kept();

    assertThat(bring(APP, reference)).isInstanceOf(RequestSignIn.SentToWallet.class);
    assertThat(bring(APP, reference)).isInstanceOf(RequestSignIn.NoSuchRequest.class);
  }

  @Test
  void anotherClientsReferenceIsNothingAndStaysGood() {
    var reference = kept();

    assertThat(bring(OTHER, reference)).isInstanceOf(RequestSignIn.NoSuchRequest.class);
    assertThat(bring(APP, reference)).isInstanceOf(RequestSignIn.SentToWallet.class);
  }

  @Test
  void aReferenceIsGoodForAMinute() {
    var reference = kept();
    house.world.pass(Duration.ofSeconds(60));

    assertThat(bring(APP, reference)).isInstanceOf(RequestSignIn.NoSuchRequest.class);
  }

  @Test
  void aClientThatTakesPartNoMoreBeginsNothing() {
    var reference = kept();
    house.registry.become(AsNetwork.open().without("my-immunizations").participants());

    assertThat(bring(APP, reference)).isInstanceOf(RequestSignIn.UnknownClient.class);
  }

  @Test
  void whatIsNotInOrderIsNotKept() {
    assertThat(push(APP, Map.of("scope", "read")))
        .isEqualTo(new PushRequest.Refused(AuthorizationError.INVALID_SCOPE));
    assertThat(push(APP, Map.of("redirect_uri", "https://app.example/x")))
        .isEqualTo(new PushRequest.Refused(AuthorizationError.INVALID_REQUEST));
    assertThat(push(OTHER, Map.of()))
        .isEqualTo(new PushRequest.Refused(AuthorizationError.INVALID_REQUEST));
  }

  @Test
  void whatASignInGivesIsForThisServerAndNoOther() {
    var here = AsNetwork.ISSUER.value();
    var kept = (PushRequest.Kept) push(APP, Map.of("resource", here + "\n" + here));
    assertThat(bring(APP, kept.reference())).isInstanceOf(RequestSignIn.SentToWallet.class);

    for (var other :
        List.of(
            "https://city-clinic.example",
            here + "\nhttps://city-clinic.example",
            here + "/oauth2/userinfo",
            here + "#x",
            "userinfo")) {
      assertThat(push(APP, Map.of("resource", other)))
          .isEqualTo(new PushRequest.Refused(AuthorizationError.INVALID_TARGET));
    }
  }

  @Test
  void theKeyThatIsProvenIsTheOneThatTheCodeIsBoundTo() {
    var kept = (PushRequest.Kept) push(house.authenticated(APP).holding(KEY), Map.of());
    bring(APP, kept.reference());
    assertThat(house.wallet.sent().signIn().orElseThrow().key()).contains(KEY);

    assertThat(push(house.authenticated(APP).holding(KEY), Map.of("dpop_jkt", KEY.value())))
        .isInstanceOf(PushRequest.Kept.class);
    assertThat(push(house.authenticated(APP).holding(KEY), Map.of("dpop_jkt", "o".repeat(43))))
        .isEqualTo(new PushRequest.Refused(AuthorizationError.INVALID_REQUEST));
    assertThat(push(APP, Map.of("dpop_jkt", "none")))
        .isEqualTo(new PushRequest.Refused(AuthorizationError.INVALID_REQUEST));
  }

  private PushRequest.Outcome push(ClientId client, Map<String, String> more) {
    return push(house.authenticated(client), more);
  }

  private PushRequest.Outcome push(AuthenticatedClient client, Map<String, String> more) {
    var parameters = new HashMap<String, String>();
    parameters.put("client_id", APP.value());
    parameters.put("redirect_uri", AsNetwork.SIGNED_IN);
    parameters.put("response_type", "code");
    parameters.put("scope", "openid");
    parameters.put("code_challenge", CodeChallenge.of(house.verifier).value());
    parameters.put("code_challenge_method", "S256");
    parameters.putAll(more);
    return house.pushRequest().push(client, new AuthorizationParameters(parameters, Set.of()));
  }

  private Secret kept() {
    return ((PushRequest.Kept) push(APP, Map.of())).reference();
  }

  private RequestSignIn.Outcome bring(ClientId client, Secret reference) {
    return house
        .requestSignIn()
        .requestPushed(client, reference, new RequestSignIn.Browser(List.of(), _ -> false));
  }
}
