package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.EveryRow;

/**
 * Rows of the checklist of OAuth and web security that no other test looks at (conformance-tests,
 * {@code clauses/security.yaml}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityRowsTest {
  private static final Map<String, String> PAT =
      Map.of("grant_type", "client_credentials", "scope", "uma_protection");

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private JsonNode metadata;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    metadata = Caller.body(as.get("/.well-known/oauth-authorization-server"));
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void endpointsForClientsAreAskedByPostAndNothingStandsInTheAddress() {
    for (var path : List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect")) {
      var got = as.get(path);
      assertThat(got.statusCode()).as(path).isEqualTo(405);
      assertThat(got.headers().firstValue("Allow").orElse("")).contains("POST");
      var addressed =
          as.form(
              path + "?client_id=clinic&client_secret=" + StartedServer.SECRET,
              Map.of("token", "x", "grant_type", "client_credentials"));
      assertThat(addressed.statusCode()).as(path).isEqualTo(400);
      assertThat(Caller.body(addressed).path("error").asText()).isEqualTo("invalid_request");
    }
  }

  @Test
  void whoProvesNothingIsRefusedWhereverClientsProveThemselves() {
    for (var path : List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect")) {
      var form = Map.of("token", "x", "grant_type", "client_credentials", "client_id", "clinic");
      assertThat(as.form(path, form).statusCode()).as(path).isEqualTo(401);
      assertThat(as.form(path, Map.of("token", "x", "grant_type", "y")).statusCode())
          .as(path)
          .isEqualTo(401);
      assertThat(Caller.body(as.form(path, form)).path("error").asText())
          .isEqualTo("invalid_client");
    }
    var byName = as.form("/oauth2/introspect", Map.of("token", "x", "client_id", "phone"));
    assertThat(byName.statusCode()).as("a public client asks about a token").isEqualTo(401);
    var unknown = as.form("/oauth2/token", PAT, "Authorization", Caller.basic("x", "y".repeat(40)));
    var wrong =
        as.form("/oauth2/token", PAT, "Authorization", Caller.basic("clinic", "y".repeat(40)));
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
  }

  @Test
  void anAnswerWithATokenIsKeptByNobodyAndSaysWhatItIs() {
    var answer = as.form("/oauth2/token", PAT, "Authorization", Exchange.CLINIC);

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
    var body = Caller.body(answer);
    assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.path("expires_in").isIntegralNumber()).isTrue();
    assertThat(body.path("access_token").asText()).hasSize(43);
    assertThat(body.has("refresh_token")).as("client_credentials").isFalse();
  }

  @Test
  void aClientGetsNoScopeThatItIsNotRegisteredForAndAPublicOneNoTokenOfItsOwn() {
    var more = Map.of("grant_type", "client_credentials", "scope", "uma_protection register");
    assertError(as.form("/oauth2/token", more, "Authorization", Exchange.CLINIC), "invalid_scope");
    var phone = Map.of("grant_type", "client_credentials", "client_id", "phone");
    assertError(as.form("/oauth2/token", phone), "unauthorized_client");
  }

  private static void assertError(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.body(answer).path("error").asText()).isEqualTo(code);
  }

  @Test
  void whatAProxyWouldSayIsNotBelievedWhereThereIsNone() {
    String[] said = {
      "Forwarded", "host=evil.example;proto=https", "X-Forwarded-Host", "evil.example",
      "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9",
      "X-SSL-Client-Cert", "x", "X-Original-URL", "/oauth2/token"
    };
    assertThat(Caller.body(as.get("/.well-known/oauth-authorization-server", said)))
        .isEqualTo(metadata);
    assertThat(as.form("/oauth2/token", PAT, said).statusCode()).isEqualTo(401);
  }

  /** RFC 9700 section 2.6; OWASP ASVS 5.0, 3.4.2. */
  @Test
  void nothingButWhatIsPublicIsOpenToScriptsOfOtherOrigins() {
    var open = new TreeSet<String>();
    assertThat(server.routes()).hasSizeGreaterThan(40);
    for (var route : server.routes()) {
      var path = route.path().replaceAll("[{<][a-z_]+[}>]|[*]", "x");
      for (var origin : List.of("https://evil.example", "null")) {
        var method = route.method().name();
        var answer = as.body(method, path, "application/json", "", "Origin", origin);
        var preflight =
            as.body(
                "OPTIONS",
                path,
                "text/plain",
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                "authorization");
        for (var one : List.of(answer, preflight)) {
          assertThat(one.headers().map().keySet())
              .as(path)
              .doesNotContain("access-control-allow-credentials", "access-control-allow-headers");
        }
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        answer
            .headers()
            .firstValue("Access-Control-Allow-Origin")
            .ifPresent(whom -> {
              assertThat(whom).as(path).isEqualTo("*");
              open.add(method + " " + path.replaceFirst("(/.well-known|/registry)/.*", "$1"));
            });
      }
    }
    assertThat(open).containsExactly("GET /.well-known", "GET /oauth2/jwks", "GET /registry");
  }

  @Test
  void theMetadataNameWhatThereIsAndNothingElse() {
    assertThat(metadata.path("code_challenge_methods_supported").toString())
        .isEqualTo("[\"S256\"]");
    assertThat(metadata.path("grant_types_supported").toString())
        .doesNotContain("password", "implicit");
    for (var type : metadata.path("grant_types_supported")) {
      var form = Map.of("grant_type", type.asText(), "client_id", "phone");
      assertThat(as.form("/oauth2/token", form).body())
          .as(type.asText())
          .doesNotContain("unsupported_grant_type");
    }
    for (var name : List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
      var address = metadata.path(name).asText();
      assertThat(address).startsWith(metadata.path("issuer").asText());
      assertThat(as.get(URI.create(address).getPath()).statusCode()).as(name).isEqualTo(405);
    }
    var keys = Caller.body(as.get(URI.create(metadata.path("jwks_uri").asText()).getPath()));
    for (var key : keys.path("keys")) {
      assertThat(key.fieldNames())
          .toIterable()
          .contains("kid", "use", "alg")
          .doesNotContain("d", "p", "q", "k");
    }
  }

  /** RFC 9700 section 2.1.2. */
  @Test
  void noResponseTypeBringsATokenInAnAddress() {
    assertThat(metadata.path("response_types_supported")).hasToString("[\"code\"]");
    for (var type :
        List.of(
            "token",
            "id_token",
            "id_token token",
            "code token",
            "code id_token",
            "code id_token token",
            "none")) {
      assertThat(Caller.query(exchange.authorize(Map.of("response_type", type))))
          .as(type)
          .containsEntry("error", "unsupported_response_type")
          .doesNotContainKeys("code", "access_token", "id_token");
    }
  }

  /** OpenID Connect Discovery section 3: what is absent there would mean that it is supported. */
  @Test
  void whatRequestsMayNotHoldIsSaid() {
    var document = Caller.body(as.get("/.well-known/openid-configuration"));
    for (var name :
        List.of(
            "claims_parameter_supported",
            "request_parameter_supported",
            "request_uri_parameter_supported")) {
      assertThat(document.path(name).isBoolean()).as(name).isTrue();
      assertThat(document.path(name).asBoolean()).as(name).isFalse();
    }
    assertThat(Caller.query(exchange.authorize(Map.of("request", "x.y.z"))))
        .containsEntry("error", "request_not_supported");
  }

  /** OpenID Connect Core section 16. */
  @Test
  void aLongStateAndALongNonceComeBackAsTheyWereSent() {
    var state = "s+/=~ &%é".repeat(120);
    var nonce = "n-._~0A9".repeat(8);
    var journey =
        exchange.journey().sent(exchange.authorize(Map.of("state", state, "nonce", nonce)));
    journey.pushSignIn("openid");

    var back =
        Caller.query(journey.back(Claims.NONE.with("client_sub", "a-name-for-this-one-client")));

    assertThat(back).containsEntry("state", state);
    var answer = exchange.redeemCode(back.getOrDefault("code", ""));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var tokens = Caller.body(answer);
    var idToken = tokens.path("id_token").asText().split("\\.")[1];
    var claims =
        Caller.json(new String(Base64.getUrlDecoder().decode(idToken), StandardCharsets.UTF_8));
    assertThat(claims.path("nonce").asText()).isEqualTo(nonce);
  }

  /** RFC 7636 section 7.1. */
  @Test
  void everyPersonGoesToTheWalletWithAChallengeOfTheirOwn() {
    var sent = new HashSet<String>();
    for (int person = 0; person < 100; person++) {
      var departure = exchange.journey().sent(exchange.authorize(Map.of())).departure;
      assertThat(departure).containsEntry("code_challenge_method", "S256");
      for (var name : List.of("code_challenge", "state", "nonce")) {
        assertThat(departure.get(name)).hasSizeGreaterThanOrEqualTo(43);
        sent.add(departure.get(name));
      }
    }
    assertThat(sent).hasSize(300);
  }

  /** OWASP ASVS 5.0, 2.4 and 4. */
  @Test
  void nobodySendsMoreThanIsReasonable() {
    var many = new LinkedHashMap<>(PAT);
    for (int i = 0; i < 200; i++) {
      many.put("p" + i, "x");
    }
    var tooMany = as.form("/oauth2/token", many, "Authorization", Exchange.CLINIC);
    assertThat(tooMany.statusCode()).isEqualTo(413);
    many.keySet().removeAll(List.of("p198", "p199"));
    assertThat(as.form("/oauth2/token", many, "Authorization", Exchange.CLINIC).statusCode())
        .isEqualTo(200);

    var wanted = "{\"resource_id\":\"clinic-immunizations\",\"resource_scopes\":[\"read\"]}";
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    assertThat(sent("/uma/permission", wanted, 100, pat).statusCode()).isEqualTo(201);
    assertError(sent("/uma/permission", wanted, 101, pat), "invalid_request");

    var journey = exchange.journey().toTheWallet();
    var entry =
        """
        {"transaction":"%s","resource_id":"clinic-immunizations","resource_scopes":["read"],
         "rot":"a","expires_at":%d}
        """
            .formatted(
                journey.departure.get("transaction"),
                Instant.now().plusSeconds(9_000).toEpochMilli() / 1000);
    var user = exchange.account(Exchange.WALLET);
    for (int entries : List.of(50, 51)) {
      var answer = sent("/user/permissions", entry, entries, user);
      assertError(answer, "invalid_request");
      assertThat(answer.body().contains("one to 50")).as("%d", entries).isEqualTo(entries > 50);
    }
  }

  private HttpResponse<String> sent(String path, String one, int times, String bearer) {
    var body = "[" + String.join(",", Collections.nCopies(times, one)) + "]";
    return as.json("POST", path, body, "Authorization", bearer, "Idempotency-Key", "k");
  }

  /** RFC 7009 sections 2.1 and 2.2. */
  @Test
  void revokingTellsNothingAndNeedsNoHint() {
    for (var hint : List.of("", "foo", "refresh_token", "access_token")) {
      var token = exchange.bearer(Exchange.CLINIC, "uma_protection").substring("Bearer ".length());
      for (var one : List.of(token, token, "x", "x".repeat(43), "a b \u00e9")) {
        var form = Map.of("token", one, "token_type_hint", hint);
        var answer = as.form("/oauth2/revoke", form, "Authorization", Exchange.CLINIC);
        assertThat(answer.statusCode()).as(one).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
      }
      var used = as.get("/uma/resource", "Authorization", "Bearer " + token);
      assertThat(used.statusCode()).as("revoked, with the hint " + hint).isEqualTo(401);
    }
  }

  @Test
  void noRowHoldsAnythingThatOpensADoor() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var ticket = Caller.query(journey.back()).get("ticket");
    var set = Caller.body(exchange.redeem(ticket));
    var account =
        Caller.body(
            as.json(
                "POST",
                "/oauth2/register",
                "{}",
                "Authorization",
                exchange.bearer(Exchange.WALLET, "register")));
    var opened = exchange.open();
    var secrets = ofSignIns();
    secrets.addAll(
        List.of(
            ticket,
            opened,
            set.path("access_token").asText(),
            set.path("refresh_token").asText(),
            account.path("client_secret").asText(),
            account.path("registration_access_token").asText(),
            exchange.bearer(Exchange.CLINIC, "uma_protection").substring("Bearer ".length()),
            StartedServer.SECRET));

    var cells = cells(metadata.path("issuer").asText());

    assertThat(cells)
        .hasSizeGreaterThan(100)
        .anyMatch(cell -> cell.endsWith(" = " + account.path("client_id").asText()));
    for (var secret : secrets) {
      assertThat(secret).hasSizeGreaterThan(30);
      assertThat(cells).noneMatch(cell -> cell.contains(secret));
    }
  }

  /**
   * What signing in takes: of one that is under way, one that is over, and one that was sent ahead.
   */
  private List<String> ofSignIns() {
    var name = "a-name-for-this-one-client";
    var underWay = exchange.journey().toSignIn();
    var code = exchange.journey().toStaySignedIn().signedInAs(name);
    var redeemed = exchange.journey().toStaySignedIn().signedInAs(name);
    var tokens = Caller.body(exchange.redeemCode(redeemed));
    var reference = Caller.body(exchange.push(Map.of())).path("request_uri").asText();
    return new ArrayList<>(
        List.of(
            underWay.cookie.split("=", 2)[1],
            underWay.departure.getOrDefault("state", ""),
            code,
            redeemed,
            tokens.path("access_token").asText(),
            tokens.path("refresh_token").asText(),
            reference.substring(reference.lastIndexOf(':') + 1)));
  }

  @Test
  void noRowHoldsWhatSomebodyIsKnownAgainBy(@TempDir Path folder) {
    var people = StartedServer.claimsIssuer(wallet.issuer());
    try (var standard = StartedServer.start(folder, wallet.issuer(), people)) {
      standard.change("network", "Test", "mode", "standard");
      var there = new Exchange(standard.caller(), wallet);
      var owned = there.owned();
      there.letBob(owned);
      var answer = there.token(there.ticketFor(owned.resource()), there.bob());
      var pct = Caller.body(answer).path("pct").asText();

      assertThat(pct).hasSizeGreaterThan(30);
      assertThat(cells(standard.issuer()))
          .hasSizeGreaterThan(100)
          .noneMatch(cell -> cell.contains(pct));
    }
  }

  private static List<String> cells(String issuer) {
    var url = "jdbc:h2:mem:as-" + URI.create(issuer).getPort();
    return EveryRow.cells(DatabaseSettings.of(url, "as", Optional.empty()));
  }
}
