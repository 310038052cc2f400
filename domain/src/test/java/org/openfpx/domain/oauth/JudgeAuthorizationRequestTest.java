package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AuthorizationJudgement.InOrder;
import org.openfpx.domain.oauth.AuthorizationJudgement.Reason;
import org.openfpx.domain.oauth.AuthorizationJudgement.ToClient;
import org.openfpx.domain.oauth.AuthorizationJudgement.ToPerson;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;

/** RFC 6749 sections 3.1 and 4.1.2.1, RFC 9700 sections 2.1 and 4.1. */
class JudgeAuthorizationRequestTest {
  private static final String CALLBACK = "https://alpha.example/callback";
  private static final String CHALLENGE = "c".repeat(43);

  private final InMemoryRegisteredClients clients =
      new InMemoryRegisteredClients(OauthClients.alpha());
  private final JudgeAuthorizationRequest judge = new JudgeAuthorizationRequest(clients);

  @Test
  void aGoodRequestIsReadWhole() {
    var request =
        inOrder(
            good()
                .and("nonce", "n")
                .and("prompt", "login consent")
                .and("max_age", "60")
                .and("ui_locales", "fr  en")
                .and("transaction", "handle"));

    assertThat(request.client().id().value()).isEqualTo("alpha");
    assertThat(request.redirectTarget().uri()).isEqualTo(CALLBACK);
    assertThat(request.state()).contains("the state");
    assertThat(request.scopes()).isEqualTo(ScopeSet.of("openid", "read"));
    assertThat(request.challenge()).contains(new CodeChallenge(CHALLENGE));
    assertThat(request.nonce()).contains("n");
    assertThat(request.prompts()).containsExactlyInAnyOrder(Prompt.LOGIN, Prompt.CONSENT);
    assertThat(request.maxAge()).contains(Duration.ofSeconds(60));
    assertThat(request.uiLocales()).isEqualTo(List.of("fr", "en"));
    assertThat(request.other("transaction")).contains("handle");
    assertThat(request.others()).hasSize(1);
  }

  @Test
  void aBadClientOrAddressIsToldToThePersonAndNeverByRedirect() {
    assertToPerson(Reason.UNKNOWN_CLIENT, good().and("client_id", "nobody"));
    assertToPerson(Reason.UNKNOWN_CLIENT, good().without("client_id"));
    assertToPerson(Reason.UNKNOWN_CLIENT, good().twice("client_id"));
    assertToPerson(Reason.UNKNOWN_REDIRECT, good().without("redirect_uri"));
    assertToPerson(Reason.UNKNOWN_REDIRECT, good().twice("redirect_uri"));
    for (var address :
        List.of(
            CALLBACK + "/",
            CALLBACK + "?a=b",
            CALLBACK + "#",
            "https://alpha.example/Callback",
            "https://alpha.example/%63allback",
            "https://x.alpha.example/callback",
            "https://user@alpha.example/callback",
            "https://alpha.example:444/callback",
            "http://alpha.example/callback",
            "https://evil.example")) {
      assertToPerson(Reason.UNKNOWN_REDIRECT, good().and("redirect_uri", address));
    }
  }

  @Test
  void everythingElseIsToldToTheClientWithItsState() {
    assertThat(judge(good().and("response_type", "token")))
        .isEqualTo(
            new ToClient(
                target(), Optional.of("the state"), AuthorizationError.UNSUPPORTED_RESPONSE_TYPE));
    for (var type : List.of("id_token", "id_token token", "code token", "code id_token", "none")) {
      assertError(AuthorizationError.UNSUPPORTED_RESPONSE_TYPE, good().and("response_type", type));
    }
    assertError(AuthorizationError.INVALID_REQUEST, good().without("response_type"));
    assertError(AuthorizationError.INVALID_REQUEST, good().twice("scope"));
    assertError(AuthorizationError.INVALID_REQUEST, good().twice("foo"));
    assertError(AuthorizationError.INVALID_REQUEST, good().and("response_mode", "fragment"));
    assertError(AuthorizationError.INVALID_SCOPE, good().and("scope", "openid admin"));
    assertError(AuthorizationError.INVALID_SCOPE, good().and("scope", "a\"b"));
    assertError(AuthorizationError.INVALID_REQUEST, good().and("prompt", "none login"));
    assertError(AuthorizationError.INVALID_REQUEST, good().and("prompt", "dance"));
    assertError(AuthorizationError.INVALID_REQUEST, good().and("max_age", "-1"));
    assertError(AuthorizationError.REQUEST_NOT_SUPPORTED, good().and("request", "jwt"));
    assertError(AuthorizationError.REQUEST_URI_NOT_SUPPORTED, good().and("request_uri", "u"));
  }

  @Test
  void unknownParametersAreIgnoredAndEmptyOnesCountAsMissing() {
    assertThat(judge(good().and("foo", "1"))).isInstanceOf(InOrder.class);
    assertThat(inOrder(good().and("nonce", "")).nonce()).isEmpty();
  }

  @Test
  void everyoneUsesPkceWithS256() {
    assertError(AuthorizationError.INVALID_REQUEST, good().without("code_challenge"));
    assertError(AuthorizationError.INVALID_REQUEST, good().without("code_challenge_method"));
    assertError(AuthorizationError.INVALID_REQUEST, good().and("code_challenge_method", "plain"));
    assertError(AuthorizationError.INVALID_REQUEST, good().and("code_challenge", "short"));
    assertError(
        AuthorizationError.INVALID_REQUEST,
        good().without("code_challenge").without("code_challenge_method").and("nonce", "n"));
  }

  @Test
  void aConfidentialClientMayBeLetOffPkceForANonce() {
    var alpha = OauthClients.alpha();
    clients.add(
        new RegisteredClient(
            alpha.id(),
            alpha.credential(),
            alpha.grantTypes(),
            alpha.scopes(),
            alpha.redirectUris(),
            PkceRule.NONCE_INSTEAD));
    var bare = good().without("code_challenge").without("code_challenge_method");

    assertThat(inOrder(bare.and("nonce", "n")).challenge()).isEmpty();
    assertError(AuthorizationError.INVALID_REQUEST, bare);
  }

  @Test
  void theCodeFlowMustBeRegistered() {
    var alpha = OauthClients.alpha();
    clients.add(
        new RegisteredClient(
            alpha.id(),
            alpha.credential(),
            Set.of(GrantType.CLIENT_CREDENTIALS),
            alpha.scopes(),
            alpha.redirectUris(),
            PkceRule.REQUIRED));

    assertError(AuthorizationError.UNAUTHORIZED_CLIENT, good());
  }

  private static RedirectTarget target() {
    return new RedirectTarget(CALLBACK);
  }

  private AuthorizationJudgement judge(Request request) {
    return judge.judge(new AuthorizationParameters(request.values, request.repeated));
  }

  private AuthorizationRequest inOrder(Request request) {
    assertThat(judge(request)).isInstanceOf(InOrder.class);
    return ((InOrder) judge(request)).request();
  }

  private void assertToPerson(Reason reason, Request request) {
    assertThat(judge(request)).isEqualTo(new ToPerson(reason));
  }

  private void assertError(AuthorizationError error, Request request) {
    assertThat(judge(request))
        .isInstanceOfSatisfying(
            ToClient.class, answer -> assertThat(answer.error()).isEqualTo(error));
  }

  private static Request good() {
    return new Request(Map.of(), Set.of())
        .and("client_id", "alpha")
        .and("redirect_uri", CALLBACK)
        .and("response_type", "code")
        .and("scope", "openid read")
        .and("state", "the state")
        .and("code_challenge", CHALLENGE)
        .and("code_challenge_method", "S256");
  }

  private record Request(Map<String, String> values, Set<String> repeated) {
    Request and(String name, String value) {
      var all = new HashMap<>(values);
      all.put(name, value);
      return new Request(all, repeated);
    }

    Request without(String name) {
      var all = new HashMap<>(values);
      all.remove(name);
      return new Request(all, repeated);
    }

    Request twice(String name) {
      return new Request(values, Set.of(name));
    }
  }
}
