package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wallet whose neighbours are all away: each way in ends in a clear page with a way on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");
  private static final String CALLBACK = "http://localhost:1/transaction/callback";

  private StartedWallet wallet;
  private String address;
  private HttpClient browser;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    wallet = StartedWallet.in(folder, registry());
    address = wallet.address();
  }

  @BeforeEach
  void openABrowser() {
    browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  @AfterAll
  void stop() {
    wallet.close();
  }

  private static String registry() {
    return """
    organization:
      - {handle: network, name: {en: The Network, fr: Le réseau}, mainOperator: true}
    authorization-server:
      - identifier: as
        organization: network
        oauthClient:
          clientId: the-as
          clientSecret: 0123456789012345678901234567890123456789
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
        clientSecret: 0123456789012345678901234567890123456789
        issuerUri: http://localhost:2
    data-source:
      - {identifier: id, oauthProvider: id, logoUrl: http://localhost:2/logo.svg}
    idp-authenticator:
      - {identifier: id, dataSource: id, name: {en: Sample ID, fr: Identité}}
    """;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(
          request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  private HttpResponse<String> post(String path, String origin, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static String authorize(String client, String callback, String more) {
    return "/oauth2/authorize?client_id="
        + client
        + "&redirect_uri="
        + URLEncoder.encode(callback, StandardCharsets.UTF_8)
        + "&response_type=code&scope=openid&state=the-state&nonce=the-nonce"
        + more;
  }

  private static String csrf(HttpResponse<String> page) {
    var found = CSRF.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void theSecretOfAnInvitationStandsInNoAddressBehindItsLink() {
    var secret = "c0de".repeat(10);

    var opened = get("/invitations/" + secret);

    assertThat(opened.headers().firstValue("Location")).contains("/invitation");
    assertThat(opened.headers().allValues("Set-Cookie").toString())
        .contains("HttpOnly")
        .doesNotContain(secret);
    var signIn = get("/invitation").headers().firstValue("Location").orElseThrow();
    assertThat(signIn).isEqualTo("/sign-in?next=%2Finvitation");
    assertThat(get(signIn).body()).contains("value=\"/invitation\"").doesNotContain(secret);
  }

  @Test
  void itIsAnOpenIdProviderToAuthorizationServers() {
    assertThat(get("/.well-known/openid-configuration").body())
        .contains("\"authorization_endpoint\":\"" + address + "/oauth2/authorize\"")
        .contains("\"token_endpoint\":\"" + address + "/oauth2/token\"")
        .contains("\"jwks_uri\":\"" + address + "/jwks\"")
        .contains("\"authorization_response_iss_parameter_supported\":true");
    assertThat(get("/jwks").body()).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
    assertThat(get("/registry/organizations").body()).contains("Le réseau").contains("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/past",
        "/sources",
        "/account",
        "/account/sessions",
        "/account/data",
        "/consents/x"
      })
  void whoeverIsNotSignedInIsAskedToAndComesBack(String path) {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "es"})
  void thePageToSignInIsOnePageInTheLanguageOfThePerson(String language) {
    var page = get("/sign-in?lang=" + language);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"" + language + "\">")
        .containsOnlyOnce("<h1>")
        .contains(language.equals("fr") ? "Identité" : "Sample ID")
        .doesNotContain("<script");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aFormThatDidNotComeFromOurPageIsRefused() {
    var csrf = csrf(get("/sign-in"));
    var form = "csrf=" + csrf + "&idp=id&next=%2F";

    assertThat(post("/sign-in", "https://evil.example", form).statusCode()).isEqualTo(403);
    assertThat(post("/sign-in", address, "idp=id&next=%2F").statusCode()).isEqualTo(403);
    openABrowser();
    assertThat(post("/sign-in", address, form).statusCode()).isEqualTo(403);
  }

  @Test
  void signingOutEndsTheSessionAndEmptiesTheBrowser() {
    var csrf = csrf(get("/sign-in"));

    assertThat(post("/sign-out", "https://evil.example", "csrf=" + csrf).statusCode())
        .isEqualTo(403);
    var out = post("/sign-out", address, "csrf=" + csrf);

    assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/signed-out");
    assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("=; Path=/", "1970");
    assertThat(post("/sign-in", address, "csrf=" + csrf + "&idp=id&next=%2F").statusCode())
        .as("a form of the session that was ended")
        .isEqualTo(403);
  }

  @Test
  void aPlaceToSignInThatIsDownIsSaidSoWithAWayOn() {
    var page =
        post("/sign-in", address, "csrf=" + csrf(get("/sign-in")) + "&idp=id&next=%2Fsources");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body())
        .contains("You cannot sign in there right now")
        .contains("href=\"/sign-in?next=%2Fsources\"")
        .containsPattern("<code>[A-Za-z0-9_-]{10}</code>");
  }

  @Test
  void aReturnThatNobodyIsExpectedFromChangesNothing() {
    get("/sign-in");

    var page = get("/callback?state=made-up&code=made-up&iss=http%3A%2F%2Flocalhost%3A2");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("This step is already done or too old").contains("href=\"/\"");
  }

  @Test
  void aReturnWithABlankStateIsTheirMistakeAndNotOurs() {
    assertThat(get("/callback?state=%20&code=made-up").statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownAskerOrAddressIsNeverRedirectedTo() {
    for (var path :
        new String[] {
          authorize("nobody", CALLBACK, ""), authorize("the-as", "https://evil.example/", "")
        }) {
      var page = get(path);
      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.headers().firstValue("Location")).isEmpty();
      assertThat(page.body()).contains("This request cannot be shown");
    }
  }

  @Test
  void aKnownAskerIsToldWhatIsMissing() {
    var answer = get(authorize("the-as", CALLBACK, "&transaction=x"));

    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(CALLBACK + "?error=invalid_request")
        .contains("state=the-state")
        .contains("iss=");
  }

  @Test
  void aRequestThatAnotherSitePostsBeginsNoSessionInPlaceOfTheOneThatTheBrowserHas() {
    var request = authorize("the-as", CALLBACK, "&transaction=x");

    var answer =
        post(
            "/oauth2/authorize",
            "https://evil.example",
            request.substring(request.indexOf('?') + 1));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(request);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aNetworkThatIsDownIsSaidSo() {
    var pkce =
        "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    var page = get(authorize("the-as", CALLBACK, "&transaction=x" + pkce));

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("The network does not answer");
    assertThat(get(authorize("the-as", CALLBACK, pkce)).body()).contains("This request is over");
  }

  @Test
  void nothingButTheWordIsAYes() {
    var csrf = "csrf=" + csrf(get("/sign-in"));

    assertThat(post("/requests/elsewhere", address, csrf).statusCode()).isEqualTo(400);
    assertThat(post("/requests/elsewhere", address, csrf + "&answer=perhaps").statusCode())
        .isEqualTo(400);
    assertThat(post("/requests/elsewhere", address, csrf + "&answer=yes").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aRequestThatIsNotOpenHereIsSaidSo() {
    get("/sign-in");

    var page = get("/requests/elsewhere");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("This request is not open in this browser");
  }
}
