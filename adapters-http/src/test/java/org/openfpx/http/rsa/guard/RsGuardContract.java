package org.openfpx.http.rsa.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.AS;
import static org.openfpx.domain.testing.rsa.RsaMother.IMMUNIZATIONS;
import static org.openfpx.domain.testing.rsa.RsaMother.NOW;
import static org.openfpx.domain.testing.rsa.RsaMother.READ;
import static org.openfpx.domain.testing.rsa.RsaMother.use;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.RememberedProofIds;
import org.openfpx.domain.rsa.access.GuardResource;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Validity;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentProofs;
import org.openfpx.domain.testing.rsa.FakeAuthorizationServer;

/**
 * What whoever asks for something protected gets, whatever the application is made with (UMA Grant
 * 3.2.1, 3.2.2 and 3.5; RFC 6750 section 2.1).
 */
abstract class RsGuardContract {
  static final String RECORDS = "{\"records\":\"June's\"}";
  static final ProtectedResource WANTED = new ProtectedResource(AS, IMMUNIZATIONS, READ);
  static final ProtectedResource OTHER = new ProtectedResource(AS, new ResourceId("profile"), READ);
  private static final KeyThumbprint KEY = new KeyThumbprint("k".repeat(43));
  private static final KeyThumbprint OTHERS = new KeyThumbprint("o".repeat(43));
  private static final String ADDRESS = "https://clinic.example/a";
  static final String METADATA = "/.well-known/oauth-protected-resource";
  private static final String UNREACHABLE = "199 - \"UMA Authorization Server Unreachable\"";

  final FakeAuthorizationServer server = new FakeAuthorizationServer();
  private final TransparentProofs proofs = new TransparentProofs();
  final RsGuard guard =
      new RsGuard("The \"clinic\"", new GuardResource(new TestWorld(), server, server));
  final RsGuard boundGuard = new RsGuard("clinic", binding(), URI.create(ADDRESS));
  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  private GuardResource binding() {
    var world = new TestWorld();
    var check = new CheckProof(proofs, new RememberedProofIds(world), world);
    return new GuardResource(world, server, server, check);
  }

  /**
   * Starts an application with {@code /records}, {@code /other}, {@code /bound}, which takes bound
   * tokens too and says so of itself, {@code /late}, which finds out only then that it must not,
   * and {@code /free}, which nobody guards.
   *
   * @return its port
   */
  abstract int start() throws Exception;

  abstract void stop() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    server.knows("good", "p", use(), Optional.of(new Secret("june's")));
    port = start();
  }

  @AfterEach
  void end() throws Exception {
    client.close();
    stop();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> with(String authorization) {
    return send(request("/records").header("Authorization", authorization));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return String.join(" & ", answer.headers().allValues(name));
  }

  private static void assertChallenged(HttpResponse<String> answer, String ticket) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "WWW-Authenticate"))
        .isEqualTo(
            "UMA realm=\"The \\\"clinic\\\"\", as_uri=\"https://as.test\", ticket=\"%s\""
                .formatted(ticket));
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    assertThat(answer.headers().firstValue("Warning")).isEmpty();
  }

  @Test
  void withoutTokenThereIsAChallengeEachTimeWithATicketOfItsOwn() {
    assertChallenged(send(request("/records")), "ticket-1");
    assertChallenged(send(request("/records")), "ticket-2");
    assertThat(server.introspected()).isEmpty();
    assertThat(server.asked()).containsExactly(WANTED, WANTED);
  }

  @Test
  void aSufficientTokenIsServedAfterOneIntrospection() {
    var answer = with("Bearer good");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(RECORDS);
    assertThat(header(answer, "ETag")).isEqualTo("\"1\"");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(server.introspected()).containsExactly("good");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void headIsAnsweredAsGetIsWithoutItsBody() {
    assertChallenged(send(head("/records")), "ticket-1");
    assertChallenged(send(head("/records").header("Authorization", "Bearer bad")), "ticket-2");

    var good = send(head("/records").header("Authorization", "Bearer good"));
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(header(good, "ETag")).isEqualTo("\"1\"");
    assertThat(good.body()).isEmpty();
  }

  private HttpRequest.Builder head(String path) {
    return request(path).HEAD();
  }

  @Test
  void theSchemeHasNoCase() {
    assertThat(with("bEARER good").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownTokenIsAnsweredLikeNone() {
    assertChallenged(with("Bearer made-up"), "ticket-1");
    assertThat(server.introspected()).containsExactly("made-up");
  }

  @Test
  void aTokenForSomethingElseIsAnsweredLikeNone() {
    var answer = send(request("/other").header("Authorization", "Bearer good"));

    assertChallenged(answer, "ticket-1");
    assertThat(server.asked()).containsExactly(OTHER);
  }

  @Test
  void aTokenThatIsNoneOrStandsElsewhereIsShownToNobody() {
    assertChallenged(with("Bearer"), "ticket-1");
    assertChallenged(with("Bearer two words"), "ticket-2");
    assertChallenged(with("Basic good"), "ticket-3");
    assertChallenged(with("DPoP good"), "ticket-4");
    var form =
        request("/records")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("access_token=good"));
    assertChallenged(send(form), "ticket-5");
    assertThat(server.introspected()).isEmpty();
  }

  @Test
  void aTokenInTheAddressOrTwiceIsAMalformedRequest() {
    for (var address : List.of("?access_token=good", "?x=1&access_token", "?access%5Ftoken=good")) {
      assertMalformed(send(request("/records" + address)));
      assertMalformed(send(request("/records" + address).header("Authorization", "Bearer good")));
    }
    var twice =
        request("/records")
            .header("Authorization", "Bearer good")
            .header("Authorization", "Bearer good");
    assertMalformed(send(twice));
    assertThat(server.introspected()).isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  /** A proof of a key is for the method of the request, and frameworks let headers change it. */
  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method", "X-Method-Override"})
  void aMethodThatAHeaderNamesIsNotHeeded(String name) throws Exception {
    for (var method : List.of("POST", "GET")) {
      var overridden =
          request("/records").header("Authorization", "Bearer good").header(name, method);

      assertMalformed(send(overridden));
    }
    assertThat(server.introspected()).isEmpty();
  }

  static void assertMalformed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "WWW-Authenticate"))
        .startsWith("Bearer realm=")
        .contains("error=\"invalid_request\"");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aBoundTokenIsServedWithAProofOfItsKeyOnceAndNeverAsABearerToken() {
    server.answers("bound", bound());
    var proof = proof(KEY, "/bound", "bound");

    assertThat(bound("bound", proof).body()).isEqualTo(RECORDS);
    assertThat(challenges(bound("bound", proof)))
        .contains("error=\"invalid_dpop_proof\"", "the proof has been used");
    assertThat(challenges(send(request("/bound").header("Authorization", "Bearer bound"))))
        .doesNotContain("error=");
    assertThat(challenges(bound("good", proof(KEY, "/bound", "good"))))
        .as("a bearer token")
        .doesNotContain("error=");
  }

  @Test
  void whatIsNoProofForThisRequestIsSaid() {
    server.answers("bound", bound());
    for (var bad :
        List.of(
            "made-up",
            proofs.by(KEY, claims("/bound", "bound").with("htm", "POST")),
            proof(KEY, "/records", "bound"),
            proof(KEY, "/bound", "good"),
            proofs.by(KEY, claims("/bound", "bound").with("ath", "")),
            proofs.by(KEY, claims("/bound", "bound").with("iat", NOW.minusSeconds(120))))) {
      assertThat(challenges(bound("bound", bad))).contains("error=\"invalid_dpop_proof\"");
    }
    assertThat(challenges(send(request("/bound").header("Authorization", "DPoP bound"))))
        .contains("error=\"invalid_dpop_proof\"");
    assertThat(server.introspected()).isEmpty();
    var otherKey = proof(OTHERS, "/bound", "bound");
    assertThat(challenges(bound("bound", otherKey))).doesNotContain("error=");
  }

  private static Claims claims(String path, String token) {
    return TransparentProofs.claims(path + token, NOW)
        .with("htm", "GET")
        .with("htu", ADDRESS + path)
        .with("ath", TransparentProofs.hash(new Secret(token)));
  }

  private String proof(KeyThumbprint key, String path, String token) {
    return proofs.by(key, claims(path, token));
  }

  private Active bound() {
    return new Active(
        Optional.of(AS),
        use().client(),
        Validity.until(NOW.plusSeconds(900)),
        List.of(FakeAuthorizationServer.permission("p", use(), Optional.empty())),
        Optional.of(KEY));
  }

  private HttpResponse<String> bound(String token, String proof) {
    return send(request("/bound").header("Authorization", "DPoP " + token).header("DPoP", proof));
  }

  /** The challenge of DPoP, which stands behind that of UMA. */
  private static String challenges(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    var all = answer.headers().allValues("WWW-Authenticate");
    assertThat(all).hasSize(3);
    assertThat(all.getFirst()).startsWith("UMA realm=").contains("ticket=");
    assertThat(all.get(1)).startsWith("DPoP ").contains("algs=\"ES256 ");
    return all.get(1);
  }

  /** RFC 9728 sections 3 and 5.1. */
  @Test
  void aGuardThatKnowsItsAddressSaysWhereThereAreTokensForEachPath() {
    var challenged = send(request("/bound")).headers().allValues("WWW-Authenticate");
    assertThat(challenged)
        .last()
        .isEqualTo("Bearer resource_metadata=\"https://clinic.example" + METADATA + "/a/bound\"");

    var published = send(request(METADATA + "/bound"));

    assertThat(published.statusCode()).isEqualTo(200);
    assertThat(header(published, "Content-Type")).startsWith("application/json");
    assertThat(header(published, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(published.body())
        .startsWith("{\"resource\":\"https://clinic.example/a/bound\",")
        .contains(
            "\"resource_name\":\"clinic\"",
            "\"authorization_servers\":[\"https://as.test\"]",
            "\"scopes_supported\":[\"read\"]",
            "\"bearer_methods_supported\":[\"header\"]",
            "\"dpop_signing_alg_values_supported\":[\"ES256\",")
        .doesNotContain("jwks_uri", "[]");
    assertThat(server.introspected()).isEmpty();
    assertThat(server.asked()).as("for the challenge alone").hasSize(1);
    assertThat(send(request(METADATA + "/free")).statusCode()).isEqualTo(404);
    assertThat(send(request(METADATA + "/records")).statusCode()).isEqualTo(404);
  }

  @Test
  void whereThereIsNoTicketItSaysSoAndNothingMore() {
    server.reachable(false);

    assertUnreachable(send(request("/records")));
    assertUnreachable(with("Bearer good"));
  }

  private static void assertUnreachable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(header(answer, "Warning")).isEqualTo(UNREACHABLE);
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aScriptOfAnotherOriginMaySeeTheChallenge() {
    var answer = send(request("/records").header("Origin", "https://app.test"));

    assertThat(header(answer, "Access-Control-Expose-Headers")).contains("WWW-Authenticate");
    assertThat(header(send(request("/records")), "Access-Control-Expose-Headers")).isEmpty();
  }

  @Test
  void theApplicationMayChallengeAfterAll() {
    var answer = send(request("/late").header("Authorization", "Bearer good"));

    assertChallenged(answer, "ticket-1");
  }

  @Test
  void whatNobodyGuardsIsFree() {
    var answer = send(request("/free"));

    assertThat(answer.body()).isEqualTo("free");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(server.asked()).isEmpty();
  }
}
