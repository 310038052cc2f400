package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.Claims;

/** The end of a sign-in over HTTP: RP-initiated and back-channel logout (protocol, section 2.4). */
class LogoutTest {
  private static final String AFTER = "https://app.example/signed-out";

  private final WalletDouble wallet = new WalletDouble();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final Javalin client =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post("/logout", this::receive);
              })
          .start("127.0.0.1", 0);
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    server.change(
        "oauth-client-metadata",
        "oauth-client app",
        "backchannelLogoutUri",
        "http://localhost:" + client.port() + "/logout");
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterEach
  void stop() {
    server.close();
    client.stop();
    wallet.close();
  }

  private void receive(Context context) {
    received.add(String.valueOf(context.formParam("logout_token")));
  }

  /** A person's sign-in at the client. */
  private record SignedIn(JsonNode tokens, Exchange.Journey journey) {
    String idToken() {
      return tokens.path("id_token").asText();
    }
  }

  @Test
  void discoverySaysThatSignInsCanBeEnded() {
    var document = Caller.body(as.get("/.well-known/openid-configuration"));

    assertThat(document.path("end_session_endpoint").asText()).endsWith("/oauth2/logout");
    assertThat(document.path("backchannel_logout_supported").asBoolean()).isTrue();
    assertThat(document.path("backchannel_logout_session_supported").asBoolean()).isTrue();
  }

  /** OpenID Connect Discovery, section 3: claims_supported. */
  @Test
  void everyClaimOfAnIdTokenIsAmongThoseThatDiscoveryNames() {
    var document = Caller.body(as.get("/.well-known/openid-configuration"));
    var supported = new HashSet<String>();
    document.path("claims_supported").forEach(claim -> supported.add(claim.asText()));
    var names = new HashSet<String>();
    claims(signedIn().idToken()).fieldNames().forEachRemaining(names::add);

    assertThat(names).contains("sid");
    assertThat(supported).containsAll(names);
  }

  @Test
  void aClientIsToldOfASignInThatThePersonHasEnded() throws Exception {
    var june = signedIn();
    signedIn();

    as.json(
        "DELETE",
        "/user/permissions/" + june.journey().pushed.getFirst(),
        "",
        "Authorization",
        june.journey().user);

    var token = Objects.requireNonNull(received.poll(30, TimeUnit.SECONDS));
    var told = claims(token);
    assertThat(told.path("sid").asText()).isEqualTo(claims(june.idToken()).path("sid").asText());
    assertThat(told.path("sub").asText()).isEqualTo(claims(june.idToken()).path("sub").asText());
    assertThat(told.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
        .isTrue();
    assertThat(told.has("nonce")).isFalse();
    assertThat(part(token, 0).path("typ").asText()).isEqualTo("logout+jwt");
    // As its ID tokens are.
    assertThat(part(token, 0).path("alg")).isEqualTo(part(june.idToken(), 0).path("alg"));
  }

  @Test
  void whoeverRemovesAnAccountEndsItsSignInsAndTheClientIsTold() throws Exception {
    var june = signedIn();

    exchange.remove(june.journey().account, june.journey().management);

    var told = claims(received.poll(30, TimeUnit.SECONDS));
    assertThat(told.path("sid").asText()).isEqualTo(claims(june.idToken()).path("sid").asText());
  }

  @Test
  void aClientEndsASignInByItsIdToken() {
    var june = signedIn();

    var back = signOut(june.idToken(), AFTER);

    assertThat(Caller.query(back)).containsEntry("state", "s&1");
    assertThat(userinfo(june).statusCode()).isEqualTo(401);
    assertThat(
            Caller.body(as.get("/user/permissions", "Authorization", june.journey().user))
                .toString())
        .contains("\"status\":\"ended\"");
  }

  @Test
  void nobodyIsSignedInInsteadOfWhomAnIdTokenNames() {
    var hint = Map.of("id_token_hint", signedIn().idToken());

    assertThat(Caller.query(answeredBy("a-name-for-this-one-client", hint)))
        .containsKey("code")
        .doesNotContainKey("error");
    assertThat(Caller.query(answeredBy("another-name-for-this-one", hint)))
        .containsEntry("error", "login_required")
        .containsEntry("state", "s&1")
        .doesNotContainKey("code");
    var bad = Map.of("id_token_hint", "x.y.z");
    assertThat(Caller.query(exchange.authorize(bad))).containsEntry("error", "invalid_request");
    assertThat(Caller.body(exchange.push(bad)).path("error").asText()).isEqualTo("invalid_request");
  }

  private HttpResponse<String> answeredBy(String name, Map<String, String> more) {
    var journey = exchange.journey().sent(exchange.authorize(more));
    journey.pushSignIn("openid");
    return journey.back(Claims.NONE.with("client_sub", name));
  }

  @Test
  void aFormEndsItLikewiseAndNothingCanBeRefreshed() {
    var june = stayingSignedIn();
    var form = Map.of("id_token_hint", june.idToken(), "client_id", "app");

    var page = as.form("/oauth2/logout", form);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("App can no longer use");
    assertThat(userinfo(june).statusCode()).isEqualTo(401);
    var refresh =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            june.tokens().path("refresh_token").asText());
    assertThat(as.form("/oauth2/token", refresh, "Authorization", Exchange.APP).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aLogoutTokenIsNeverSentInTheClearOrToAFragment(@TempDir Path other) {
    for (var bad :
        List.of("http://app.example/logout", "https://app.example/logout#x", "app:/logout")) {
      var more =
          """
          oauth-client:
            - clientId: careless
              clientName: Careless
              oauthClientMetadata: {clientType: PUBLIC, clientAuthenticationType: none, grantTypes: authorization_code, backchannelLogoutUri: "%s"}
          """
              .formatted(bad);
      assertThatThrownBy(() -> StartedServer.start(other, wallet.issuer(), more))
          .hasMessageContaining("backchannelLogoutUri");
    }
  }

  @Test
  void withoutAnIdTokenAPageSaysWhereAPersonCanSignOut() {
    var june = signedIn();
    for (var hint : new String[] {"", "no.such.token", june.idToken() + "x"}) {
      var page = signOut(hint, AFTER);

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Location")).isEmpty();
      assertThat(page.body()).contains("Nothing was ended", wallet.issuer());
    }
    var elsewhere = signOut(june.idToken(), "https://evil.example/");
    assertThat(elsewhere.body())
        .contains("App can no longer use")
        .doesNotContain("href=\"https://evil.example");
  }

  private HttpResponse<String> signOut(String hint, String after) {
    var form = new HashMap<String, String>();
    form.put("id_token_hint", hint);
    form.put("post_logout_redirect_uri", after);
    form.put("state", "s&1");
    return as.get("/oauth2/logout?" + Caller.encoded(form), "Accept", "text/html");
  }

  private HttpResponse<String> userinfo(SignedIn who) {
    var token = who.tokens().path("access_token").asText();
    return as.get("/oauth2/userinfo", "Authorization", "Bearer " + token);
  }

  private SignedIn signedIn() {
    var journey = exchange.journey().toSignIn();
    journey.pushSignIn("openid");
    return redeemed(journey);
  }

  private SignedIn stayingSignedIn() {
    return redeemed(exchange.journey().toStaySignedIn());
  }

  private SignedIn redeemed(Exchange.Journey journey) {
    var answer = exchange.redeemCode(journey.signedInAs("a-name-for-this-one-client"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new SignedIn(Caller.body(answer), journey);
  }

  private static JsonNode claims(String token) {
    return part(token, 1);
  }

  private static JsonNode part(String token, int which) {
    var payload = Base64.getUrlDecoder().decode(token.split("\\.")[which]);
    return Caller.json(new String(payload, StandardCharsets.UTF_8));
  }
}
