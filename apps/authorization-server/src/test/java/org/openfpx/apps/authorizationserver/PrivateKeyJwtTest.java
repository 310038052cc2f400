package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.testing.oauth.KeyHolder;

/** {@code private_key_jwt} wherever clients prove themselves (OpenID Connect Core section 9). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateKeyJwtTest {
  private static final String BACK = "https://keyed.example/signed-in";

  private final KeyHolder holder = new KeyHolder();
  private final KeyHolder stranger = new KeyHolder();
  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private String issuer;
  private int assertions;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), registry());
    as = server.caller();
    issuer = Caller.body(as.get("/.well-known/oauth-authorization-server")).path("issuer").asText();
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  private String registry() {
    return """
    oauth-client:
      - clientId: keyed
        clientName: Keyed
        oauthClientMetadata:
          clientType: CONFIDENTIAL
          clientAuthenticationType: private_key_jwt
          jwksRaw: '{"keys":[%s]}'
          grantTypes: client_credentials authorization_code
          scopes: uma_protection openid
          redirectUris: ["%s"]
    resource-server:
      - {identifier: keyed, name: Keyed, resourceServerUri: "https://keyed.example", oauthClient: keyed}
    """
        .formatted(holder.jwk(), BACK);
  }

  private String assertion(KeyHolder signer) {
    var claims =
        "{\"iss\":\"keyed\",\"sub\":\"keyed\",\"aud\":\"%s\",\"jti\":\"%d\",\"exp\":%d}"
            .formatted(issuer, ++assertions, Instant.now().getEpochSecond() + 60);
    return signer.signed("{\"alg\":\"ES256\",\"typ\":\"JWT\"}", claims);
  }

  private HttpResponse<String> proven(KeyHolder signer, String path, Map<String, String> more) {
    var form = new HashMap<>(more);
    form.put("client_assertion", assertion(signer));
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    return as.form(path, form);
  }

  @Test
  void oneWithAKeyIsLetInEverywhereAndNobodyWithAnother() {
    var pat = Map.of("grant_type", "client_credentials", "scope", "uma_protection");
    var token = Caller.body(proven(holder, "/oauth2/token", pat)).path("access_token").asText();
    assertThat(token).isNotBlank();
    var shown = Map.of("token", token);
    var introspected = proven(holder, "/oauth2/introspect", shown);
    assertThat(introspected.statusCode()).as(introspected.body()).isEqualTo(200);
    assertThat(introspected.body()).contains("\"active\":");
    var request =
        Map.of(
            "client_id", "keyed",
            "redirect_uri", BACK,
            "response_type", "code",
            "scope", "openid",
            "code_challenge", CodeChallenge.of(new CodeVerifier("v".repeat(43))).value(),
            "code_challenge_method", "S256");
    var kept = proven(holder, "/oauth2/par", request);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    assertThat(resources(token)).isEqualTo(200);
    assertThat(proven(holder, "/oauth2/revoke", shown).statusCode()).isEqualTo(200);
    assertThat(resources(token)).as("given back").isEqualTo(401);

    for (var path :
        Map.of(
                "/oauth2/token",
                pat,
                "/oauth2/introspect",
                shown,
                "/oauth2/par",
                request,
                "/oauth2/revoke",
                shown)
            .entrySet()) {
      var answer = proven(stranger, path.getKey(), path.getValue());
      assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(401);
      assertThat(Caller.body(answer).path("error").asText()).isEqualTo("invalid_client");
    }
  }

  private int resources(String token) {
    return as.get("/uma/resource", "Authorization", "Bearer " + token).statusCode();
  }
}
