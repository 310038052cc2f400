package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ID tokens are signed with (OpenID Connect Core sections 2 and 15.1). */
class IdTokenSignatureTest {
  private final WalletDouble wallet = new WalletDouble();
  @TempDir private Path folder;
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeEach
  void start() {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterEach
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void discoveryNamesTheDefaultFirstAndNeverNone() {
    var document = Caller.body(as.get("/.well-known/openid-configuration"));

    assertThat(document.path("id_token_signing_alg_values_supported"))
        .hasToString("[\"RS256\",\"ES256\"]");
  }

  @Test
  void aKeyForEachIsPublishedBeforeAnybodySignsIn() {
    assertThat(Caller.body(as.get("/oauth2/jwks")).path("keys"))
        .extracting(key -> key.path("alg").asText(), key -> key.path("use").asText())
        .containsExactlyInAnyOrder(tuple("ES256", "sig"), tuple("RS256", "sig"));
  }

  @Test
  void whoRegistersNothingGetsRs256() throws JoseException {
    var tokens = signIn();

    var key = (RsaJsonWebKey) verified(tokens, "RS256");
    assertThat(key.getRsaPublicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    assertThat(key.getUse()).isEqualTo("sig");
    var again = refreshed(tokens);
    assertThat(verified(again, "RS256").getKeyId()).isEqualTo(key.getKeyId());
  }

  @Test
  void whoRegistersAnotherGetsThat() throws JoseException {
    server.change("oauth-client-metadata", "oauth-client app", "idTokenSignedResponseAlg", "ES256");

    assertThat(verified(signIn(), "ES256").getKeyType()).isEqualTo("EC");
  }

  @Test
  void nobodyRegistersNone() {
    server.close();
    var more =
        """
        oauth-client:
          - clientId: careless
            clientName: Careless
            oauthClientMetadata: {clientType: PUBLIC, clientAuthenticationType: none, grantTypes: authorization_code, idTokenSignedResponseAlg: none}
        """;

    assertThatThrownBy(() -> StartedServer.start(folder, wallet.issuer(), more))
        .hasMessageContaining("idTokenSignedResponseAlg")
        .hasMessageContaining("RS256");
  }

  @Test
  void noPrivateHalfOfAKeyIsKeptInTheClear() throws JoseException {
    var published = verified(signIn(), "RS256");

    var kept = server.texts("oauth_signing_key", "private_jwk");
    assertThat(kept).hasSizeGreaterThanOrEqualTo(2).noneMatch(one -> one.contains("kty"));
    assertThat(published.toJson()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
  }

  private JsonNode signIn() {
    var journey = exchange.journey().toStaySignedIn();
    var answer = exchange.redeemCode(journey.signedInAs("a-name-for-this-one-client"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.body(answer);
  }

  private JsonNode refreshed(JsonNode tokens) {
    var form =
        Map.of(
            "grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token").asText());
    return Caller.body(as.form("/oauth2/token", form, "Authorization", Exchange.APP));
  }

  /** The published key by which the ID token verifies, which is for that algorithm alone. */
  private PublicJsonWebKey verified(JsonNode tokens, String algorithm) throws JoseException {
    var jws = new JsonWebSignature();
    jws.setCompactSerialization(tokens.path("id_token").asText());
    assertThat(jws.getAlgorithmHeaderValue()).isEqualTo(algorithm);
    var published = new JsonWebKeySet(as.get("/oauth2/jwks").body());
    var key =
        (PublicJsonWebKey)
            published.findJsonWebKey(jws.getKeyIdHeaderValue(), null, "sig", algorithm);
    jws.setKey(key.getKey());
    assertThat(jws.verifySignature()).isTrue();
    return key;
  }
}
