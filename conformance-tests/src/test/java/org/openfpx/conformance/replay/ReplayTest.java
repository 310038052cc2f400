package org.openfpx.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.recording.BadRecording;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.Entry.Header;
import org.openfpx.conformance.recording.Recording;
import org.openfpx.conformance.replay.Server.Told;

/** Recordings of a server, sent to another one that answers as it is told. */
class ReplayTest {
  private static final String RECORDED = "https://old.example/realm";
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final Header FORM =
      new Header("Content-Type", "application/x-www-form-urlencoded");
  private static final Header BASIC =
      new Header("Authorization", "Basic {{client_id:first}}:{{client_secret:first}}");

  private final List<Entry> entries = new ArrayList<>();
  private final Server server;

  ReplayTest() throws Exception {
    server = new Server();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void add(Entry.Sent sent, Entry.Got got) {
    add(Entry.How.PLAIN, sent, got, false);
  }

  private void add(Entry.How how, Entry.Sent sent, Entry.Got got, boolean together) {
    var proof = new Entry.Proof("Entry", "UG-2-01", List.of("UG-2-01"), "pass");
    var moment = new Entry.Moment(Duration.ZERO, Duration.ZERO, together);
    entries.add(new Entry(proof, moment, how, sent, got));
  }

  private static Entry.Sent get(String path) {
    return new Entry.Sent("GET", RECORDED + path, List.of(), "");
  }

  private static Entry.Sent post(String path, String body, Header... headers) {
    return new Entry.Sent("POST", RECORDED + path, List.of(headers), body);
  }

  private static Entry.Got json(int status, String body, Header... more) {
    var headers = new ArrayList<>(List.of(more));
    headers.add(JSON);
    return new Entry.Got(status, headers, body);
  }

  private List<Replayed> play() {
    return replay(Replay.PATIENCE).play(_ -> true);
  }

  private Replay replay(Duration patience) {
    var endpoints =
        Map.of(
            "token_endpoint", RECORDED + "/oauth/token",
            "permission_endpoint", RECORDED + "/perm",
            "claims_interaction_endpoint", RECORDED + "/claims",
            "resource_registration_endpoint", RECORDED + "/res/");
    var recorded = new Recording.Server(RECORDED, "x", endpoints);
    return new Replay(new Recording(recorded, entries, 0), server, patience);
  }

  private List<Difference> differences() {
    return play().stream()
        .flatMap(one ->
            one instanceof Replayed.Differs(_, _, var all)
                ? all.stream()
                : List.<Difference>of().stream())
        .toList();
  }

  private static String reason(Replayed one) {
    return one instanceof Replayed.NotSent(_, _, var reason) ? reason : "sent";
  }

  @Test
  void whatAnAnswerGivesIsCarriedOver() {
    add(
        post("/res/", "{}", JSON, new Header("Authorization", "Bearer {{pat:first}}")),
        json(201, "{\"_id\":\"{{_id-1}}\"}", new Header("Location", RECORDED + "/res/{{_id-1}}")));
    add(get("/res/{{_id-1}}"), json(200, "{\"_id\":\"{{_id-1}}\"}"));
    add(
        post("/perm", "[{\"resource_id\":\"{{_id-1}}\"}]", JSON),
        json(201, "{\"ticket\":\"{{ticket-1}}\",\"go\":\"https://x/y?a=b&t={{t-1}}\"}"));
    add(
        post("/oauth/token", "ticket={{ticket-1}}&t={{t-1}}&a={{altered:ticket-1}}", FORM, BASIC),
        json(200, "{\"access_token\":\"{{access_token-1}}\"}"));
    server.tell(
        new Told(
            201,
            Map.of("Content-Type", "application/json", "Location", server.issuer() + "/r/n%20w"),
            "{\"_id\":\"n w\"}"),
        Told.json(200, "{\"_id\":\"n w\"}"),
        Told.json(201, "{\"ticket\":\"new&ticket\",\"go\":\"https://here/z?t=7&c=d\"}"),
        Told.json(200, "{\"access_token\":\"fresh\"}"));

    assertThat(differences()).isEmpty();
    var basic =
        Base64.getEncoder().encodeToString("app%3A1:s3%2Fcret".getBytes(StandardCharsets.UTF_8));
    assertThat(server.asked)
        .containsExactly(
            "POST /r/|Bearer pat-of-FIRST|{}",
            "GET /r/n%20w||",
            "POST /p||[{\"resource_id\":\"n w\"}]",
            "POST /t|Basic " + basic + "|ticket=new%26ticket&t=7&a=new%26tAcket");
  }

  /** Twenty in a row could be shared out in more ways than anybody has time for. */
  @Test
  void nothingIsLearnedWherePlaceholdersStandSideBySide() {
    var row = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      row.append("{{a").append(i).append("}}");
    }
    add(get("/perm"), json(200, "{\"row\":\"" + row + "!!\"}"));
    add(get("/perm?a={{a0}}"), json(200, "{}"));
    var seen = "x".repeat(60);
    server.tell(Told.json(200, "{\"row\":\"" + seen + "\"}"));

    assertThat(play())
        .extracting(ReplayTest::reason)
        .containsExactly("sent", "no answer gave {{a0}}");
  }

  @Test
  void whatACheckHadMadeUpIsMadeUpAnew() {
    add(post("/perm", "{\"name\":\"{{name-1}}\"}", JSON), json(200, "{\"n\":\"{{name-1}}\"}"));
    add(
        post("/perm", "{\"name\":\"{{name-1}}\",\"c\":\"{{s256:code_verifier-1}}\"}", JSON),
        json(200, "{}"));
    server.tell(Told.json(200, "{\"n\":\"x\"}"), Told.json(200, "{}"));

    assertThat(play()).allMatch(Replayed.Same.class::isInstance);
    var first = server.asked.getFirst().replaceAll(".*\"name\":\"([^\"]{43})\".*", "$1");
    assertThat(first).hasSize(43);
    assertThat(server.asked.getLast()).contains("\"" + first + "\"").doesNotContain("{{");
  }

  /**
   * What shows which resource server introspects is the way of the target, not of the recording.
   */
  @Test
  void aResourceServerIntrospectsAsTheTargetWantsIt() {
    var header = new Header("Authorization", "{{introspecting:second}}");
    add(post("/oauth/token", "token=x", FORM, header), json(200, "{\"active\":false}"));
    add(post("/oauth/token", "token=x", FORM), json(401, "{}"));
    server.tell(Told.json(200, "{\"active\":false}"), Told.json(401, "{}"));

    assertThat(play()).allMatch(Replayed.Same.class::isInstance);
    assertThat(server.asked)
        .containsExactly("POST /t|Own of-SECOND|token=x&way=own", "POST /t||token=x");
  }

  @Test
  void cookiesAndHiddenFieldsAreCarriedOverToo() {
    var page = "<form method=post><input type=hidden name=csrf value=\"%s\"></form>";
    var html = new Header("Content-Type", "text/html;charset=utf-8");
    var cookie = new Header("Set-Cookie", "s={{cookie_s-1}}; HttpOnly; SameSite=Lax");
    add(get("/perm"), new Entry.Got(200, List.of(html, cookie), page.formatted("{{csrf-1}}")));
    add(
        post("/perm", "csrf={{csrf-1}}", FORM, new Header("Cookie", "s={{cookie_s-1}}")),
        new Entry.Got(303, List.of(new Header("Location", RECORDED + "/perm")), ""));
    server.tell(
        new Told(
            200,
            Map.of("Content-Type", "text/html", "Set-Cookie", "s=c1; SameSite=Lax; HttpOnly"),
            page.formatted("f1")),
        new Told(303, Map.of("Location", "/p"), ""));

    assertThat(play()).allMatch(Replayed.Same.class::isInstance);
    assertThat(server.asked.getLast()).endsWith("csrf=f1");
  }

  /** An answer with everything that is compared. */
  private void addAnAnswerOfEveryKind() {
    add(
        get("/perm"),
        json(
            401,
            "{\"error\":\"invalid_token\",\"list\":[{\"a\":1}],\"active\":true,\"deep\":{\"er\":1}}",
            new Header("Cache-Control", "no-store, private"),
            new Header("WWW-Authenticate", "Bearer realm=\"x\", error=\"invalid_token\""),
            new Header("Location", RECORDED + "/claims?ticket={{ticket-9}}&error=x"),
            new Header("Set-Cookie", "a=1; Secure; SameSite=Lax"),
            new Header("Strict-Transport-Security", "max-age=1"),
            new Header("Content-Security-Policy", "default-src 'none'; form-action 'self'"),
            new Header("Permissions-Policy", "camera=(), microphone=()"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Allow", "GET, POST")));
  }

  @Test
  void everyKindOfDifferenceIsFound() {
    addAnAnswerOfEveryKind();
    server.tell(
        new Told(
            400,
            Map.of(
                "Content-Type", "application/problem+json",
                "Cache-Control", "no-cache",
                "WWW-Authenticate", "Basic realm=\"y\"",
                "Location", "https://app.example/cb?state=1&error=y",
                "Set-Cookie", "a=1; HttpOnly",
                "Content-Security-Policy", "default-src *",
                "Allow", "POST"),
            "{\"error\":\"invalid_request\",\"list\":[{\"a\":\"1\"}],\"active\":false,\"new\":null}"));

    assertThat(differences())
        .extracting(one -> one.where() + ": " + one.expected() + " / " + one.seen())
        .containsExactly(
            "status: 401 / 400",
            "header Allow: get, post / post",
            "header Cache-Control: no-store, private / no-cache",
            "header Content-Security-Policy: default-src, form-action / default-src",
            "header Content-Type: application/json / application/problem+json",
            "header Location: {claims_interaction_endpoint} with error=x, ticket"
                + " / an address of somebody else's with error=y, state",
            "header Permissions-Policy: camera, microphone / nothing",
            "header Set-Cookie: a with samesite=Lax, secure / a with httponly",
            "header Strict-Transport-Security: sent / nothing",
            "header WWW-Authenticate: Bearer with error, realm / Basic with realm",
            "header X-Content-Type-Options: nosniff / nothing",
            "body /active: true / false",
            "body /deep: an object / nothing",
            "body /error: \"invalid_token\" / \"invalid_request\"",
            "body /list[]/a: a number / a text",
            "body /new: nothing / null");
  }

  @Test
  void pagesAreComparedByFormsAndErrors() {
    var html = new Header("Content-Type", "text/html");
    add(
        get("/perm"),
        new Entry.Got(200, List.of(html), "<p>Hi</p><form method=post><input name=a></form>"));
    add(get("/perm"), new Entry.Got(200, List.of(html), "<p role=alert>No</p>"));
    add(get("/perm"), new Entry.Got(200, List.of(html), "<p>Hi</p>"));
    server.tell(
        page("<h1>Hello</h1><form method=post><input name=a><input name=b></form>"),
        page("<p>No</p>"),
        page("<h1>Other words</h1>"));

    assertThat(differences())
        .containsExactly(
            new Difference("body form 1", "POST of a", "POST of a, b"),
            new Difference("body", "a page with an error", "a page"));
  }

  private static Told page(String body) {
    return new Told(200, Map.of("Content-Type", "text/html"), body);
  }

  /** What differs between any two servers or any two days makes no difference. */
  @Test
  void wordsNumbersAndRandomValuesAreNotCompared() {
    add(
        get("/perm"),
        json(
            200,
            "{\"token_type\":\"Bearer\",\"expires_in\":300,\"hint\":\"one\",\"all\":[1,2]}",
            new Header("Location", RECORDED + "/res/{{_id-1}}"),
            new Header("Cache-Control", "private,no-store")));
    server.tell(
        new Told(
            200,
            Map.of(
                "Content-Type", "application/json; charset=utf-8",
                "Location", server.issuer() + "/r/other",
                "Cache-Control", "no-store, private",
                "Date", "today"),
            "{\"all\":[3],\"token_type\":\"bearer\",\"expires_in\":9,\"hint\":\"two\"}"));

    assertThat(differences()).isEmpty();
  }

  /** Some servers have a sentence where RFC 6749 has a code. */
  @Test
  void numbersInASentenceThatIsNoCodeAreNotComparedEither() {
    add(get("/perm"), json(400, "{\"error\":\"unknown field at column 80\"}"));
    add(get("/perm"), json(400, "{\"error\":\"unknown field at column 80\"}"));
    add(get("/perm"), json(400, "{\"error\":\"e80\"}"));
    server.tell(
        Told.json(400, "{\"error\":\"unknown field at column 99\"}"),
        Told.json(400, "{\"error\":\"missing field at column 80\"}"),
        Told.json(400, "{\"error\":\"e99\"}"));

    assertThat(differences())
        .extracting(Difference::seen)
        .containsExactly("\"missing field at column *\"", "\"e99\"");
  }

  @Test
  void whatCannotBeSentIsSaidWithTheReason() {
    var ok = json(200, "{}");
    add(get("/claims"), ok);
    add(new Entry.Sent("GET", "https://wallet.example/", List.of(), ""), ok);
    add(post("/perm", "x={{client_id:second}}", FORM), ok);
    add(get("/perm"), json(201, "{\"ticket\":\"{{ticket-1}}\"}"));
    add(post("/perm", "x={{ticket-1}}", FORM), ok);
    add(get("/perm"), new Entry.Got(0, List.of(), ""));
    server.tell(Told.json(200, "{}"));

    assertThat(play())
        .extracting(ReplayTest::reason)
        .containsExactly(
            "the target has no claims_interaction_endpoint",
            "it goes to neither an endpoint nor the issuer",
            "there is no client SECOND",
            "sent",
            "no answer gave {{ticket-1}}",
            "it had no answer when it was recorded");
  }

  @Test
  void aCheckThatSentAtOnceIsNotSent() {
    add(get("/perm"), json(200, "{}"));
    add(Entry.How.PLAIN, get("/perm"), json(200, "{}"), true);

    assertThat(play())
        .extracting(ReplayTest::reason)
        .containsOnly("its check sent several requests at once");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void ownersAndPersonsActAsTheyDidThen() {
    var step = new Entry.Step("allow", "{{_id-1}}", List.of("a"));
    add(get("/res/"), json(200, "[\"{{_id-1}}\"]"));
    add(
        new Entry.How("the-least", List.of(step)),
        get("/perm?ticket={{ticket-1}}"),
        new Entry.Got(302, List.of(new Header("Location", "{{redirect:first:1}}?t={{t-1}}")), ""),
        false);
    add(get("/perm?t={{t-1}}"), json(200, "{}"));
    server.tell(Told.json(200, "[\"r1\"]"), Told.json(200, "{}"));
    server.sendsBackTo(URI.create("https://app.example/cb?t=2"));

    assertThat(play()).allMatch(Replayed.Same.class::isInstance);
    assertThat(server.acts).startsWith("begin", "allow r1 [a]");
    assertThat(server.acts.getLast())
        .matches("THE_LEAST at http://localhost:[0-9]+/p\\?ticket=.{43}");
    assertThat(server.asked.getLast()).startsWith("GET /p?t=2|");
  }

  /** RFC 6749 section 3.1.2: the query that a redirect address has must be retained. */
  @Test
  void whatComesBehindTheQueryOfARedirectAddressIsCarriedOver() {
    var back = new Header("Location", "{{redirect:first:2}}&ticket={{ticket-2}}&state=kit");
    add(
        new Entry.How("everything", List.of()),
        get("/perm?claims_redirect_uri={{redirect:first:2}}"),
        new Entry.Got(302, List.of(back), ""),
        false);
    add(get("/perm?ticket={{ticket-2}}"), json(200, "{}"));
    server.tell(Told.json(200, "{}"));
    server.sendsBackTo(URI.create("https://app.example/cb?tenant=7&ticket=9&state=kit"));

    assertThat(play()).allMatch(Replayed.Same.class::isInstance);
    assertThat(server.asked.getLast()).startsWith("GET /p?ticket=9|");

    server.tell(Told.json(200, "{}"));
    server.sendsBackTo(URI.create("https://app.example/cb?ticket=9&state=kit"));
    assertThat(differences())
        .containsExactly(
            new Difference(
                "header Location",
                "https://app.example/cb?tenant=7 with state, ticket",
                "an address of somebody else's with state, ticket"));
  }

  @Test
  void whatComesAfterAnActThatWasRefusedIsNotSent() {
    var step = new Entry.Step("forbid", "r1", List.of());
    add(new Entry.How("", List.of(step)), get("/perm"), json(200, "{}"), false);
    add(get("/perm"), json(200, "{}"));
    server.tell(Told.json(200, "{}"));

    assertThat(play())
        .extracting(ReplayTest::reason)
        .containsExactly("the driver could not forbid before it: 403 for r1", "sent");
  }

  @Test
  void aTargetThatFallsSilentEndsTheReplay() {
    add(get("/perm"), json(200, "{}"));
    assertThat(differences()).containsExactly(new Difference("answer", "status 200", "none"));

    add(get("/perm"), json(200, "{}"));
    add(get("/perm"), json(200, "{}"));
    assertThatThrownBy(this::play)
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("no answer three times running");
    server.close();
    assertThatThrownBy(this::play)
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void aReplayEndsInTime() {
    add(get("/perm"), json(200, "{}"));

    assertThat(replay(Duration.ofSeconds(-1)).play(_ -> true))
        .extracting(ReplayTest::reason)
        .containsExactly("the time was over");
  }

  @Test
  void aRoleThatThereIsNotIsAMistakeInTheRecording() {
    add(get("/perm?x={{pat:nobody}}"), json(200, "{}"));

    assertThatThrownBy(this::play)
        .isInstanceOf(BadRecording.class)
        .hasMessage("{{pat:nobody}} names no role that there is");
  }

  @Test
  void theReportListsDifferencesAndSumsUpWhatWasNotSent() {
    add(get("/perm"), json(200, "{}"));
    add(get("/claims"), json(200, "{}"));
    add(get("/claims"), json(200, "{}"));
    server.tell(Told.json(404, "{}"));

    var report = new ReplayReport("https://as.example", play());

    assertThat(report.lines())
        .containsExactly(
            "differs  entry 1, UG-2-01: Entry",
            "         status: expected 200; saw 404",
            "not sent entries 2 to 3, UG-2-01: the target has no claims_interaction_endpoint",
            "https://as.example: 0 answered alike, 1 differ, 2 not sent");
    assertThat(report.isSame()).isFalse();
    assertThat(report.isEmpty()).isFalse();
    assertThat(report.json())
        .contains("\"where\" : \"status\"", "\"reason\" : \"the target has no claims_");
  }
}
