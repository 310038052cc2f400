package org.openfpx.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/** What is written of a run can be read again, and holds none of its secrets. */
class RecordingsTest {
  private static final String ISSUER = "https://as.example";
  private static final URI TOKEN = URI.create(ISSUER + "/token");
  private static final String PAT = "pat-Zq3J9vWk1xT8rB2nL5mC7dF0";
  private static final String SECRET = "c/ent+secret:9QxW2vBn4Kp7";
  private static final String TICKET = "TkA7cQ2mWz9Lx4Vb8Nj1Hs6Rp3";
  private static final String NEXT = "NxB7cQ2mWz9Lx4Vb8Nj1Hs6Rp3";
  private static final String ACCESS = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJqdW5lIn0.c2ln-bmF0_dXJl";
  private static final String VERIFIER = "VfQ2mWz9Lx4Vb8Nj1Hs6Rp3TkA7cQ2mWz9Lx4Vb8Nj1";
  private static final String ID = "AbCdEfGhIjKlMnOpQrStUv";
  private static final Client CLIENT =
      new Client(
          "my-client",
          Optional.of(SECRET),
          Set.of("b"),
          List.of(URI.create("https://kit.example/cb")),
          List.of());

  @TempDir Path folder;

  private final Witness witness = new Witness();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Driver driver = witness.watching(new Known());

  /** A driver that has one of each. */
  private static final class Known implements Driver {
    @Override
    public String name() {
      return "known";
    }

    @Override
    public String issuer() {
      return ISSUER;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public Peer peer(Recorder recorder) {
      return Peer.plain(recorder);
    }

    @Override
    public Client client(ClientRole role) {
      return CLIENT;
    }

    @Override
    public String pat(ServerRole role) {
      return PAT;
    }

    @Override
    public Optional<String> standing(ResourceRole role) {
      return Optional.of("r-one");
    }

    @Override
    public URI gather(Recorder recorder, URI claims, Answering answering) {
      for (var page : List.of(claims, URI.create("https://wallet.example/ask?csrf=" + NEXT))) {
        var answer = new Answer(page, 200, HttpHeaders.of(Map.of(), (_, _) -> true), "");
        recorder.saw(
            new Exchange(
                Request.get("A person", page), Optional.of(answer), Duration.ZERO, Duration.ZERO));
      }
      return URI.create("https://kit.example/cb?ticket=" + NEXT + "&state=some-state");
    }
  }

  private void add(Request request, int status, Map<String, List<String>> headers, String body) {
    var answer = new Answer(request.url(), status, HttpHeaders.of(headers, (_, _) -> true), body);
    var began = Duration.ofMillis(1000 + 10L * exchanges.size());
    exchanges.add(new Exchange(request, Optional.of(answer), began, Duration.ofMillis(3)));
  }

  private void addJson(Request request, int status, String body) {
    add(request, status, Map.of("Content-Type", List.of("application/json")), body);
  }

  private Recording recording() {
    var result =
        new Result(
            "m",
            Check.of("UG-2-01 UG-2-02", "A check", _ -> {}),
            new Outcome.Pass(),
            exchanges,
            Duration.ofSeconds(1));
    var run =
        new Run(
            new Run.Server(ISSUER, "known", Party.AUTHORIZATION_SERVER),
            Instant.parse("2030-01-02T03:04:05Z"),
            Duration.ofSeconds(7),
            Catalogue.whole(),
            List.of(result),
            Optional.empty());
    return Recordings.of(run, witness);
  }

  private static Request presenting(String ticket) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("ticket", ticket);
    return CLIENT.form("Present", TOKEN, fields);
  }

  private void playAll() {
    driver.client(ClientRole.FIRST);
    driver.standing(ResourceRole.R1);
    addJson(
        Request.get("Discover", URI.create(ISSUER + "/.well-known/uma2-configuration")),
        200,
        "{\"token_endpoint\":\"" + TOKEN + "\"}");
    addJson(
        Request.json("Ask", "POST", URI.create(ISSUER + "/perm"), "[{\"resource_id\":\"r-one\"}]")
            .bearer(driver.pat(ServerRole.FIRST)),
        201,
        "{\"ticket\":\"" + TICKET + "\"}");
    addJson(presenting(Altered.of(TICKET)), 400, "{\"error\":\"invalid_grant\"}");
    addJson(presenting(TICKET + "x"), 400, "{\"error\":\"invalid_grant\"}");
    var pkce = Map.of("code_challenge", Placeholder.challenge(VERIFIER));
    addJson(CLIENT.form("Challenge", TOKEN, pkce), 400, "{}");
    addJson(CLIENT.form("Verify", TOKEN, Map.of("code_verifier", VERIFIER)), 400, "{}");
    addJson(
        presenting(TICKET),
        200,
        "{\"access_token\":\"" + ACCESS + "\",\"exp\":1893553445,\"expires_in\":300}");
    var cookies = List.of("session=" + NEXT + "; Path=/; Expires=Wed, 02 Jan 2030 03:04:05 GMT");
    add(
        Request.get("Open", URI.create(ISSUER + "/claims?ticket=" + TICKET)),
        302,
        Map.of("Set-Cookie", cookies, "Location", List.of("https://kit.example/cb?code=" + ID)),
        "");
    add(
        Request.get("See", URI.create(ISSUER + "/res/" + ID)),
        200,
        Map.of("Content-Type", List.of("text/html"), "Date", List.of("Wed, 02 Jan 2030")),
        "<form method=post><input type=hidden name=csrf value=\"" + VERIFIER + "\"></form>");
  }

  @Test
  void noSecretIsInTheFile() {
    playAll();

    var text = HarWriter.text(recording());

    var secrets = List.of(PAT, SECRET, TICKET, NEXT, ACCESS, VERIFIER, ID, "my-client", "r-one");
    assertThat(secrets).noneMatch(text::contains);
    assertThat(text)
        .doesNotContain("9QxW2vBn4Kp7", "2030", "1893553445")
        .doesNotContain(CLIENT.basic(SECRET).substring("Basic ".length()))
        .doesNotContain(Placeholder.challenge(VERIFIER), Altered.of(TICKET));
  }

  @Test
  void oneSecretIsOnePlaceholder() {
    playAll();

    var entries = recording().entries();

    assertThat(entries.get(0).sent().headers())
        .contains(new Entry.Header("Authorization", "Bearer {{pat:first}}"));
    assertThat(entries.get(0).sent().body()).isEqualTo("[{\"resource_id\":\"{{resource:r1}}\"}]");
    assertThat(entries.get(0).got().body()).isEqualTo("{\"ticket\":\"{{ticket-1}}\"}");
    assertThat(entries.get(1).sent().headers())
        .contains(
            new Entry.Header("Authorization", "Basic {{client_id:first}}:{{client_secret:first}}"));
    assertThat(entries)
        .extracting(entry -> entry.sent().body())
        .containsSubsequence(
            "ticket={{altered:ticket-1}}",
            "ticket={{ticket-1}}x",
            "code_challenge={{s256:code_verifier-1}}",
            "code_verifier={{code_verifier-1}}",
            "ticket={{ticket-1}}");
    assertThat(entries.get(6).sent().url()).isEqualTo(ISSUER + "/claims?ticket={{ticket-1}}");
    assertThat(entries.get(6).got().values("Location"))
        .containsExactly("{{redirect:first:1}}?code={{code-1}}");
    assertThat(entries.get(6).got().values("Set-Cookie"))
        .containsExactly("session={{cookie_session-1}}; Path=/; Expires=0");
    assertThat(entries.get(7).sent().url()).isEqualTo(ISSUER + "/res/{{code-1}}");
    assertThat(entries.get(7).got().body()).contains("value=\"{{code_verifier-1}}\"");
    assertThat(entries.get(7).got().values("Date")).isEmpty();
  }

  /** Another server may want something else there than a PAT. */
  @Test
  void withWhatAResourceServerIntrospectsIsItsRole() {
    var pat = driver.pat(ServerRole.FIRST);
    var request = Request.form("Introspect", URI.create(ISSUER + "/it"), Map.of("token", TICKET));
    addJson(driver.introspecting(ServerRole.SECOND, request), 200, "{\"active\":false}");
    addJson(request.bearer(pat), 401, "{}");

    assertThat(recording().entries())
        .extracting(entry -> entry.sent().headers().getLast().value())
        .containsExactly("{{introspecting:second}}", "Bearer {{pat:first}}");
  }

  @Test
  void claimsThatNobodySignedStandAsTheyAre() {
    var written =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"exp\":4102444800}".getBytes(StandardCharsets.UTF_8));
    for (var token : List.of(written, ACCESS)) {
      addJson(CLIENT.form("Push", TOKEN, Map.of("claim_token", token)), 403, "{}");
    }

    assertThat(recording().entries())
        .extracting(entry -> entry.sent().body())
        .containsExactly("claim_token=" + written, "claim_token={{claim_token-1}}");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    playAll();
    var recording = recording();
    var file = folder.resolve("run.har");
    Files.writeString(file, "what was there before");

    HarWriter.write(recording, file);

    assertThat(HarReader.read(file)).isEqualTo(recording);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(recording.server().endpoints())
        .containsExactly(Map.entry("token_endpoint", "" + TOKEN));
    assertThat(recording.entries().getFirst().moment().began()).isZero();
    assertThat(recording.entries().getFirst().proof())
        .isEqualTo(new Entry.Proof("Ask", "UG-2-01", List.of("UG-2-01", "UG-2-02"), "pass"));
  }

  @Test
  void whatIsTooLongIsLeftOutAndCountedInTheFile() {
    addJson(Request.get("Short", TOKEN), 200, "{}");
    addJson(Request.get("Long", TOKEN), 200, "{\"a\":\"" + " ".repeat(100_000) + "\"}");

    var recording = recording();

    assertThat(recording.entries()).extracting(one -> one.proof().name()).containsExactly("Short");
    assertThat(recording.dropped()).isEqualTo(1);
    assertThat(HarReader.of(HarWriter.text(recording))).isEqualTo(recording);
  }

  /** Of a person's way there are where it began and where it ended, and no page in between. */
  @Test
  void aPersonIsOneEntry() {
    var claims = URI.create(ISSUER + "/claims?ticket=" + TICKET);
    driver.client(ClientRole.FIRST);
    driver.gather(exchanges::add, claims, Answering.THE_LEAST);

    var entries = recording().entries();

    assertThat(exchanges).hasSize(2);
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().how().person()).isEqualTo("the-least");
    assertThat(entries.getFirst().sent().url()).isEqualTo(ISSUER + "/claims?ticket={{ticket-1}}");
    assertThat(entries.getFirst().got().values("Location"))
        .containsExactly("{{redirect:first:1}}?ticket={{ticket-2}}&state={{state-1}}");
  }

  @Test
  void requestsThatWereUnderWayTogetherAreMarked() {
    var request = Request.get("Ask", TOKEN);
    for (var began : List.of(0, 10, 15, 30)) {
      exchanges.add(
          new Exchange(request, Optional.empty(), Duration.ofMillis(began), Duration.ofMillis(10)));
    }

    assertThat(recording().entries())
        .extracting(entry -> entry.moment().together())
        .containsExactly(false, true, true, false);
    assertThat(recording().entries()).allMatch(entry -> entry.got().status() == 0);
  }

  /** What is not passed on would be answered as by a driver that offers nothing. */
  @Test
  void allThatADriverIsAskedIsPassedOn() {
    assertThat(Driver.class.getDeclaredMethods())
        .filteredOn(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .allSatisfy(method ->
            assertThat(
                    WatchedDriver.class.getDeclaredMethod(
                        method.getName(), method.getParameterTypes()))
                .isNotNull());
  }
}
