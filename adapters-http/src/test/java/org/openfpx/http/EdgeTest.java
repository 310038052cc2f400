package org.openfpx.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.json.Json;
import org.openfpx.http.session.BrowserCookie;
import org.openfpx.http.session.FormGuard;

/** What every listener of ours answers, whatever it is asked. */
class EdgeTest {
  private static final URI ISSUER = URI.create("https://edge.test");
  private static final Secret BROWSER = new Secret("b".repeat(43));

  private final FormGuard guard = new FormGuard(ISSUER);
  private final BrowserCookie cookie = BrowserCookie.of("edge", ISSUER);
  private final TestListener listener =
      new TestListener(
          Route.post("/form", this::form),
          Route.post("/json", EdgeTest::json),
          Route.get("/fails", context -> explode()),
          Route.get("/overflows", context -> context.result("" + depth(1))),
          Route.get("/lacks", context -> lack()),
          Route.get("/away", this::away),
          Route.post("/away", this::away));

  @AfterEach
  void stop() {
    listener.close();
  }

  @Test
  void anUnknownAddressIsSaidToBeOne() throws Exception {
    var answer = listener.send(listener.request("/nowhere"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"error\":\"not_found\"", "\"0123456789\"");
  }

  @Test
  void anotherMethodIsToldWhichOnesThereAre() throws Exception {
    var answer = listener.send(listener.request("/form").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void aFailureSaysNothingButItsCode() throws Exception {
    var answer = listener.send(listener.request("/fails"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("server_error", "0123456789").doesNotContain("kaboom");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/overflows", "/lacks"})
  void anErrorOfJavaIsAFailureLikeAnyOther(String path) throws Exception {
    var answer = listener.send(listener.request(path));
    var page = listener.send(listener.request(path).header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("server_error", "0123456789").doesNotContain("kaboom");
    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("<html lang=\"en\">", "0123456789");
  }

  private static int depth(int so) {
    return so < 0 ? so : 1 + depth(so + 1);
  }

  private static void lack() {
    throw new NoSuchMethodError("kaboom");
  }

  @Test
  void aBrowserGetsAPageInItsLanguage() throws Exception {
    var answer =
        listener.send(
            listener
                .request("/fails")
                .header("Accept", "text/html")
                .header("Accept-Language", "fr-CA, en;q=0.5"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<html lang=\"fr\">", "chez nous", "0123456789");
  }

  /** OWASP ASVS 5.0, 3.4.3, 3.4.6, 3.6.1 and 14.3.2; RFC 9700 section 4.16. */
  @Test
  void aPageIsFramedByNobodyLoadsNothingFromElsewhereAndIsKeptByNobody() throws Exception {
    for (var path : List.of("/fails", "/nowhere", "/away")) {
      var request = listener.request(path).header("Accept", "text/html");
      var answer =
          listener.send(path.equals("/away") ? request.POST(BodyPublishers.noBody()) : request);

      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
      assertThat(answer.headers().allValues("Content-Security-Policy"))
          .containsExactly(
              "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                  + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                  + " trusted-types 'none'");
      assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }
    var other = listener.send(listener.request("/nowhere"));
    assertThat(other.headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  @Test
  void aChosenLanguageIsRemembered() throws Exception {
    var answer = listener.send(listener.request("/nowhere?lang=es").header("Accept", "text/html"));

    assertThat(answer.body()).contains("<html lang=\"es\">");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-openfpx-edge-language=es")
        .contains("Secure", "HttpOnly", "SameSite=Lax");
  }

  @Test
  void assetsHaveNamesThatMayBeKeptForEver() throws Exception {
    try (var withAssets = new TestListener(List.of(listener.pages.assets()))) {
      var page = withAssets.send(withAssets.request("/nowhere").header("Accept", "text/html"));
      var matcher = java.util.regex.Pattern.compile("/static/base[^\"]+").matcher(page.body());
      assertThat(matcher.find()).isTrue();

      var style = withAssets.send(withAssets.request(matcher.group()));

      assertThat(style.statusCode()).isEqualTo(200);
      assertThat(style.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }
  }

  @Test
  void aFormOfThisBrowserPasses() throws Exception {
    var answer = sendForm("https://edge.test", "csrf=" + guard.token(BROWSER));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aFormFromElsewhereIsRefused() throws Exception {
    assertThat(sendForm("https://other.test", "csrf=" + guard.token(BROWSER)).statusCode())
        .isEqualTo(403);
    assertThat(sendForm("null", "csrf=" + guard.token(BROWSER)).statusCode()).isEqualTo(403);
    for (var site : List.of("cross-site", "same-site", "none")) {
      assertThat(sendForm("", "csrf=" + guard.token(BROWSER), site).statusCode())
          .as(site)
          .isEqualTo(403);
    }
    assertThat(
            sendForm("https://edge.test", "csrf=" + guard.token(BROWSER), "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(sendForm("", "csrf=" + guard.token(BROWSER), "same-origin").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFormMadeForAnotherBrowserIsRefused() throws Exception {
    var other = guard.token(new Secret("c".repeat(43)));

    assertThat(sendForm("https://edge.test", "csrf=" + other).statusCode()).isEqualTo(403);
    assertThat(sendForm("https://edge.test", "x=1").statusCode()).isEqualTo(403);
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() throws Exception {
    var wrongType =
        listener.send(
            listener
                .request("/json")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(wrongType.statusCode()).isEqualTo(415);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    // It asks first: who is still sending when the connection ends may never read the answer.
    var asked = json("{\"a\":\"" + "x".repeat(300_000) + "\"}").expectContinue(true);

    assertThat(listener.send(asked).statusCode()).isEqualTo(413);
  }

  @Test
  void jsonIsReadStrictly() throws Exception {
    assertThat(sendJson("{\"a\":\"x\"}").statusCode()).isEqualTo(200);
    assertThat(sendJson("{\"a\":\"x\",\"a\":\"y\"}").statusCode()).isEqualTo(400);
    assertThat(sendJson("{\"a\":\"x\",\"b\":1}").body()).contains("b is not a member");
    assertThat(sendJson("{\"a\":1}").body()).contains("a must be a string");
    assertThat(sendJson("{\"a\":\"\\u0000\"}").statusCode()).isEqualTo(400);
    assertThat(sendJson("{\"a\":\"\\ud800\"}").statusCode()).isEqualTo(400);
    assertThat(sendJson("{\"a\":\"x\"} {}").statusCode()).isEqualTo(400);
    assertThat(sendJson("[".repeat(40)).statusCode()).isEqualTo(400);
    assertThat(sendJson("").statusCode()).isEqualTo(400);
  }

  @Test
  void afterAFormTheJourneyGoesOnFromAPage() throws Exception {
    var afterForm = listener.send(listener.request("/away").POST(BodyPublishers.noBody()));
    var otherwise = listener.send(listener.request("/away"));

    assertThat(afterForm.statusCode()).isEqualTo(200);
    assertThat(afterForm.body()).contains("0;url=https://elsewhere.test/?a=1&amp;b=2");
    assertThat(otherwise.statusCode()).isEqualTo(303);
    assertThat(otherwise.headers().firstValue("Location"))
        .hasValue("https://elsewhere.test/?a=1&b=2");
  }

  private java.net.http.HttpResponse<String> sendForm(String origin, String body) throws Exception {
    return sendForm(origin, body, "");
  }

  private java.net.http.HttpResponse<String> sendForm(String origin, String body, String site)
      throws Exception {
    var request =
        listener
            .request("/form")
            .header("Cookie", cookie.name() + "=" + BROWSER.reveal())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    if (!site.isEmpty()) {
      request.header("Sec-Fetch-Site", site);
    }
    return listener.send(request);
  }

  private java.net.http.HttpResponse<String> sendJson(String body) throws Exception {
    return listener.send(json(body));
  }

  private java.net.http.HttpRequest.Builder json(String body) {
    return listener
        .request("/json")
        .header("Content-Type", "application/json; charset=UTF-8")
        .POST(BodyPublishers.ofString(body));
  }

  private void form(Context context) {
    guard.require(context, Parameters.ofForm(context), cookie.read(context));
    Json.answer(context, 200, Map.of("ok", true));
  }

  private static void json(Context context) {
    var body = Json.object(context).only("a");
    Json.answer(context, 200, Map.of("a", body.string("a")));
  }

  private void away(Context context) {
    listener.pages.sendAway(context, URI.create("https://elsewhere.test/?a=1&b=2"));
  }

  private static void explode() {
    throw new IllegalStateException("kaboom " + Optional.empty());
  }
}
