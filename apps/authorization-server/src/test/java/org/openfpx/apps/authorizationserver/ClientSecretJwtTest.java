package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code client_secret_jwt} (OpenID Connect Core section 9; RFC 7523 section 3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientSecretJwtTest {
  private static final String REGISTRY =
      """
      oauth-client:
        - clientId: signer
          clientName: Signer
          oauthClientMetadata: {clientType: CONFIDENTIAL, clientAuthenticationType: client_secret_jwt, secret: {environment: APP_SECRET}, grantTypes: client_credentials, scopes: uma_protection}
      resource-server:
        - {identifier: signer, name: Signer, resourceServerUri: "https://signer.example", oauthClient: signer}
      """;

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private JsonNode metadata;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), REGISTRY);
    as = server.caller();
    metadata = Caller.body(as.get("/.well-known/oauth-authorization-server"));
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  private String issuer() {
    return metadata.path("issuer").asText();
  }

  private static String assertion(String algorithm, String secret, String jti, String audience) {
    var header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
    var claims =
        "{\"iss\":\"signer\",\"sub\":\"signer\",\"aud\":\"%s\",\"jti\":\"%s\",\"exp\":%d}"
            .formatted(audience, jti, Instant.now().getEpochSecond() + 60);
    var input = base64(utf8(header)) + "." + base64(utf8(claims));
    return input + "." + base64(mac(algorithm, secret, input));
  }

  private static byte[] mac(String algorithm, String secret, String input) {
    try {
      var name = "HmacSHA" + algorithm.substring(2);
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(utf8(secret), name));
      return mac.doFinal(utf8(input));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private HttpResponse<String> token(String assertion) {
    return as.form(
        "/oauth2/token",
        Map.of(
            "grant_type", "client_credentials",
            "client_assertion", assertion,
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
  }

  private void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Caller.body(answer).path("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void whoSignsWithItsSecretIsLetInOnceWithEachAssertion() {
    var assertion = assertion("HS256", StartedServer.SECRET, "one", issuer());

    assertThat(token(assertion).statusCode()).isEqualTo(200);
    assertRefused(token(assertion));
  }

  @Test
  void anotherSecretAudienceOrAlgorithmLetsNobodyIn() {
    var secret = StartedServer.SECRET;

    assertRefused(token(assertion("HS256", secret + "x", "two", issuer())));
    assertRefused(token(assertion("HS256", secret, "three", issuer() + "/oauth2/token")));
    assertRefused(token(assertion("HS512", secret, "four", issuer())));
  }

  @Test
  void theSecretItselfIsNeverTaken() {
    var form = Map.of("grant_type", "client_credentials");
    var basic = Caller.basic("signer", StartedServer.SECRET);
    assertRefused(as.form("/oauth2/token", form, "Authorization", basic));
    assertRefused(
        as.form(
            "/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "signer",
                "client_secret", StartedServer.SECRET)));
  }

  @Test
  void theMetadataSaySo() {
    var methods = metadata.path("token_endpoint_auth_methods_supported");
    assertThat(methods.valueStream().map(JsonNode::asText)).contains("client_secret_jwt");
    var algorithms = metadata.path("token_endpoint_auth_signing_alg_values_supported");
    assertThat(algorithms.valueStream().map(JsonNode::asText))
        .contains("HS256", "ES256")
        .doesNotContain("none");
  }
}
