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
import org.openfpx.domain.testing.oauth.KeyHolder;

/** A client that is held to more than others: RFC 9449 section 5.2, RFC 9126 section 6. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemandsTest {
  private static final String BANK = Caller.basic("bank", StartedServer.SECRET);
  private static final String BACK = "https://bank.example/signed-in";

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;

  @BeforeAll
  void start(@TempDir Path folder) {
    server =
        StartedServer.start(
            folder,
            wallet.issuer(),
            """
            oauth-client:
              - clientId: bank
                clientName: Bank
                oauthClientMetadata:
                  clientType: CONFIDENTIAL
                  clientAuthenticationType: client_secret_basic
                  secret: {environment: APP_SECRET}
                  grantTypes: authorization_code client_credentials
                  scopes: openid uma_protection
                  redirectUris: ["%s"]
                  dpopBoundAccessTokens: true
                  requirePushedAuthorizationRequests: true
            resource-server:
              - {identifier: bank, name: Bank, resourceServerUri: "https://bank.example", oauthClient: bank}
            """
                .formatted(BACK));
    as = server.caller();
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  private HttpResponse<String> token(String client, String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = client;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return as.form(
        "/oauth2/token",
        Map.of("grant_type", "client_credentials", "scope", "uma_protection"),
        all);
  }

  @Test
  void whoMustHaveBoundTokensGetsNoneWithoutAProof() {
    var without = token(BANK);

    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(Caller.body(without).path("error").asText()).isEqualTo("invalid_dpop_proof");
    assertThat(token(Exchange.CLINIC).statusCode()).as("another's").isEqualTo(200);
    var issuer = Caller.body(as.get("/.well-known/oauth-authorization-server")).path("issuer");
    var proof = new KeyHolder().proof("POST", issuer.asText() + "/oauth2/token", Instant.now());
    var bound = token(BANK, "DPoP", proof);
    assertThat(Caller.body(bound).path("token_type").asText()).isEqualTo("DPoP");
  }

  @Test
  void whoMustSendRequestsAheadBeginsWithNoOther() {
    var request = new HashMap<String, String>();
    request.put("client_id", "bank");
    request.put("redirect_uri", BACK);
    request.put("response_type", "code");
    request.put("scope", "openid");
    request.put("state", "s");
    request.put("code_challenge", CodeChallenge.of(Exchange.VERIFIER).value());
    request.put("code_challenge_method", "S256");

    var direct = as.get("/oauth2/authorize?" + Caller.encoded(request), "Accept", "text/html");
    assertThat(Caller.query(direct))
        .containsEntry("error", "invalid_request")
        .containsEntry("state", "s")
        .containsKey("iss");

    var ahead = Caller.body(as.form("/oauth2/par", request, "Authorization", BANK));
    var reference = ahead.path("request_uri").asText();
    var begun =
        as.get(
            "/oauth2/authorize?"
                + Caller.encoded(Map.of("client_id", "bank", "request_uri", reference)),
            "Accept",
            "text/html");
    assertThat(begun.headers().firstValue("Location").orElse(begun.body()))
        .startsWith(wallet.issuer());
  }
}
