package org.openfpx.apps.wallet;

import static java.util.stream.Collectors.joining;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;

/** A wallet whose neighbours are all away: each way in ends in a clear page with a way on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");
  private static final String CALLBACK = "http://localhost:1/transaction/callback";

  private StartedWallet wallet;
  private String address;
  private CookieManager cookies;
  private HttpClient browser;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    wallet = StartedWallet.in(folder, registry());
    address = wallet.address();
  }

  @BeforeEach
  void openABrowser() {
    cookies = new CookieManager();
    browser = HttpClient.newBuilder().cookieHandler(cookies).build();
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
        .contains("\"issuer\":\"" + address + "\"")
        .contains("\"response_types_supported\":[\"code\"]")
        .contains("\"subject_types_supported\":[\"pairwise\"]")
        .contains("\"id_token_signing_alg_values_supported\":[\"ES256\"]")
        .contains("\"claims_parameter_supported\":false")
        .contains("\"request_parameter_supported\":false")
        .contains("\"request_uri_parameter_supported\":false")
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
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';")
        .contains("form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        .doesNotContain("unsafe", "http", "*", "data:");
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
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

  /** Lets the person of the session that this browser has be signed in since then. */
  private void signedIn(Instant since) throws SQLException {
    get("/sign-in");
    var secret = new Secret(cookie().substring(cookie().indexOf('=') + 1));
    try (var connection = database();
        var session =
            connection.prepareStatement(
                "UPDATE browser_session SET account_id = 'june', idp = 'id', ial = 2, aal = 2,"
                    + " signed_in_at = ? WHERE secret_hash = ?")) {
      session.setLong(1, since.getEpochSecond());
      session.setString(2, secret.hash().hex());
      assertThat(session.executeUpdate()).isEqualTo(1);
    }
  }

  private Connection database() throws SQLException {
    int port = URI.create(address).getPort();
    return DriverManager.getConnection("jdbc:h2:mem:wallet" + port, "sa", "");
  }

  private String cookie() {
    return cookies.getCookieStore().getCookies().stream()
        .map(one -> one.getName() + "=" + one.getValue())
        .collect(joining());
  }

  @Test
  void theCookieOfASessionThatWasEndedOpensNothing() throws SQLException {
    signedIn(new TestWorld().instant());
    var old = cookie();
    var page = get("/account");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(post("/sign-out", address, "csrf=" + csrf(page)).statusCode()).isEqualTo(303);
    openABrowser();

    var replayed =
        send(HttpRequest.newBuilder(URI.create(address + "/account")).header("Cookie", old));

    assertThat(replayed.statusCode()).isEqualTo(303);
    assertThat(replayed.headers().firstValue("Location")).contains("/sign-in?next=%2Faccount");
  }

  @Test
  void whoSignedInSomeTimeAgoShowsOnceMoreWhoTheyAreBeforeASourceIsAdded() throws SQLException {
    var now = new TestWorld().instant();
    signedIn(now.minus(Duration.ofMinutes(5)));
    var again = "/sign-in/again?next=%2Fsources";
    var csrf = "csrf=" + csrf(get("/account"));
    assertThat(post("/sources/id/link", address, csrf).headers().firstValue("Location"))
        .contains(again);
    var page = get(again);
    assertThat(page.body())
        .contains("Sign in once more first", "name=\"idp\" value=\"id\"")
        .contains("name=\"again\"", "name=\"next\" value=\"/sources\"");
    assertThat(get("/sign-in/again?next=https%3A%2F%2Fevil.example").body())
        .contains("name=\"next\" value=\"/\"");

    openABrowser();
    signedIn(now.minus(Duration.ofMinutes(4)));
    csrf = "csrf=" + csrf(get("/account"));
    assertThat(post("/sources/id/link", address, csrf).headers().firstValue("Location")).isEmpty();
  }

  @Test
  void soTheyDoBeforeEverythingIsDeleted() throws SQLException {
    var now = new TestWorld().instant();
    signedIn(now.minus(Duration.ofMinutes(5)));
    var again = "/sign-in/again?next=%2Faccount%2Fdelete";
    assertThat(get("/account/delete").headers().firstValue("Location")).contains(again);
    var csrf = "csrf=" + csrf(get("/account"));
    assertThat(post("/account/delete", address, csrf).headers().firstValue("Location"))
        .contains(again);
    assertThat(get("/account").statusCode()).as("nothing was deleted").isEqualTo(200);

    openABrowser();
    signedIn(now.minus(Duration.ofMinutes(4)));
    csrf = "csrf=" + csrf(get("/account/delete"));
    assertThat(post("/account/delete", address, csrf).headers().firstValue("Location"))
        .contains("/account/deleted");
  }

  @Test
  void soTheyDoBeforeASourceIsRenewedForItMayBeLinkedToAnotherAccount() throws SQLException {
    signedIn(new TestWorld().instant().minus(Duration.ofMinutes(5)));
    var csrf = "csrf=" + csrf(get("/account"));
    try (var connection = database();
        var link = connection.createStatement()) {
      link.executeUpdate(
          "INSERT INTO source_link (id, account_id, source, linked_as, access_token,"
              + " access_ends_at, to_renew, linked_at, revision, leased_until)"
              + " VALUES ('link', 'june', 'id', 'id', '', 0, TRUE, 0, 0, 0)");
    }

    assertThat(post("/sources/id/link", address, csrf).headers().firstValue("Location"))
        .contains("/sign-in/again?next=%2Fsources");
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

  /** OpenID Connect Core section 16. */
  @Test
  void aLongStateComesBackWhole() {
    var state = "s".repeat(1_200);

    var answer = get(authorize("the-as", CALLBACK, "").replace("the-state", state));

    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(CALLBACK + "?error=invalid_request")
        .contains("state=" + state);
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
