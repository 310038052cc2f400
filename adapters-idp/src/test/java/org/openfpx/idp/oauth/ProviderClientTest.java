package org.openfpx.idp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.idp.FakeParty.json;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.rsa.linking.DownstreamProvider;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentTokens;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.login.IdentityProviders;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.idp.FakeParty;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** RFC 8414 section 3.3, RFC 9207, OpenID Connect Core section 3.1.3.7, RFC 6749 section 2.3. */
class ProviderClientTest {
  private static final Secret SECRET = new Secret("päss:w%rd");
  private static final String VERIFIER = "v".repeat(43);
  private static final String TOKEN = "POST /token";

  private final TestWorld world = new TestWorld();
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final ProviderClient client =
      new ProviderClient(
          outgoing,
          ProviderDirectory.ofProviders(outgoing, world),
          new JoseTokenVerifier(new KeySets(outgoing, world)),
          world.world());
  private final FakeParty provider;
  private final ProviderRegistration us;

  ProviderClientTest() throws IOException {
    provider = new FakeParty();
    us = us(new OwnCredential.SecretInHeader(SECRET));
  }

  @BeforeEach
  void publish() {
    provider.publishes(",\"authorization_response_iss_parameter_supported\":true");
  }

  @AfterEach
  void stop() {
    outgoing.close();
    provider.close();
  }

  @Test
  void theBrowserTakesPkceStateNonceAndLanguagesAlong() {
    var address =
        client
            .authorizationAddress(
                us,
                new ProviderClient.Departing(
                    "the state",
                    "the nonce",
                    CodeChallenge.of(new CodeVerifier(VERIFIER)),
                    List.of(new Language("fr"), new Language("en")),
                    Map.of("transaction", "handle")))
            .orElseThrow();

    assertThat(address.toString())
        .startsWith(provider.at("/authorize?tenant=1&").toString())
        .contains(
            "response_type=code",
            "client_id=us",
            "redirect_uri=https%3A%2F%2Fwallet.example%2Fcallback",
            "scope=openid+profile",
            "state=the+state",
            "nonce=the+nonce",
            "code_challenge=" + CodeChallenge.of(new CodeVerifier(VERIFIER)).value(),
            "code_challenge_method=S256",
            "ui_locales=fr+en",
            "transaction=handle",
            "kc_idp_hint=x");
  }

  @Test
  void aCodeIsRedeemedForCheckedTokens() {
    provider.answers(TOKEN, json(200, tokens(good())));

    assertThat(redeem(issuer()))
        .isInstanceOfSatisfying(
            TokenAnswer.Tokens.class,
            tokens -> {
              assertThat(tokens.idToken().orElseThrow().subject()).contains("june");
              assertThat(tokens.accessToken().orElseThrow().reveal()).isEqualTo("at");
              assertThat(tokens.refreshToken().orElseThrow().reveal()).isEqualTo("rt");
              assertThat(tokens.endsAt()).isEqualTo(world.instant().plusSeconds(600));
            });
    var asked = provider.asked(TOKEN).getFirst();
    assertThat(asked.body())
        .contains("grant_type=authorization_code", "code=the-code", "code_verifier=" + VERIFIER);
    // "us" and the form-encoded secret.
    assertThat(asked.authorization()).isEqualTo("Basic dXM6cCVDMyVBNHNzJTNBdyUyNXJk");
  }

  @Test
  void anAnswerOfAnotherIssuerIsRefusedBeforeAnythingIsSent() {
    assertThat(redeem(Optional.of("https://evil.example"))).isEqualTo(new TokenAnswer.NotValid());
    assertThat(redeem(Optional.of(issuer().orElseThrow() + "/")))
        .isEqualTo(new TokenAnswer.NotValid());
    assertThat(redeem(Optional.empty())).isEqualTo(new TokenAnswer.NotValid());
    assertThat(provider.asked(TOKEN)).isEmpty();
  }

  @Test
  void aProviderThatSendsNoIssuerIsTakenAtItsOwnRedirectAddress() {
    provider.publishes("");
    provider.answers(TOKEN, json(200, tokens(good())));
    assertThat(redeem(Optional.empty())).isInstanceOf(TokenAnswer.Tokens.class);
    assertThat(redeem(Optional.of("https://evil.example"))).isEqualTo(new TokenAnswer.NotValid());
  }

  @Test
  void aDocumentThatNamesAnotherIssuerIsNotBelieved() {
    provider.answers(
        "GET /.well-known/openid-configuration",
        json(200, "{\"issuer\":\"https://evil.example\",\"token_endpoint\":\"https://e.e/t\"}"));
    assertThat(client.metadata(us)).isEmpty();
    assertThat(redeem(issuer())).isEqualTo(new TokenAnswer.Unreachable());
  }

  @Test
  void aPublishedAddressIsNeverOtherThanHttp() {
    provider.publishes(",\"rot_endpoint\":\"javascript:alert(1)\",\"x\":\"https:///\"");
    var metadata = client.metadata(us).orElseThrow();
    assertThat(metadata.address("rot_endpoint")).isEmpty();
    assertThat(metadata.address("x")).isEmpty();
    assertThat(metadata.address("missing")).isEmpty();
  }

  @Test
  void anIdTokenMustBeRightInEverything() {
    var other = new JoseKeyMaker().make(SignatureAlgorithm.ES256);
    var wrong =
        Map.of(
            "signature", FakeParty.signed(other, good()),
            "issuer", provider.signed(good().replace(issuer().orElseThrow(), "https://e.e")),
            "audience", provider.signed(good().replace("\"us\"", "\"them\"")),
            "azp", provider.signed(good().replace("\"us\"", "[\"us\",\"them\"]")),
            "nonce", provider.signed(good().replace("the-nonce", "another")),
            "subject", provider.signed(good().replace("\"sub\":\"june\",", "")),
            "end", provider.signed(claims(-600, 0)),
            "future", provider.signed(claims(600, 300)),
            "not yet",
                provider.signed(good().replace("\"aud\"", "\"nbf\":%d,\"aud\"".formatted(in(300)))),
            "none", "");
    wrong.forEach((what, token) -> {
      provider.answers(TOKEN, json(200, tokensWith(token)));
      assertThat(redeem(issuer())).as(what).isEqualTo(new TokenAnswer.NotValid());
    });
  }

  @Test
  void theProvidersNoIsToldFromItsTrouble() {
    provider.answers(TOKEN, json(400, "{\"error\":\"invalid_grant\"}"));
    assertThat(redeem(issuer())).isEqualTo(new TokenAnswer.Refused());
    provider.answers(TOKEN, json(401, "{\"error\":\"invalid_client\"}"));
    assertThat(redeem(issuer())).isEqualTo(new TokenAnswer.NotKnown());
    for (var trouble : List.of(json(503, ""), json(200, "not json"), json(302, ""))) {
      provider.answers(TOKEN, trouble);
      assertThat(redeem(issuer())).isEqualTo(new TokenAnswer.Unreachable());
    }
  }

  @Test
  void aRefreshTokenStaysUnlessThereIsANewOne() {
    provider.answers(
        TOKEN,
        json(200, "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":\"60\"}"),
        json(200, "{\"access_token\":\"a\",\"refresh_token\":\"new\"}"));

    assertThat(refreshToken(client.refresh(us, new Secret("old")))).isEqualTo("old");
    assertThat(refreshToken(client.refresh(us, new Secret("old")))).isEqualTo("new");
    assertThat(provider.asked(TOKEN).getFirst().body())
        .contains("grant_type=refresh_token", "refresh_token=old");
  }

  @Test
  void allMethodsOfAuthenticationAreSpoken() {
    provider.answers(TOKEN, json(200, "{\"access_token\":\"a\"}"));
    var signer = new TransparentTokens();
    client.clientCredentials(us(new OwnCredential.SecretInBody(SECRET)), ScopeSet.of("x"));
    client.clientCredentials(us(new OwnCredential.SignedAssertion(signer)), ScopeSet.of("x"));
    client.clientCredentials(us(new OwnCredential.Nothing()), ScopeSet.of("x"));

    var asked = provider.asked(TOKEN);
    assertThat(asked).allSatisfy(one -> assertThat(one.authorization()).isEmpty());
    assertThat(asked.get(0).body()).contains("client_id=us", "client_secret=p%C3%A4ss%3Aw%25rd");
    assertThat(asked.get(1).body())
        .contains("client_assertion=token-1", "client-assertion-type%3Ajwt-bearer");
    var assertion = signer.read("token-1").orElseThrow();
    assertThat(assertion.type()).isEqualTo("client-authentication+jwt");
    assertThat(assertion.claims().text("aud")).isEqualTo(issuer());
    assertThat(assertion.claims().text("iss")).contains("us");
    assertThat(assertion.claims().text("sub")).contains("us");
    assertThat(assertion.claims().instant("exp"))
        .contains(world.instant().plus(Duration.ofSeconds(60)));
    assertThat(assertion.claims().text("jti").orElseThrow()).hasSize(22);
    assertThat(asked.get(2).body()).contains("client_id=us").doesNotContain("secret", "assert");
  }

  @Test
  void userinfoOfAnotherPersonIsNotBelieved() {
    provider.answers("GET /userinfo", json(200, "{\"sub\":\"june\",\"name\":\"June\"}"));
    assertThat(client.userinfo(us, new Secret("at"), "june").orElseThrow().text("name"))
        .contains("June");
    assertThat(provider.asked("GET /userinfo").getFirst().authorization()).isEqualTo("Bearer at");
    assertThat(client.userinfo(us, new Secret("at"), "mallory")).isEmpty();
  }

  @Test
  void aRevocationIsConfirmedOrNot() {
    provider.answers("POST /revoke", json(200, ""), json(503, ""));
    assertThat(client.revoke(us, new Secret("rt"))).isTrue();
    assertThat(client.revoke(us, new Secret("rt"))).isFalse();
    assertThat(provider.asked("POST /revoke").getFirst().body()).isEqualTo("token=rt");
  }

  @Test
  void aPersonSignsInToAWallet() {
    provider.answers(
        TOKEN, json(200, tokens(good().replace("\"sub\"", "\"ial\":2,\"aal\":\"3\",\"sub\""))));
    var idps = new OidcIdentityProviders(client, id -> Optional.of(us).filter(x -> id.equals("i")));
    var arrival =
        new Arrival(
            new Secret("the-code"), issuer(), new Secret("the-nonce"), new Secret(VERIFIER));

    assertThat(idps.finish("i", arrival))
        .isEqualTo(
            new IdentityProviders.Answer.Vouched(
                issuer().orElseThrow(),
                "june",
                new Assurance(new Ial(2), new Aal(3)),
                Optional.of(TestWorld.BEGINNING)));
    assertThat(idps.finish("j", arrival)).isEqualTo(new IdentityProviders.Answer.NotValid());
  }

  @Test
  void aPersonSignsInForAnAdapterWithTheNameOfUserinfo() {
    provider.answers(TOKEN, json(200, tokens(good())));
    provider.answers("GET /userinfo", json(200, "{\"sub\":\"june\",\"name\":\"June\"}"));
    var downstream = new OidcDownstreamProvider(client, us);

    assertThat(
            downstream.redeem(
                new Secret("the-code"), issuer(), new Secret("the-nonce"), new Secret(VERIFIER)))
        .isInstanceOfSatisfying(
            DownstreamProvider.SignedIn.class,
            signedIn -> {
              assertThat(signedIn.person().subject()).isEqualTo("june");
              assertThat(signedIn.displayName()).contains("June");
            });
  }

  private Optional<String> issuer() {
    return Optional.of(provider.issuer().value());
  }

  private TokenAnswer redeem(Optional<String> issuer) {
    return client.redeem(
        us, new ProviderClient.Arriving(new Secret("the-code"), issuer, "the-nonce", VERIFIER));
  }

  private ProviderRegistration us(OwnCredential credential) {
    return new ProviderRegistration(
        new Issuer(provider.issuer().value()),
        new ClientId("us"),
        credential,
        URI.create("https://wallet.example/callback"),
        ScopeSet.of("openid", "profile"),
        Map.of("kc_idp_hint", "x", "response_type", "token"));
  }

  private static String refreshToken(TokenAnswer answer) {
    return ((TokenAnswer.Tokens) answer).refreshToken().orElseThrow().reveal();
  }

  private String tokens(String claims) {
    return tokensWith(provider.signed(claims));
  }

  private static String tokensWith(String idToken) {
    return """
    {"access_token":"at","token_type":"Bearer","expires_in":600,"refresh_token":"rt",
    "id_token":"%s"}
    """
        .formatted(idToken);
  }

  private long in(long seconds) {
    return world.instant().getEpochSecond() + seconds;
  }

  private String good() {
    return claims(300, 0);
  }

  private String claims(long endsIn, long issuedIn) {
    long now = world.instant().getEpochSecond();
    return """
    {"iss":"%s","sub":"june","aud":"us","nonce":"the-nonce","exp":%d,"iat":%d,"auth_time":%d}
    """
        .formatted(provider.issuer(), now + endsIn, now + issuedIn, now)
        .strip();
  }
}
