package org.openfpx.apps.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.BadValues;
import org.openfpx.domain.testing.Sweep;
import org.openfpx.domain.testing.TestWorld;

/**
 * Every address of the adapter, with bad values in every parameter, one at a time, sent by somebody
 * who is let in. Afterwards everything still works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final TestWorld world = new TestWorld();
  private final HttpClient client = Wallet.browser();
  private final Sweep sweep = new Sweep(StartedAdapter.SECRET, "downstream-0", "refresh-0");
  private final TreeSet<String> swept = new TreeSet<>();
  private Neighbours neighbours;
  private StartedAdapter adapter;
  private Wallet wallet;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    neighbours = new Neighbours(world);
    adapter = StartedAdapter.start(folder, world, neighbours);
    wallet = new Wallet(adapter.source(), neighbours);
    token = "Bearer " + linked();
  }

  @AfterAll
  void stop() {
    adapter.close();
    neighbours.close();
  }

  private String linked() {
    var answer = wallet.redeem(wallet.link().get("code"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Wallet.member(answer.body(), "access_token");
  }

  @Test
  void noValueOfAnyParameterBreaksAnything() {
    ofBrowsers();
    ofThePageThatAsks();
    ofWallets();
    ofClients();
    adapter.routes().stream()
        .filter(route -> !swept.contains(route.method() + " " + route.path()))
        .forEach(route -> {
          assertThat(route.path())
              .matches("/|/jwks|/\\.well-known/.*|/static/.*|/api/\\*|/pictures.*");
          query(route.path().replaceFirst("[*{<].*", "x"), "", () -> Map.of("anything", "x"));
        });

    assertThat(sweep.tried()).isGreaterThan(500);
    assertThat(sweep.wrong()).isEmpty();
    assertThat(wallet.askForRots(linked(), "{\"count\":1}").statusCode()).isEqualTo(200);
  }

  private void ofBrowsers() {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", "openfpx-wallet");
    request.put("redirect_uri", encoded(Wallet.CALLBACK));
    request.put("response_type", "code");
    request.put("scope", "openid+fpx_rot");
    request.put("state", "s");
    request.put("nonce", "n");
    request.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    request.put("code_challenge_method", "S256");
    request.put("prompt", "login");
    request.put("ui_locales", "fr");
    query("/discover/authorize", "", () -> request);
    form("/discover/authorize", "", () -> request);
    query(
        "/oidc/callback",
        "",
        () ->
            Map.of(
                "code", "good-code",
                "state", Wallet.query(wallet.begin()).get("state"),
                "iss", encoded(neighbours.at("/login")),
                "error", "access_denied",
                "error_description", "no"));
  }

  private void ofThePageThatAsks() {
    swept.add("GET /discover/consent");
    sweep.parameters(
        "GET /discover/consent",
        () -> Map.of("login", Wallet.hidden(consent(), "login")),
        text -> wallet.get(adapter.source() + "/discover/consent?" + text));
    swept.add("POST /discover/consent");
    sweep.parameters(
        "POST /discover/consent",
        () -> {
          var page = consent();
          return Map.of(
              "csrf", Wallet.hidden(page, "csrf"),
              "login", Wallet.hidden(page, "login"),
              "decision", "yes");
        },
        wallet::decide);
  }

  private String consent() {
    return wallet.get(adapter.source() + Wallet.location(wallet.signIn(wallet.begin()))).body();
  }

  private void ofWallets() {
    form(
        "/discover/token",
        Wallet.basic(),
        () ->
            Map.of(
                "grant_type", "authorization_code",
                "code", wallet.link().getOrDefault("code", ""),
                "redirect_uri", encoded(Wallet.CALLBACK),
                "code_verifier", "a".repeat(43)));
    var refresh = Map.of("grant_type", "refresh_token", "refresh_token", "x", "scope", "openid");
    form("/discover/token", Wallet.basic(), () -> refresh);
    form("/discover/revoke", Wallet.basic(), () -> Map.of("token", "x", "token_type_hint", "x"));
    query("/userinfo", token, () -> Map.of("anything", "x"));
    form("/userinfo", token, () -> Map.of("anything", "x"));
    swept.add("POST /discover/complete");
    for (var bad : BadValues.IN_JSON) {
      complete(Map.of("count", bad));
      complete(Map.of("for", bad));
      complete(Map.of("count", 1, "anything", bad));
      complete(Map.of("for", List.of(bad)));
      for (var name : use().keySet()) {
        var use = new LinkedHashMap<>(use());
        use.put(name, bad);
        complete(Map.of("for", List.of(use)));
      }
    }
    assertThat(complete(json(Map.of("for", List.of(use())))).statusCode()).isEqualTo(200);
  }

  private Map<String, Object> use() {
    return Map.of(
        "as", neighbours.at("/as"),
        "client_id", "client",
        "resource_id", "immunizations",
        "resource_scopes", List.of("read"),
        "expires_at", world.instant().plusSeconds(86_400).getEpochSecond());
  }

  private void complete(Map<String, Object> body) {
    var text = json(body);
    sweep.judge("POST /discover/complete " + text, () -> complete(text));
  }

  private HttpResponse<String> complete(String json) {
    return wallet.askForRots(token.substring("Bearer ".length()), json);
  }

  private static String json(Map<String, Object> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ofClients() {
    swept.add("GET /api/*");
    query("/api/Immunization", "Bearer an-rpt", () -> Map.of("date", "ge2020", "patient", "1"));
    sweep.addresses("/api", it -> send("GET", "/api/" + it, "Bearer an-rpt", ""));
    sweep.addresses(
        "metadata", it -> send("GET", "/.well-known/oauth-protected-resource/api/" + it, "", ""));
    for (var bad : BadValues.IN_FORMS) {
      sweep.judge(
          "a token of " + bad,
          () -> send("GET", "/api/Immunization", "Bearer " + bad.replaceAll("%0[07AD]", ""), ""));
    }
  }

  private void query(String path, String authorization, Supplier<Map<String, String>> good) {
    swept.add("GET " + path);
    sweep.parameters(
        "GET " + path, good, text -> send("GET", path + "?" + text, authorization, ""));
  }

  private void form(String path, String authorization, Supplier<Map<String, String>> good) {
    swept.add("POST " + path);
    sweep.parameters("POST " + path, good, text -> send("POST", path, authorization, text));
  }

  private HttpResponse<String> send(String method, String path, String authorization, String body) {
    var request = HttpRequest.newBuilder(URI.create(adapter.source() + path));
    if (method.equals("POST")) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Origin", adapter.source())
          .POST(BodyPublishers.ofString(body));
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return Wallet.send(client, request);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
