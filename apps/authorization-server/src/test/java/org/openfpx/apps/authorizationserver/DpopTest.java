package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.oauth.KeyHolder;

/** Tokens that are bound to a key, at two replicas that take each request in turn (RFC 9449). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DpopTest {
  private static final Map<String, String> PAT_FORM = Map.of("grant_type", "client_credentials");

  private final WalletDouble wallet = new WalletDouble();
  private final KeyHolder holder = new KeyHolder();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private String issuer;

  @BeforeAll
  void start(@TempDir Path folder) {
    server =
        StartedServer.startTwo(folder, wallet.issuer(), "{url: \"jdbc:h2:mem:dpop\", user: as}");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    issuer = metadata().path("issuer").asText();
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  private JsonNode metadata() {
    return Caller.body(as.get("/.well-known/oauth-authorization-server"));
  }

  private String proof(String method, String path) {
    return holder.proof(method, issuer + path, Instant.now());
  }

  private HttpResponse<String> token(Map<String, String> form, String client, String... proofs) {
    var headers = new String[2 + 2 * proofs.length];
    headers[0] = "Authorization";
    headers[1] = client;
    for (int i = 0; i < proofs.length; i++) {
      headers[2 + 2 * i] = "DPoP";
      headers[3 + 2 * i] = proofs[i];
    }
    return as.form("/oauth2/token", form, headers);
  }

  private String boundPat() {
    var answer = token(PAT_FORM, Exchange.CLINIC, proof("POST", "/oauth2/token"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Caller.body(answer).path("token_type").asText()).isEqualTo("DPoP");
    return Caller.body(answer).path("access_token").asText();
  }

  @Test
  void theMetadataSayWhichSignaturesAProofMayHave() {
    for (var document : new String[] {"oauth-authorization-server", "uma2-configuration"}) {
      var named =
          Caller.body(as.get("/.well-known/" + document))
              .path("dpop_signing_alg_values_supported")
              .valueStream()
              .map(JsonNode::asText);
      assertThat(named).containsExactly("ES256", "ES384", "PS256", "RS256", "EdDSA", "Ed25519");
    }
  }

  @Test
  void aSetAndWhatRefreshingItGivesAreBoundAndIntrospectionSaysToWhat() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations", "province-profile");
    var ticket = Caller.query(journey.back()).get("ticket");
    var form =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:uma-ticket",
            "ticket",
            ticket,
            "code_verifier",
            Exchange.VERIFIER.reveal());

    var spoilt = token(form, Exchange.APP, proof("POST", "/oauth2/revoke"));
    assertThat(spoilt.statusCode()).isEqualTo(400);
    assertThat(Caller.body(spoilt).path("error").asText()).isEqualTo("invalid_dpop_proof");

    var set = Caller.body(token(form, Exchange.APP, proof("POST", "/oauth2/token")));
    assertThat(set.path("token_type").asText()).as("%s", set).isEqualTo("DPoP");
    assertThat(set.path("access_tokens")).hasSize(2);
    assertThat(set.path("access_tokens"))
        .allSatisfy(one -> assertThat(one.path("token_type").asText()).isEqualTo("DPoP"));
    assertBoundTo(holder, set);

    var refresh =
        Map.of("grant_type", "refresh_token", "refresh_token", set.path("refresh_token").asText());
    var other = new KeyHolder();
    var proof = other.proof("POST", issuer + "/oauth2/token", Instant.now());
    assertBoundTo(other, Caller.body(token(refresh, Exchange.APP, proof)));
  }

  private void assertBoundTo(KeyHolder holder, JsonNode set) {
    var said = exchange.introspect(set.path("access_token").asText());
    assertThat(said.path("active").asBoolean()).as("%s", said).isTrue();
    assertThat(said.path("token_type").asText()).isEqualTo("DPoP");
    assertThat(said.path("cnf").toString())
        .isEqualTo("{\"jkt\":\"%s\"}".formatted(holder.thumbprint().value()));
  }

  @Test
  void aCodeIsBoundToTheKeyThatItsRequestWasSentAheadWith() {
    var spoilt = exchange.push(Map.of(), "DPoP", proof("POST", "/oauth2/token"));
    assertThat(Caller.body(spoilt).path("error").asText()).isEqualTo("invalid_dpop_proof");

    assertThat(Caller.body(redeemed(new KeyHolder())).path("error").asText())
        .isEqualTo("invalid_grant");
    var tokens = redeemed(holder);
    assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
    assertThat(Caller.body(tokens).path("token_type").asText()).isEqualTo("DPoP");
  }

  /** What comes of a code whose request was sent ahead with our key, by the key of this one. */
  private HttpResponse<String> redeemed(KeyHolder by) {
    var kept = exchange.push(Map.of(), "DPoP", proof("POST", "/oauth2/par"));
    var reference = Caller.body(kept).path("request_uri").asText();
    var journey = exchange.journey().sent(exchange.bring("app", reference));
    journey.pushSignIn("openid");
    var code = journey.signedInAs("a-name-for-this-one-client");
    return exchange.redeemCode(
        code,
        Exchange.APP,
        "https://app.example/signed-in",
        "DPoP",
        by.proof("POST", issuer + "/oauth2/token", Instant.now()));
  }

  @Test
  void aProofIsGoodOnceWhicheverReplicaIsAsked() {
    var proof = proof("POST", "/oauth2/token");

    assertThat(token(PAT_FORM, Exchange.CLINIC, proof).statusCode()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      var again = token(PAT_FORM, Exchange.CLINIC, proof);
      assertThat(again.statusCode()).isEqualTo(400);
      assertThat(again.body()).contains("invalid_dpop_proof", "the proof has been used");
    }
  }

  @Test
  void whatIsNoProofForThisIsSaid() {
    var good = proof("POST", "/oauth2/token");
    var old = holder.proof("POST", issuer + "/oauth2/token", Instant.now().minusSeconds(120));
    for (var bad :
        new String[][] {
          {""}, {"no.proof.here"}, {good, good}, {proof("GET", "/oauth2/token")}, {old}
        }) {
      var answer = token(PAT_FORM, Exchange.CLINIC, bad);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Caller.body(answer).path("error").asText()).isEqualTo("invalid_dpop_proof");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
    var unknown = token(PAT_FORM, Caller.basic("clinic", "x".repeat(40)), good);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(token(PAT_FORM, Exchange.CLINIC, good).statusCode())
        .as("nothing of that has spent it")
        .isEqualTo(200);
  }

  @Test
  void aBoundPatOpensEveryCallOfTheProtectionApiWithAProofEach() {
    var pat = boundPat();
    var resource =
        "{\"type\":\"https://openfpx.org/types/fhir-r4-immunization\",\"resource_scopes\":[\"read\"]}";

    var made = bound("POST", "/uma/resource", pat, resource);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var one = "/uma/resource/" + Caller.body(made).path("_id").asText();
    assertThat(bound("GET", "/uma/resource", pat, "").statusCode()).isEqualTo(200);
    assertThat(bound("GET", one, pat, "").statusCode()).isEqualTo(200);
    assertThat(bound("PUT", one, pat, resource).statusCode()).isEqualTo(200);
    var wanted = "{\"resource_id\":\"clinic-immunizations\",\"resource_scopes\":[\"read\"]}";
    assertThat(bound("POST", "/uma/permission", pat, wanted).statusCode()).isEqualTo(201);
    assertThat(bound("DELETE", one, pat, "").statusCode()).isEqualTo(204);
    var introspected =
        as.form(
            "/oauth2/introspect",
            Map.of("token", "unknown"),
            "Authorization",
            "DPoP " + pat,
            "DPoP",
            holder.proof("POST", issuer + "/oauth2/introspect", Instant.now(), pat));
    assertThat(introspected.body()).isEqualTo("{\"active\":false}");
  }

  private HttpResponse<String> bound(String method, String path, String pat, String body) {
    var proof = holder.proof(method, issuer + path, Instant.now(), pat);
    String[] headers = {"Authorization", "dpop " + pat, "DPoP", proof};
    return method.equals("GET") ? as.get(path, headers) : as.json(method, path, body, headers);
  }

  @Test
  void aBoundPatIsNoBearerTokenAndNothingWithoutItsProof() {
    var pat = boundPat();
    var here = "/uma/resource";

    assertRefused(as.get(here, "Authorization", "Bearer " + pat), "Bearer", "invalid_token");
    assertRefused(as.get(here, "Authorization", "DPoP " + pat), "DPoP", "invalid_dpop_proof");
    var forNoToken = proof("GET", here);
    assertRefused(with(pat, forNoToken), "DPoP", "invalid_dpop_proof");
    var others = new KeyHolder().proof("GET", issuer + here, Instant.now(), pat);
    assertRefused(with(pat, others), "DPoP", "invalid_token");
    var good = holder.proof("GET", issuer + here, Instant.now(), pat);
    assertThat(with(pat, good).statusCode()).isEqualTo(200);
    assertRefused(with(pat, good), "DPoP", "invalid_dpop_proof");

    var bearer = exchange.bearer(Exchange.CLINIC, "uma_protection").substring("Bearer ".length());
    var proof = holder.proof("GET", issuer + here, Instant.now(), bearer);
    assertRefused(with(bearer, proof), "DPoP", "invalid_token");
  }

  private HttpResponse<String> with(String token, String proof) {
    return as.get("/uma/resource", "Authorization", "DPoP " + token, "DPoP", proof);
  }

  /** Both schemes are offered; the error stands with the one that was used. */
  private static void assertRefused(HttpResponse<String> answer, String scheme, String error) {
    assertThat(answer.statusCode()).isEqualTo(401);
    var challenges = answer.headers().allValues("WWW-Authenticate");
    assertThat(challenges).hasSize(2);
    assertThat(challenges.getFirst()).startsWith("Bearer realm=");
    assertThat(challenges.getLast())
        .startsWith("DPoP ")
        .contains("algs=\"ES256 ES384 PS256 RS256 EdDSA Ed25519\"");
    assertThat(challenges)
        .filteredOn(one -> one.contains("error="))
        .singleElement()
        .asString()
        .startsWith(scheme)
        .contains("error=\"" + error + "\"");
  }
}
