package org.openfpx.http.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.oauth.RedeemCode;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RefreshTokens;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RevokeToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryAssertionIds;
import org.openfpx.domain.testing.oauth.InMemoryProvider;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;
import org.openfpx.domain.testing.oauth.TransparentTokens;
import org.openfpx.http.TestListener;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** The wire of a provider: RFC 6749 sections 2.3, 4.1 and 5, RFC 6750, RFC 7009, RFC 9207. */
class ProviderEndpointsTest {
  private static final Issuer ISSUER = new Issuer("https://provider.example");
  private static final String CALLBACK = "https://alpha.example/callback";
  private static final CodeVerifier VERIFIER = new CodeVerifier("v".repeat(43));

  private final TestWorld world = new TestWorld();
  private final TransparentTokens tokens = new TransparentTokens();
  private final InMemoryRegisteredClients clients =
      new InMemoryRegisteredClients(
          OauthClients.alpha(), OauthClients.beta(), OauthClients.gamma(), OauthClients.pia());
  private final TestListener listener = new TestListener(endpoints());

  @AfterEach
  void stop() {
    listener.close();
  }

  @Test
  void theCodeFlowGoesRoundOverTheWire() throws Exception {
    var sent = authorize("openid read", "");
    assertThat(sent.statusCode()).isEqualTo(303);
    var location = sent.headers().firstValue("Location").orElseThrow();
    assertThat(location)
        .startsWith(CALLBACK + "?code=")
        .contains("&state=a%20state")
        .endsWith("&iss=https%3A%2F%2Fprovider.example");

    var answer = alpha("/token", codeForm(code(location)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
    var first = json(answer);
    assertThat(first.get("token_type").textValue()).isEqualTo("Bearer");
    assertThat(first.get("expires_in").longValue()).isEqualTo(3600);
    assertThat(first.get("scope").textValue()).isEqualTo("openid read");
    assertThat(first.has("id_token")).isTrue();

    var refresh = Map.of("grant_type", "refresh_token", "refresh_token", text(first, "refresh"));
    var second = json(alpha("/token", refresh));
    assertThat(userinfo("Bearer " + text(second, "access")).body())
        .isEqualTo("{\"name\":\"June\",\"sub\":\"june\"}");

    assertThat(alpha("/revoke", Map.of("token", text(second, "refresh"))).statusCode())
        .isEqualTo(200);
    assertThat(userinfo("Bearer " + text(second, "access")).statusCode()).isEqualTo(401);
    assertError(alpha("/token", refresh), 400, "invalid_grant");
  }

  @Test
  void errorsOfAnAuthorizationRequestCarryStateAndIssuer() throws Exception {
    var sent = authorize("openid read", "&scope=nonsense");
    assertThat(sent.headers().firstValue("Location"))
        .contains(
            CALLBACK + "?error=invalid_request&state=a%20state&iss=https%3A%2F%2Fprovider.example");
  }

  @Test
  void aBasicHeaderIsFormDecoded() throws Exception {
    var secret = "päss:w%rd+ of thirty-two or more characters";
    clients.add(
        new RegisteredClient(
            new ClientId("a:b"),
            new ClientCredential.SharedSecret(
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC, new Secret(secret).hash()),
            Set.of(GrantType.REFRESH_TOKEN),
            ScopeSet.of("read"),
            RedirectUris.NONE,
            PkceRule.REQUIRED));
    var header = basic(URLEncoder.encode("a:b", UTF_8), URLEncoder.encode(secret, UTF_8));

    assertError(post("/token", unknownToken(), header), 400, "invalid_grant");
  }

  @Test
  void failedAuthenticationIsOneAnswerWithAChallengeIfTheHeaderWasUsed() throws Exception {
    var unknown = post("/token", unknownToken(), basic("nobody", "secret"));
    var wrong = post("/token", unknownToken(), basic("alpha", "wrong"));
    assertError(unknown, 401, "invalid_client");
    assertThat(unknown.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Basic realm=");
    assertThat(wrong.body()).isEqualTo(unknown.body());

    var inBody = post("/token", unknownToken("client_id", "beta"), Optional.empty());
    assertError(inBody, 401, "invalid_client");
    assertThat(inBody.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  void malformedRequestsAreRefusedBeforeAnythingIsSpent() throws Exception {
    assertThat(listener.send(listener.request("/token").GET()).statusCode()).isEqualTo(405);
    assertError(alpha("/token?client_secret=x", unknownToken()), 400, "invalid_request");
    assertError(alpha("/token", Map.of("scope", "read")), 400, "invalid_request");
    assertError(
        send("/token", "grant_type=refresh_token&scope=read&scope=read", alphaHeader()),
        400,
        "invalid_request");
    assertError(alpha("/token", unknownToken("client_secret", "x")), 400, "invalid_request");
    assertError(post("/token", unknownToken(), Optional.of("Basic ???")), 400, "invalid_request");
    assertError(post("/token", unknownToken(), Optional.of("Bearer abc")), 400, "invalid_request");
  }

  @Test
  void grantTypesAreThoseOfTheEndpointAndOfTheClient() throws Exception {
    assertError(alpha("/token", Map.of("grant_type", "password")), 400, "unsupported_grant_type");
    var delta = OauthClients.alpha();
    clients.add(
        new RegisteredClient(
            new ClientId("delta"),
            delta.credential(),
            Set.of(GrantType.AUTHORIZATION_CODE),
            delta.scopes(),
            RedirectUris.NONE,
            PkceRule.REQUIRED));
    assertError(post("/token", unknownToken(), header("delta")), 400, "unauthorized_client");
    assertError(alpha("/token", unknownToken()), 400, "invalid_grant");
  }

  @Test
  void revokingTellsNothing() throws Exception {
    assertThat(alpha("/revoke", Map.of("token", "unknown")).statusCode()).isEqualTo(200);
    assertThat(alpha("/revoke", Map.of("token", "x", "token_type_hint", "foo")).statusCode())
        .isEqualTo(200);
    assertThat(alpha("/revoke", Map.of("token", "unknown")).body()).isEmpty();
    assertError(alpha("/revoke", Map.of("foo", "bar")), 400, "invalid_request");
    assertError(
        post("/revoke", Map.of("token", "x"), basic("alpha", "wrong")), 401, "invalid_client");
  }

  @Test
  void bearerTokensComeInTheHeader() throws Exception {
    var none = listener.send(listener.request("/userinfo").GET());
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"https://provider.example\"");
    assertThat(userinfo("Bearer unknown").headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"invalid_token\"");
    assertThat(listener.send(listener.request("/userinfo?access_token=x").GET()).statusCode())
        .isEqualTo(400);

    var sent = authorize("read", "").headers().firstValue("Location").orElseThrow();
    var narrow = json(alpha("/token", codeForm(code(sent))));
    var forbidden = userinfo("bearer " + text(narrow, "access"));
    assertThat(forbidden.statusCode()).isEqualTo(403);
    assertThat(forbidden.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"insufficient_scope\"", "scope=\"openid\"");
  }

  private List<Endpoint> endpoints() {
    var stores = InMemoryProvider.stores();
    var settings = ProviderSettings.of(ISSUER);
    var end =
        new EndGrant(stores.accessTokens(), stores.refreshGrants(), GrantEndings.NOTHING_MORE);
    var door =
        new ClientDoor(
            new AuthenticateClient(ISSUER, clients, tokens, new InMemoryAssertionIds(), world),
            ISSUER);
    var grants =
        List.<TokenGrant>of(
            new AuthorizationCodeGrant(
                new RedeemCode(settings, stores, tokens, end, world.world())),
            new RefreshTokenGrant(new RefreshTokens(settings, stores, tokens, end, world.world())));
    var check = new CheckAccessToken(stores.accessTokens(), clients, world);
    var issueCode = new IssueCode(settings, stores.codes(), world.world());
    return List.of(
        new TokenEndpoint("/token", door, grants),
        new RevocationEndpoint("/revoke", door, new RevokeToken(stores, end)::revoke),
        new UserinfoEndpoint(
            "/userinfo", new BearerDoor(check, ISSUER), token -> Claims.NONE.with("name", "June")),
        new YesSayer(new JudgeAuthorizationRequest(clients), issueCode));
  }

  /** An authorization endpoint at which June says yes to everything. */
  private record YesSayer(JudgeAuthorizationRequest judge, IssueCode issueCode)
      implements Endpoint {
    @Override
    public List<Route> routes() {
      return List.of(Route.get("/authorize", this::answer));
    }

    @Override
    public List<Contribution> contributions() {
      return AuthorizationAnswers.contributions("/authorize", List.of("openid"));
    }

    private void answer(Context context) {
      var answers =
          new AuthorizationAnswers(
              ISSUER, (away, uri) -> away.redirect(uri.toString(), HttpStatus.SEE_OTHER));
      switch (judge.judge(AuthorizationAnswers.read(context))) {
        case AuthorizationJudgement.InOrder(var request) -> {
          var june = new Authorization("june", request.scopes(), Optional.empty(), Claims.NONE);
          answers.code(context, request, issueCode.issue(request, june).code());
        }
        case AuthorizationJudgement.ToClient(var target, var state, var error) ->
            answers.error(context, target, state, error);
        case AuthorizationJudgement.ToPerson(var reason) -> context.status(400);
      }
    }
  }

  private HttpResponse<String> authorize(String scope, String more) throws Exception {
    var query =
        form(
            Map.of(
                "client_id", "alpha",
                "redirect_uri", CALLBACK,
                "response_type", "code",
                "scope", scope,
                "state", "a state",
                "code_challenge", CodeChallenge.of(VERIFIER).value(),
                "code_challenge_method", "S256"));
    return listener.send(listener.request("/authorize?" + query + more).GET());
  }

  private static String code(String location) {
    return location.replaceFirst(".*code=([^&]+).*", "$1");
  }

  private static Map<String, String> codeForm(String code) {
    return Map.of(
        "grant_type",
        "authorization_code",
        "code",
        code,
        "redirect_uri",
        CALLBACK,
        "code_verifier",
        VERIFIER.reveal());
  }

  /** What a client is told of it shows that it was let in. */
  private static Map<String, String> unknownToken(String... more) {
    var form = new HashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", "unknown"));
    if (more.length > 0) {
      form.put(more[0], more[1]);
    }
    return form;
  }

  private HttpResponse<String> alpha(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    return post(path, form, alphaHeader());
  }

  private static Optional<String> alphaHeader() {
    return header("alpha");
  }

  private static Optional<String> header(String client) {
    return basic(client, URLEncoder.encode(OauthClients.SECRET.reveal(), UTF_8));
  }

  private static Optional<String> basic(String id, String secret) {
    var pair = (id + ":" + secret).getBytes(UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private HttpResponse<String> post(
      String path, Map<String, String> form, Optional<String> authorization)
      throws IOException, InterruptedException {
    return send(path, form(form), authorization);
  }

  private HttpResponse<String> send(String path, String body, Optional<String> authorization)
      throws IOException, InterruptedException {
    var request =
        listener
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return listener.send(request);
  }

  private HttpResponse<String> userinfo(String authorization)
      throws IOException, InterruptedException {
    return listener.send(
        listener.request("/userinfo").header("Authorization", authorization).GET());
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static void assertError(HttpResponse<String> answer, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("error").textValue()).isEqualTo(code);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }

  private static String text(JsonNode answer, String token) {
    return answer.get(token + "_token").textValue();
  }
}
