package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.Sweep;
import org.openfpx.http.discovery.Route;

/**
 * Every address of the wallet, with bad values in every parameter that any of them takes, one at a
 * time, sent by a person who is signed in or by an authorization server. Afterwards one can still
 * sign in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String SECRET = "0123456789012345678901234567890123456789";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");
  private static final Pattern AWAY =
      Pattern.compile("(http://localhost:[0-9]+/authorize[?][^\"]+)");

  /** What pages take from their addresses. */
  private static final List<String> ASKED =
      List.of(
          "next",
          "after",
          "of",
          "like",
          "parting",
          "pending",
          "new",
          "client_id",
          "lang",
          "code",
          "state",
          "iss",
          "error");

  /** What forms hold, beside the mark of their page. */
  private static final List<String> FILLED =
      List.of(
          "next",
          "idp",
          "language",
          "until",
          "answer",
          "client",
          "proof",
          "value",
          "link",
          "shown",
          "session",
          "scope",
          "place");

  private final Sweep sweep = new Sweep(SECRET);
  private HttpClient browser = HttpClient.newHttpClient();
  private SampleId id;
  private StartedWallet wallet;
  private String csrf = "";

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    id = new SampleId();
    wallet = StartedWallet.in(folder, registry(id.issuer()));
    signIn();
  }

  @AfterAll
  void stop() {
    wallet.close();
    id.close();
  }

  private static String registry(String provider) {
    return """
    organization:
      - {handle: network, name: {en: The Network}, mainOperator: true}
    authorization-server:
      - identifier: as
        organization: network
        oauthClient:
          clientId: the-as
          clientSecret: %1$s
          baseUrl: http://localhost:1
          redirectUris: [http://localhost:1/transaction/callback]
        oauthProvider:
          name: {en: The Network}
          clientId: wallet
          issuerUri: http://localhost:1
          clientAuthenticationMethod: private_key_jwt
    oauth-provider:
      - handle: id
        name: {en: Sample ID}
        clientId: wallet
        clientSecret: %1$s
        issuerUri: %2$s
    data-source:
      - {identifier: id, oauthProvider: id, logoUrl: "http://localhost:1/logo.svg"}
    idp-authenticator:
      - {identifier: id, dataSource: id, name: {en: Sample ID}}
    """
        .formatted(SECRET, provider);
  }

  /** In a new browser. */
  private void signIn() {
    browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    csrf = found(CSRF, send("GET", "/sign-in", "", "").body());
    var sent = send("POST", "/sign-in", "", "csrf=" + csrf + "&idp=id&next=%2F");
    var asked =
        found(AWAY, sent.body() + sent.headers().firstValue("Location").orElse(""))
            .replace("&amp;", "&");
    id.nonce = parameter(asked, "nonce");
    var back =
        "/callback?code=good&iss="
            + URLEncoder.encode(id.issuer(), StandardCharsets.UTF_8)
            + "&state="
            + URLEncoder.encode(parameter(asked, "state"), StandardCharsets.UTF_8);
    send("GET", back, "", "");
    var account = send("GET", "/account", "", "");
    assertThat(account.statusCode()).as(account.body()).isEqualTo(200);
    csrf = found(CSRF, account.body());
  }

  @Test
  void noValueOfAnyParameterBreaksAnything() {
    asAnAuthorizationServer();
    // Whatever ends this person's being here comes last.
    wallet.wallet().routes().stream()
        .sorted(Comparator.comparing(BadInputTest::ends))
        .forEach(this::asAPerson);

    assertThat(sweep.tried()).isGreaterThan(2_000);
    assertThat(sweep.wrong()).isEmpty();
    signIn();
  }

  private static boolean ends(Route route) {
    return route.path().matches("/sign-out|/account/(delete|sessions)");
  }

  private void asAPerson(Route route) {
    var method = route.method().name();
    var path = route.path().replaceAll("[{<][a-z]+[}>]|[*]", "x");
    if (!path.equals(route.path())) {
      sweep.addresses(
          method + " " + route.path(),
          bad -> {
            var there = route.path().replaceFirst("[{<][a-z]+[}>]|[*]", bad);
            var rest = there.replaceAll("[{<][a-z]+[}>]|[*]", "x");
            return send(method, rest, "", "csrf=" + csrf);
          });
    }
    var values = new LinkedHashMap<String, String>();
    if (method.equals("POST")) {
      values.put("csrf", csrf);
    }
    (method.equals("POST") ? FILLED : ASKED).forEach(name -> values.put(name, "x"));
    sweep.parameters(
        method + " " + route.path(),
        () -> values,
        text ->
            method.equals("POST")
                ? send(method, path, "", text)
                : send(method, path + "?" + text, "", ""));
  }

  private void asAnAuthorizationServer() {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", "the-as");
    request.put("redirect_uri", "http%3A%2F%2Flocalhost%3A1%2Ftransaction%2Fcallback");
    request.put("response_type", "code");
    request.put("scope", "openid");
    request.put("state", "s");
    request.put("nonce", "n");
    request.put("transaction", "x".repeat(43));
    request.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    request.put("code_challenge_method", "S256");
    request.put("prompt", "login");
    request.put("max_age", "60");
    request.put("acr_values", "ial2-aal2");
    request.put("ui_locales", "fr");
    sweep.parameters(
        "GET /oauth2/authorize",
        () -> request,
        text -> send("GET", "/oauth2/authorize?" + text, "", ""));
    sweep.parameters(
        "POST /oauth2/authorize",
        () -> request,
        text -> send("POST", "/oauth2/authorize", "", text));
    var code =
        Map.of(
            "grant_type", "authorization_code",
            "code", "x",
            "redirect_uri", "http%3A%2F%2Flocalhost%3A1%2Ftransaction%2Fcallback",
            "code_verifier", "a".repeat(43));
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("the-as:" + SECRET).getBytes(StandardCharsets.UTF_8));
    sweep.parameters(
        "POST /oauth2/token", () -> code, text -> send("POST", "/oauth2/token", basic, text));
  }

  private HttpResponse<String> send(String method, String path, String authorization, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(wallet.address() + path)).header("Accept", "text/html");
    if (method.equals("POST")) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Origin", wallet.address())
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  private static String parameter(String address, String name) {
    var value = found(Pattern.compile("[?&]" + name + "=([^&]*)"), address);
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
