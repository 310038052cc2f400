package org.openfpx.apps.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.KeyHolder;

/** The whole adapter over HTTP: link, ROT, introspection, records, end (protocol, section 6). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdapterTest {
  private static final String METADATA = "/.well-known/oauth-protected-resource";

  private final TestWorld world = new TestWorld();
  private final HttpClient client = Wallet.browser();

  private Neighbours neighbours;
  private StartedAdapter adapter;
  private String source;
  private Wallet wallet;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    neighbours = new Neighbours(world);
    adapter = StartedAdapter.start(folder, world, neighbours);
    source = adapter.source();
  }

  @BeforeEach
  void begin() {
    neighbours.reset();
    wallet = new Wallet(source, neighbours);
  }

  @AfterAll
  void stop() {
    adapter.close();
    neighbours.close();
  }

  /** A wallet that is linked: its tokens as they came. */
  private String linked() {
    var answer = wallet.redeem(wallet.link().get("code"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void discoverySaysHowWalletsSignPeopleIn() throws Exception {
    var document =
        client
            .send(
                HttpRequest.newBuilder(URI.create(source + "/.well-known/openid-configuration"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();

    assertThat(document)
        .contains("\"issuer\":\"" + source + "\"")
        .contains("\"response_types_supported\":[\"code\"]")
        .contains("\"subject_types_supported\":[\"pairwise\"]")
        .contains("\"id_token_signing_alg_values_supported\":[\"ES256\"]");
  }

  /** A ROT for the client's one permission, and an RPT that carries it. */
  private String permitted(String tokens) {
    var rots =
        wallet.askForRots(Wallet.member(tokens, "access_token"), "{\"for\":[%s]}".formatted(use()));
    assertThat(rots.statusCode()).as(rots.body()).isEqualTo(200);
    var rot = Wallet.member(rots.body(), "rots");
    assertThat(rot).hasSize(64);
    introspectionShows(rot, "permission-1");
    return rot;
  }

  private String use() {
    return """
    {"as":"%s","client_id":"client","resource_id":"immunizations","resource_scopes":["read"],
     "expires_at":%d}
    """
        .formatted(neighbours.at("/as"), world.instant().plusSeconds(86_400).getEpochSecond());
  }

  private void introspectionShows(String rot, String permission) {
    introspectionShows(rot, permission, "\"token_type\":\"Bearer\"");
  }

  private void introspectionShows(String rot, String permission, String type) {
    long end = world.instant().plusSeconds(3600).getEpochSecond();
    neighbours.introspection =
        """
        {"active":true,"iss":"%s","client_id":"client","exp":%d,%s,
         "permissions":[{"resource_id":"immunizations","resource_scopes":["read"],"exp":%d,
          "permission_id":"%s","rot":"%s"}]}
        """
            .formatted(neighbours.at("/as"), end, type, end, permission, rot);
  }

  private HttpResponse<String> read(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(source + path)).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return Wallet.send(client, request);
  }

  private HttpResponse<String> readRecords() {
    return read("/api/Immunization", "Authorization", "Bearer an-rpt");
  }

  @Test
  void aLinkedPersonsRecordsAreReadWithTheirOwnToken() {
    permitted(linked());

    var answer =
        read(
            "/api/Immunization?date=ge2020",
            "Authorization",
            "Bearer an-rpt",
            "Cookie",
            "a=b",
            "X-Forwarded-For",
            "192.0.2.1",
            "Accept",
            "application/fhir+json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Bundle");
    assertThat(answer.headers().map())
        .containsKey("content-type")
        .doesNotContainKeys("set-cookie", "x-inner");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
    assertThat(neighbours.upstreamPaths).containsExactly("/fhir/Immunization?date=ge2020");
    var sent = neighbours.upstreamHeaders.getFirst();
    assertThat(sent.get("Authorization")).containsExactly("Bearer downstream-0");
    assertThat(sent.get("Accept")).containsExactly("application/fhir+json");
    assertThat(sent).doesNotContainKeys("Cookie", "X-forwarded-for");
    assertThat(sent.toString()).doesNotContain("an-rpt");
    assertThat(neighbours.introspected).containsExactly("an-rpt");
  }

  @Test
  void theWalletLearnsAPseudonymAndTheNameThatItAskedFor() {
    var tokens = linked();
    var facts =
        read("/userinfo", "Authorization", "Bearer " + Wallet.member(tokens, "access_token"));

    assertThat(facts.body()).contains("June Osei").doesNotContain("\"june\"");
    assertThat(tokens).contains("id_token").contains("refresh_token");
  }

  @Test
  void withoutTokenThereIsAChallenge() {
    var answer = read("/api/Immunization");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains(
            "UMA realm=\"%s\", as_uri=\"%s\", ticket=\"a-ticket\""
                .formatted(source, neighbours.at("/as")));
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .element(1)
        .isEqualTo("DPoP algs=\"ES256 ES384 PS256 RS256 EdDSA Ed25519\"");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .element(2)
        .isEqualTo("Bearer resource_metadata=\"" + source + METADATA + "/api/Immunization\"");
    assertThat(neighbours.introspected).isEmpty();
  }

  /** RFC 9728 section 3. */
  @Test
  void whoeverAsksIsToldWhereThereAreTokensForAProtectedPath() {
    var answer = read(METADATA + "/api/Immunization");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"resource\":\"" + source + "/api/Immunization\",")
        .contains(
            "\"authorization_servers\":[\"" + neighbours.at("/as") + "\"]",
            "\"scopes_supported\":[\"read\"]",
            "\"dpop_bound_access_tokens_required\":false");
    assertThat(read(METADATA + "/api/Patient").statusCode()).isEqualTo(404);
    assertThat(read(METADATA + "/api/Immunization;x").statusCode()).isEqualTo(400);
    assertThat(read(METADATA).statusCode()).isEqualTo(404);
    assertThat(neighbours.introspected).isEmpty();
  }

  @Test
  void aBoundTokenIsGoodWithAProofOfItsKeyOnceAndNeverAsABearerToken() {
    var holder = new KeyHolder();
    introspectionShows(
        permitted(linked()),
        "permission-1",
        "\"token_type\":\"DPoP\",\"cnf\":{\"jkt\":\"%s\"}".formatted(holder.thumbprint().value()));
    var address = source + "/api/Immunization";
    var proof = holder.proof("GET", address, world.instant(), "an-rpt");

    assertThat(readRecords().statusCode()).as("as a bearer token").isEqualTo(401);
    assertThat(readBound(proof).statusCode()).isEqualTo(200);
    var again = readBound(proof);
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.headers().allValues("WWW-Authenticate"))
        .element(1)
        .asString()
        .contains("error=\"invalid_dpop_proof\"");
    var other = new KeyHolder().proof("GET", address, world.instant(), "an-rpt");
    assertThat(readBound(other).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> readBound(String proof) {
    return read("/api/Immunization", "Authorization", "DPoP an-rpt", "DPoP", proof);
  }

  @Test
  void aTokenThatIsNoneIsAChallengeAndOneInTheAddressAMalformedRequest() {
    assertThat(read("/api/Immunization", "Authorization", "Bearer two words").statusCode())
        .isEqualTo(401);
    var misplaced = read("/api/Immunization?access_token=an-rpt");
    assertThat(misplaced.statusCode()).isEqualTo(400);
    assertThat(neighbours.introspected).isEmpty();
  }

  @Test
  void anEndedPermissionIsAChallengeAtTheNextRequest() {
    permitted(linked());
    assertThat(readRecords().statusCode()).isEqualTo(200);

    neighbours.introspection = "{\"active\":false}";

    assertThat(readRecords().statusCode()).isEqualTo(401);
  }

  @Test
  void aRotIsNoKeyToASecondPermission() {
    var rot = permitted(linked());
    assertThat(readRecords().statusCode()).isEqualTo(200);

    introspectionShows(rot, "permission-2");

    assertThat(readRecords().statusCode()).isEqualTo(401);
  }

  @Test
  void aWalletsTokenOpensNoRecordsAndIsShownToNobody() {
    var tokens = linked();
    permitted(tokens);

    var answer =
        read(
            "/api/Immunization",
            "Authorization",
            "Bearer " + Wallet.member(tokens, "access_token"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(neighbours.introspected).isEmpty();
    assertThat(neighbours.upstreamPaths).isEmpty();
  }

  @Test
  void anAuthorizationServerThatDoesNotAnswerIsSaid() {
    neighbours.serverAnswers = false;

    var answer = readRecords();

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Warning"))
        .contains("199 - \"UMA Authorization Server Unreachable\"");
  }

  @Test
  void aRunOutDownstreamTokenIsRenewed() {
    permitted(linked());
    world.pass(Duration.ofMinutes(6));

    assertThat(readRecords().statusCode()).isEqualTo(200);
    assertThat(readRecords().statusCode()).isEqualTo(200);
    assertThat(neighbours.refreshes.get()).isEqualTo(1);
  }

  @Test
  void aDownstreamTokenThatIsRefusedIsRenewedOnceAndTheRefusalStaysInside() {
    permitted(linked());
    neighbours.goodDownstream = "another";

    assertThat(readRecords().statusCode()).isEqualTo(200);
    assertThat(neighbours.refreshes.get()).isEqualTo(1);
  }

  @Test
  void aPersonWhoMustSignInAgainIsSaidToTheWalletAndIsAChallengeToTheClient() {
    var tokens = linked();
    permitted(tokens);
    neighbours.refreshes.set(7);
    world.pass(Duration.ofMinutes(6));

    assertThat(readRecords().statusCode()).isEqualTo(401);
    var rots = wallet.askForRots(Wallet.member(tokens, "access_token"), "{\"count\":1}");
    assertThat(rots.statusCode()).isEqualTo(401);
    assertThat(rots.body()).contains("invalid_token");

    neighbours.goodDownstream = "downstream-7";
    linked();
    assertThat(readRecords().statusCode()).as("what was given before stands").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "REDIRECTS, 502, source_failed",
    "FAILS, 502, source_failed",
    "HANGS, 504, source_timeout",
    "TOO_LARGE, 502, source_answer_too_large"
  })
  void aSourceThatFailsIsSaidWithoutALeak(Neighbours.Upstream how, int status, String code) {
    permitted(linked());
    neighbours.upstream = how;

    var answer = readRecords();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code).contains("correlation_id").doesNotContain("upstream");
    assertThat(answer.headers().map()).doesNotContainKey("location");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOO_LONG_UNSAID", "BREAKS_OFF"})
  void anAnswerThatIsCutDoesNotLookWhole(Neighbours.Upstream how) {
    permitted(linked());
    neighbours.upstream = how;

    assertThatThrownBy(this::readRecords).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void revokingTheRefreshTokenEndsTheLinkItsRotsAndItsTokens() throws InterruptedException {
    var tokens = linked();
    permitted(tokens);
    assertThat(readRecords().statusCode()).isEqualTo(200);

    var answer =
        wallet.asClient(
            "/discover/revoke", Map.of("token", Wallet.member(tokens, "refresh_token")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(readRecords().statusCode()).isEqualTo(401);
    assertThat(
            wallet.askForRots(Wallet.member(tokens, "access_token"), "{\"count\":1}").statusCode())
        .isEqualTo(401);
    assertThat(neighbours.revoked.poll(30, TimeUnit.SECONDS)).isEqualTo("refresh-0");
  }

  @Test
  void thePageThatAsksNamesWhatCanBeShared() {
    var consent = wallet.get(source + Wallet.location(wallet.signIn(wallet.begin())));

    assertThat(consent.body()).contains("Vaccinations", "Since 1998");
  }

  @Test
  void aNoGoesBackToTheWalletAndLeavesNothing() throws InterruptedException {
    var consent = wallet.get(source + Wallet.location(wallet.signIn(wallet.begin())));

    var back = Wallet.query(URI.create(Wallet.target(wallet.decide(consent.body(), "no").body())));

    assertThat(back)
        .containsEntry("error", "access_denied")
        .containsEntry("state", "the wallet's state")
        .containsEntry("iss", source);
    assertThat(neighbours.revoked.poll(30, TimeUnit.SECONDS)).isEqualTo("refresh-0");
  }

  @Test
  void anotherBrowserCannotFinishALogin() {
    var provider = wallet.begin();
    var stranger = new Wallet(source, neighbours);

    var answer =
        stranger.get(
            stranger.callback(Wallet.query(provider).get("state"), neighbours.at("/login")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(wallet.signIn(provider).statusCode()).isEqualTo(303);
  }

  @Test
  void aRequestThatAnotherSitePostsEndsNoLoginUnderWay() {
    var answer =
        Wallet.send(
            Wallet.browser(),
            HttpRequest.newBuilder(URI.create(source + "/discover/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("client_id=a+b&x=%2F")));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/discover/authorize?client_id=a+b&x=%2F");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void anAnswerOfAnotherProviderIsRefused() {
    var asked = Wallet.query(wallet.begin());

    var answer = wallet.get(wallet.callback(asked.get("state"), "https://evil.test"));

    assertThat(Wallet.query(Wallet.location(answer))).containsEntry("error", "access_denied");
  }

  /** OpenID Connect Core section 3.1.2.1. */
  @Test
  void howRecentASignInAWalletWantsIsAskedOfTheProviderAndToldInTheIdToken() {
    var anew = wallet.begin(Map.of("prompt", "login"));
    assertThat(Wallet.query(anew)).containsEntry("prompt", "login").containsEntry("max_age", "0");
    assertThat(Wallet.query(Wallet.location(wallet.signIn(anew))))
        .as("the provider does not say when")
        .containsEntry("error", "login_required");

    var at = world.instant().minus(Duration.ofMinutes(2));
    neighbours.signedInAt = Optional.of(at);
    var tooOld = wallet.begin(Map.of("max_age", "60"));
    assertThat(Wallet.query(tooOld)).containsEntry("max_age", "60").doesNotContainKey("prompt");
    assertThat(Wallet.query(Wallet.location(wallet.signIn(tooOld))))
        .containsEntry("error", "login_required");

    var tokens = wallet.redeem(wallet.link(wallet.begin(Map.of("max_age", "300"))).get("code"));
    assertThat(idToken(tokens.body())).contains("\"auth_time\":" + at.getEpochSecond());
    assertThat(idToken(linked())).doesNotContain("auth_time");
  }

  private static String idToken(String tokens) {
    var payload = Wallet.member(tokens, "id_token").split("\\.", 3)[1];
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }

  @Test
  void withoutAPageNothingIsLinked() {
    assertThat(Wallet.query(wallet.begin(Map.of("prompt", "none"))))
        .containsEntry("error", "interaction_required");
  }

  @Test
  void aFormFromElsewhereIsRefused() {
    var consent = wallet.get(source + Wallet.location(wallet.signIn(wallet.begin())));
    var forged =
        consent.body().replaceAll("name=\"csrf\" value=\"[^\"]+\"", "name=\"csrf\" value=\"x\"");

    assertThat(wallet.decide(forged, "yes").statusCode()).isEqualTo(403);
    assertThat(wallet.decide(consent.body(), "yes").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/Immunization?patient=1, 400",
    "/api/Immunization?date=Patient/1, 400",
    "/api/Immunization/1, 404",
    "/api/Patient, 404",
    "/api//Immunization, 400",
    "/api/%2e%2e/Immunization, 400",
    "/api/Immunization;x, 400",
    "/api%2FImmunization, 404"
  })
  void nothingButAListedAddressIsRead(String path, int status) {
    permitted(linked());

    assertThat(read(path, "Authorization", "Bearer an-rpt").statusCode()).isEqualTo(status);
    assertThat(neighbours.upstreamPaths).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"count\":0}",
        "{\"count\":21}",
        "{\"count\":1,\"for\":[]}",
        "{\"for\":[]}",
        "{\"for\":[{\"as\":\"x\"}]}",
        "[]",
        "{\"count\":\"1\"}"
      })
  void aMalformedRotRequestIsRefused(String json) {
    var token = Wallet.member(linked(), "access_token");

    assertThat(wallet.askForRots(token, json).statusCode()).isEqualTo(400);
  }

  @Test
  void aRotForWhatIsNotHereIsRefused() {
    var token = Wallet.member(linked(), "access_token");
    var elsewhere = use().replace("immunizations", "elsewhere");

    var answer = wallet.askForRots(token, "{\"for\":[%s]}".formatted(elsewhere));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_target");
  }
}
