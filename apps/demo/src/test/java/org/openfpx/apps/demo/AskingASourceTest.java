package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.apps.demo.Neighbour.json;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.apps.demo.client.MyImmunizations;
import org.openfpx.apps.demo.client.Source;
import org.openfpx.apps.demo.party.OwnListener;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;
import org.openfpx.http.problem.Problems;

/** The sample client, RS-first (UMA Grant 2, 3.2.1, 3.3.1, 3.3.6, 5.1 and 5.5). */
class AskingASourceTest {
  private static final String TOKEN = "POST /token";
  private static final String METADATA = "/.well-known/oauth-protected-resource/api/Immunization";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern ONWARD = Pattern.compile("content=\"0;url=([^\"]+)\"");
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
  private static final Pattern CHALLENGE =
      Pattern.compile("code_challenge=([A-Za-z0-9_-]{43})(?:&|$)");
  private static final Pattern TICKET = Pattern.compile("[?&]ticket=([^&]+)");

  private final Neighbour server = new Neighbour();
  private final Neighbour clinic = new Neighbour();
  private final Telephone telephone = new Telephone();
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI client = Places.free().of(Party.CLIENT);
  private final MyImmunizations application;
  private final Listener listener;

  AskingASourceTest() {
    var name = PartyNames.of(Party.CLIENT);
    var pages = new Pages(new Site("demo", name, client, SampleParties.LANGUAGES));
    var world = Chance.world();
    var settings =
        new MyImmunizations.Settings(
            client,
            server.at(""),
            new Telephone.Caller("my-immunizations", new Secret("secret")),
            List.of(
                new Source(
                    "city-clinic",
                    PartyNames.of(Party.CITY_CLINIC),
                    clinic.at("/api/Immunization"))));
    application = new MyImmunizations(settings, pages, telephone, world);
    listener =
        OwnListener.start(
            client,
            Optional.empty(),
            new Problems(world.ids()::next, Optional.of(pages)),
            List.of(application, pages.assets()));
  }

  @BeforeEach
  void theWayIsClear() {
    publishAs(server.at("").toString());
    clinic.answers("GET /api/Immunization", challenge(server.at("").toString()));
    server.answers(TOKEN, needInfo("t-2"));
  }

  @AfterEach
  void stop() {
    listener.close();
    browser.close();
    telephone.close();
    server.close();
    clinic.close();
  }

  private void publishAs(String issuer) {
    server.answers(
        "GET /.well-known/uma2-configuration",
        json(
            200,
            "{\"issuer\":\"%s\",\"token_endpoint\":\"%s\",\"x_test\":{\"k\":1}}"
                .formatted(issuer, server.at("/token"))));
  }

  private static MockResponse challenge(String server) {
    return json(401, "")
        .newBuilder()
        .addHeader("WWW-Authenticate", "Bearer realm=\"x\"")
        .addHeader("WWW-Authenticate", "UMA as_uri=\"" + server + "\", ticket=\"t-1\"")
        .build();
  }

  /** A challenge that points to what the clinic says of itself, there. */
  private MockResponse pointing(URI metadata) {
    return challenge(server.at("").toString())
        .newBuilder()
        .addHeader("WWW-Authenticate", "Bearer resource_metadata=\"" + metadata + "\"")
        .build();
  }

  private void clinicSays(URI resource, URI server) {
    clinic.answers("GET /api/Immunization", pointing(clinic.at(METADATA)));
    clinic.answers(
        "GET " + METADATA,
        json(
            200,
            "{\"resource\":\"%s\",\"authorization_servers\":[\"https://x.test\",\"%s\"]}"
                .formatted(resource, server)));
  }

  private MockResponse needInfo(String ticket) {
    return json(
        403,
        "{\"error\":\"need_info\",\"ticket\":\"%s\",\"redirect_user\":\"%s\"}"
            .formatted(ticket, server.at("/claims")));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String page() {
    return send(HttpRequest.newBuilder(client.resolve("/"))).body();
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> ask(String source) {
    var form = "csrf=" + first(CSRF, page()) + "&source=" + source;
    return send(
        HttpRequest.newBuilder(client.resolve("/ask-source"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Asks the clinic; answers where the person is sent. */
  private String sentTo() {
    return onward(ask("city-clinic"));
  }

  private String comeBack(String claims, String ticket) {
    var back =
        "/callback?ticket=%s&state=%s&iss=%s&foo=bar"
            .formatted(ticket, first(STATE, claims), server.at(""));
    return onward(send(HttpRequest.newBuilder(client.resolve(back))));
  }

  /** By redirect, or after a form by a page that goes on by itself. */
  private static String onward(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseGet(() -> first(ONWARD, answer.body()).replace("&amp;", "&"));
  }

  private void assertStopped(String text) {
    assertThat(page()).contains(text, "action=\"/ask\"", "action=\"/ask-source\"");
  }

  @Test
  void theTicketOfTheSourceIsTakenToTheNetworkAndThePersonToWhereTheyDecide() {
    var claims = sentTo();

    assertThat(claims).startsWith(server.at("/claims") + "?");
    assertThat(first(TICKET, claims)).isEqualTo("t-2");
    assertThat(server.asked(TOKEN)).hasSize(1);
    assertThat(server.asked(TOKEN).getFirst())
        .contains("uma-ticket", "ticket=t-1", "code_challenge=", "code_challenge_method=S256");
  }

  /** RFC 7636 section 7.1. */
  @Test
  void everyAskingHasAChallengeOfItsOwn() {
    for (int asking = 0; asking < 100; asking++) {
      sentTo();
    }

    assertThat(server.asked(TOKEN))
        .extracting(asked -> first(CHALLENGE, asked))
        .hasSize(100)
        .doesNotHaveDuplicates();
  }

  /** OWASP ASVS 5.0, 3.5.1. */
  @Test
  void noFormIsTakenThatDidNotComeFromAPageMadeForThisBrowser() {
    sentTo();
    int asked = server.asked("").size() + clinic.asked("").size();
    var own = client.toString().replaceFirst("/$", "");
    var mark = "source=city-clinic&csrf=" + first(CSRF, page());

    var forms =
        application.routes().stream()
            .filter(route -> route.method().name().equals("POST"))
            .map(Route::path)
            .toList();
    assertThat(forms).containsExactlyInAnyOrder("/ask", "/ask-source", "/refresh", "/forget");
    for (var path : forms) {
      var sent =
          List.of(
              sent(path, "source=city-clinic", "Origin", own),
              sent(path, "source=city-clinic&csrf=" + "0".repeat(64), "Origin", own),
              sent(path, mark, "Origin", "https://evil.example"),
              sent(path, mark, "Origin", "null"),
              sent(path, mark, "Sec-Fetch-Site", "cross-site"),
              sent(path, mark, "Origin", own, "Sec-Fetch-Site", "cross-site"));
      assertThat(sent).as(path).containsOnly(403);
      for (var method : List.of("GET", "HEAD", "OPTIONS")) {
        send(HttpRequest.newBuilder(client.resolve(path)).method(method, BodyPublishers.noBody()));
      }
    }
    assertThat(server.asked("").size() + clinic.asked("").size()).isEqualTo(asked);
  }

  private int sent(String path, String form, String... headers) {
    return send(HttpRequest.newBuilder(client.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .headers(headers)
            .POST(BodyPublishers.ofString(form)))
        .statusCode();
  }

  @Test
  void whatIsGrantedIsReadWithTheTokenForThatSource() {
    var claims = sentTo();
    clinic.answers(
        "GET /api/Immunization",
        json(
            200,
            """
            {"entry":[{"resource":{"vaccineCode":{"text":"Tetanus"},
            "occurrenceDateTime":"2024-05-06"}}]}
            """));
    server.answers(
        TOKEN,
        json(
            200,
            """
            {"access_token":"a","access_tokens":[{"access_token":"a",
            "resource_server":"city-clinic","permissions":[
            {"resource_type":"https://openfpx.org/types/fhir-r4-immunization",
            "resource_uri":"%s"}]}]}
            """
                .formatted(clinic.at("/api/Immunization"))));

    assertThat(comeBack(claims, "t-3")).isEqualTo("/");

    assertThat(page()).contains("Tetanus", "City Clinic").doesNotContain("name and birth date");
    assertThat(server.asked(TOKEN).getLast()).contains("ticket=t-3", "code_verifier=");
  }

  @Test
  void aServerThatIsNotOursGetsNothing() {
    try (var other = new Neighbour()) {
      clinic.answers("GET /api/Immunization", challenge(other.at("").toString()));

      assertThat(sentTo()).isEqualTo("/");

      assertStopped("somebody we do not know");
      assertThat(server.asked("")).isEmpty();
      assertThat(other.asked("")).isEmpty();
    }
  }

  @Test
  void aServerThatPublishesAnotherNameGetsNoTicket() {
    publishAs("https://other.test");

    assertThat(sentTo()).isEqualTo("/");

    assertStopped("did not understand");
    assertThat(server.asked(TOKEN)).isEmpty();
  }

  /** RFC 9207 section 2.4. */
  @Test
  void anAnswerOfAnotherServerOrOfNobodyIsNotTakenToOurs() {
    for (var issuer : List.of("", "&iss=https://other.test", "&iss=" + server.at("") + "/")) {
      var state = first(STATE, sentTo());
      var asked = server.asked(TOKEN).size();

      var back = client.resolve("/callback?ticket=t-3&state=" + state + issuer);

      assertThat(send(HttpRequest.newBuilder(back)).statusCode()).as(issuer).isEqualTo(400);
      assertThat(server.asked(TOKEN)).as("no token request").hasSize(asked);
    }
  }

  @Test
  void aTicketThatComesBackIsNotTakenAnyFurther() {
    server.answers(TOKEN, needInfo("t-1"));

    assertThat(sentTo()).isEqualTo("/");

    assertStopped("did not understand");
  }

  @Test
  void whoeverAsksForMoreWithoutEndIsGivenUpOn() {
    server.answers(TOKEN, needInfo("a"), needInfo("b"), needInfo("c"), needInfo("d"));
    var first = sentTo();
    var second = comeBack(first, "1");
    var third = comeBack(second, "2");

    assertThat(List.of(first, second, third))
        .allSatisfy(way -> assertThat(way).startsWith(server.at("/claims").toString()));
    assertThat(List.of(first, second, third).stream().map(way -> first(STATE, way)).distinct())
        .as("another state each time")
        .hasSize(3);
    assertThat(comeBack(third, "3")).isEqualTo("/");
    assertStopped("did not understand");
    assertThat(server.asked(TOKEN)).hasSize(4);
  }

  @Test
  void aRefusalEndsIt() {
    for (var error : List.of("request_denied", "invalid_grant", "invalid_scope")) {
      server.answers(TOKEN, json(403, "{\"error\":\"" + error + "\"}"));

      assertThat(sentTo()).isEqualTo("/");

      assertStopped("We were not given access");
    }
    assertThat(server.asked(TOKEN)).hasSize(3);
  }

  @Test
  void whatIsOutOfReachIsNamed() {
    server.answers(TOKEN, json(503, ""));
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("The network cannot be reached");

    var warned =
        json(403, "")
            .newBuilder()
            .addHeader("Warning", "199 - \"UMA Authorization Server Unreachable\"")
            .build();
    clinic.answers("GET /api/Immunization", warned);
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("The network cannot be reached");

    clinic.answers("GET /api/Immunization", json(500, ""));
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("The source cannot be reached");

    clinic.close();
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("The source cannot be reached");
  }

  @Test
  void whatMakesNoSenseIsSaid() {
    for (var answer : List.of(json(200, "{}"), json(404, ""), json(401, ""))) {
      clinic.answers("GET /api/Immunization", answer);

      assertThat(sentTo()).isEqualTo("/");

      assertStopped("did not understand");
    }
    server.answers(TOKEN, json(403, "{\"error\":\"need_info\"}"));
    clinic.answers("GET /api/Immunization", challenge(server.at("").toString()));
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("did not understand");
  }

  /** RFC 9728 section 3.3. */
  @Test
  void whatASourceSaysOfItselfIsAboutTheAddressThatWasCalled() {
    clinicSays(clinic.at("/api/Immunization"), server.at(""));
    assertThat(sentTo()).startsWith(server.at("/claims").toString());

    clinicSays(clinic.at("/api/Patient"), server.at(""));
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("did not understand");

    clinicSays(clinic.at("/api/Immunization"), server.at("/other"));
    assertThat(sentTo()).isEqualTo("/");
    assertStopped("did not understand");
    assertThat(server.asked(TOKEN)).as("of the first alone").hasSize(1);
  }

  /** RFC 9728 section 7.7. */
  @Test
  void noSourceSendsTheClientToAnotherHost() {
    try (var inside = new Neighbour()) {
      clinic.answers("GET /api/Immunization", pointing(inside.at(METADATA)));

      assertThat(sentTo()).isEqualTo("/");

      assertStopped("did not understand");
      assertThat(inside.asked("")).isEmpty();
      assertThat(server.asked("")).isEmpty();
    }
  }

  @Test
  void whoeverNamesNoSourceOfOursIsRefused() {
    assertThat(ask("elsewhere").statusCode()).isEqualTo(400);
    assertThat(clinic.asked("")).isEmpty();
  }
}
