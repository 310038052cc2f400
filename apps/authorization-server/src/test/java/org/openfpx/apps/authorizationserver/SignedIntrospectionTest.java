package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signed answers of the introspection endpoint (RFC 9701). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedIntrospectionTest {
  private static final String TYPE = "application/token-introspection+jwt";

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void aSignedAnswerHoldsExactlyWhatTheOtherSays() throws Exception {
    var token = token();

    var answer = introspect(token, Exchange.CLINIC, TYPE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(TYPE);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var claims = verified(answer.body());
    assertThat(claims.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("iss", "aud", "iat", "token_introspection");
    var discovery = Caller.body(as.get("/.well-known/oauth-authorization-server"));
    assertThat(claims.path("iss")).isEqualTo(discovery.path("issuer"));
    assertThat(claims.path("aud").asText()).isEqualTo("clinic");
    assertThat(claims.path("iat").isIntegralNumber()).isTrue();
    assertThat(claims.path("token_introspection").path("active").asBoolean()).isTrue();
    assertThat(claims.path("token_introspection")).isEqualTo(exchange.introspect(token));
  }

  @Test
  void ofATokenThatIsNoneOfTheAskersItSaysInactiveAndNoMore() throws Exception {
    for (var token : new String[] {"unknown", token()}) {
      var form =
          Map.of("token", token, "client_id", "province", "client_secret", StartedServer.SECRET);
      var claims = verified(as.form("/oauth2/introspect", form, "Accept", TYPE));
      assertThat(claims.path("aud").asText()).isEqualTo("province");
      assertThat(claims.path("token_introspection").toString()).isEqualTo("{\"active\":false}");
    }
  }

  @Test
  void whoAsksWithAProtectionTokenIsTheAudienceToo() throws Exception {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");

    var claims = verified(introspect(token(), pat, TYPE));

    assertThat(claims.path("aud").asText()).isEqualTo("clinic");
    assertThat(claims.path("token_introspection").path("active").asBoolean()).isTrue();
  }

  @Test
  void withoutThatWishAndForErrorsItIsJson() {
    var accepts = new String[] {"*/*", "application/json", "application/json, " + TYPE + ";q=0.5"};
    for (var accept : accepts) {
      var answer = introspect("unknown", Exchange.CLINIC, accept);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }
    var refused = introspect("unknown", Caller.basic("clinic", "wrong"), TYPE);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Caller.body(refused).path("error").asText()).isEqualTo("invalid_client");
    var malformed =
        as.form("/oauth2/introspect", Map.of(), "Authorization", Exchange.CLINIC, "Accept", TYPE);
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(Caller.body(malformed).path("error").asText()).isEqualTo("invalid_request");
  }

  @Test
  void aSignedAnswerOpensNoDoorAsAToken() {
    var signed = introspect(token(), Exchange.CLINIC, TYPE).body();

    var asBearer = as.get("/uma/resource/", "Authorization", "Bearer " + signed);

    assertThat(asBearer.statusCode()).isEqualTo(401);
    assertThat(exchange.introspect(signed).path("active").asBoolean()).isFalse();
  }

  @Test
  void discoveryNamesTheAlgorithm() {
    for (var document : new String[] {"oauth-authorization-server", "uma2-configuration"}) {
      assertThat(
              Caller.body(as.get("/.well-known/" + document))
                  .path("introspection_signing_alg_values_supported")
                  .toString())
          .isEqualTo("[\"ES256\"]");
    }
  }

  private String token() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var set = Caller.body(exchange.redeem(Caller.query(journey.back()).get("ticket")));
    return set.path("access_token").asText();
  }

  private HttpResponse<String> introspect(String token, String authorization, String accept) {
    return as.form(
        "/oauth2/introspect",
        Map.of("token", token),
        "Authorization",
        authorization,
        "Accept",
        accept);
  }

  private JsonNode verified(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return verified(answer.body());
  }

  /** What it says, after its header and its signature by a published key have been judged. */
  private JsonNode verified(String signed) throws Exception {
    var jws = new JsonWebSignature();
    jws.setCompactSerialization(signed);
    assertThat(jws.getHeader("typ")).isEqualTo("token-introspection+jwt");
    assertThat(jws.getAlgorithmHeaderValue()).isEqualTo("ES256");
    var published = new JsonWebKeySet(as.get("/oauth2/jwks").body());
    jws.setKey(published.findJsonWebKey(jws.getKeyIdHeaderValue(), "EC", "sig", "ES256").getKey());
    assertThat(jws.verifySignature()).isTrue();
    return new JsonMapper().readTree(jws.getPayload());
  }
}
