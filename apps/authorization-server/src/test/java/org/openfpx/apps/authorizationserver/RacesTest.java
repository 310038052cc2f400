package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.oauth.KeyHolder;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.testing.TestDatabase;

/**
 * Rivals who march over what is good for one use, at two processes on one MariaDB: one of them is
 * let through, each time (UMA Grant 5.5, RFC 6749 section 10.4, RFC 7523 section 3). So often as
 * the property {@code openfpx.races} says; {@code ./openfpx test --long} says two thousand.
 */
@Order(1)
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RacesTest {
  private static final int RACES = Integer.getInteger("openfpx.races", 200);
  private static final int VOLLEY = 100;

  private final WalletDouble wallet = new WalletDouble();
  private ServerProcesses servers;
  private Caller as;
  private Exchange exchange;

  @BeforeAll
  void start(@TempDir Path folder) {
    assumeTrue(TestDatabase.serversAskedFor(), "needs -Dservers");
    var settings = TestDatabase.MARIADB.fresh();
    var database =
        "{url: \"%s\", user: %s, password: %s}"
            .formatted(
                settings.url(),
                settings.user(),
                settings.password().map(Secret::reveal).orElseThrow());
    servers = StartedServer.startTwoProcesses(folder, wallet.issuer(), database);
    as = servers.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterAll
  void stop() {
    servers.close();
    wallet.close();
  }

  @Test
  void aTicketThatWasNotGatheredForMovesOnOnce() {
    var tickets = many(exchange::open);

    var answers = Rivals.march(RACES, race -> told(exchange.redeem(tickets.get(race))));

    assertThat(answers).allSatisfy(race -> assertOneOf(race, "403 need_info"));
  }

  @Test
  void aTicketIsTakenAtOneOfBothEndpoints() {
    var tickets = many(exchange::open);
    var turns = Stream.generate(AtomicInteger::new).limit(RACES).toList();

    var answers =
        Rivals.march(
            RACES,
            race ->
                turns.get(race).getAndIncrement() % 2 == 0
                    ? told(exchange.redeem(tickets.get(race)))
                    : atClaims(tickets.get(race)));

    assertThat(answers)
        .allSatisfy(race ->
            assertThat(race)
                .filteredOn(answer -> !answer.equals("400 invalid_grant"))
                .filteredOn(answer -> !answer.equals("back"))
                .hasSize(1)
                .isSubsetOf("403 need_info", "to the wallet"));
  }

  @Test
  void aGrantedTicketGivesOneSetOfTokens() {
    var tickets = many(this::granted);

    var answers = Rivals.march(RACES, race -> told(exchange.redeem(tickets.get(race))));

    assertThat(answers).allSatisfy(race -> assertOneOf(race, "200 "));
  }

  @Test
  void aRefreshTokenIsExchangedOnceAndItsReplaysEndWhatItGave() {
    var tokens = many(() -> Caller.body(exchange.redeem(granted())).path("refresh_token").asText());

    var answers = Rivals.march(RACES, race -> refresh(tokens.get(race)));

    assertThat(answers)
        .allSatisfy(race -> {
          assertOneOf(race.stream().map(RacesTest::told).toList(), "200 ");
          var won = race.stream().filter(one -> one.statusCode() == 200).findFirst().orElseThrow();
          var given = Caller.body(won);
          assertThat(exchange.introspect(given.path("access_token").asText()).path("active"))
              .hasToString("false");
          assertThat(told(refresh(given.path("refresh_token").asText())))
              .isEqualTo("400 invalid_grant");
        });
  }

  /** Codes live a minute: no more at a time than are redeemed in it, on a slow machine as well. */
  @Test
  void aCodeIsRedeemedOnceAndItsReplaysEndWhatItGave() {
    for (int left = RACES; left > 0; left -= VOLLEY) {
      var codes = Stream.generate(this::code).limit(Math.min(left, VOLLEY)).toList();

      var answers = Rivals.march(codes.size(), race -> exchange.redeemCode(codes.get(race)));

      assertThat(answers).allSatisfy(this::assertOneAndItsEnd);
    }
  }

  private void assertOneAndItsEnd(List<HttpResponse<String>> race) {
    assertOneOf(race.stream().map(RacesTest::told).toList(), "200 ");
    var won = race.stream().filter(one -> one.statusCode() == 200).findFirst().orElseThrow();
    var given = Caller.body(won);
    var token = "Bearer " + given.path("access_token").asText();
    assertThat(as.get("/oauth2/userinfo", "Authorization", token).statusCode()).isEqualTo(401);
    assertThat(told(refresh(given.path("refresh_token").asText()))).isEqualTo("400 invalid_grant");
  }

  private String code() {
    var journey = exchange.journey().toStaySignedIn();
    return journey.signedInAs("a-name-for-this-one-client");
  }

  @Test
  void anAssertionOfAClientIsGoodOnce() {
    var account = new KeyedAccount(as, exchange);
    var assertions =
        IntStream.range(0, RACES).mapToObj(race -> account.assertion("jti-" + race)).toList();

    var answers = Rivals.march(RACES, race -> told(account.authenticatedBy(assertions.get(race))));

    assertThat(answers)
        .allSatisfy(race ->
            assertThat(race)
                .containsExactlyInAnyOrder(
                    "200 ", "401 invalid_client", "401 invalid_client", "401 invalid_client"));
  }

  /** RFC 9449 section 11.1: whoever sees a proof can't use it a second time, at either process. */
  @Test
  void aProofOfAKeyIsGoodOnce() {
    var holder = new KeyHolder();
    var issuer =
        Caller.body(as.get("/.well-known/oauth-authorization-server")).path("issuer").asText();
    var place = issuer + "/oauth2/token";
    var proofs =
        IntStream.range(0, RACES)
            .mapToObj(_ -> holder.proof("POST", place, Instant.now()))
            .toList();
    var form = Map.of("grant_type", "client_credentials", "scope", "uma_protection");

    var answers =
        Rivals.march(
            RACES,
            race ->
                told(
                    as.form(
                        "/oauth2/token",
                        form,
                        "Authorization",
                        Exchange.CLINIC,
                        "DPoP",
                        proofs.get(race))));

    assertThat(answers)
        .allSatisfy(race ->
            assertThat(race)
                .containsExactlyInAnyOrder(
                    "200 ",
                    "400 invalid_dpop_proof",
                    "400 invalid_dpop_proof",
                    "400 invalid_dpop_proof"));
  }

  @Test
  void anInvitationIsTakenOnce() {
    var guest = exchange.newAccount(Exchange.WALLET);
    var invitations = new ArrayList<String>();
    while (invitations.size() < RACES) {
      var owned = exchange.owned();
      // No more than a resource may have.
      for (int i = 0; i < 100 && invitations.size() < RACES; i++) {
        var made = exchange.invite(owned.owner(), owned.resource());
        invitations.add(made.path("invitation").asText());
      }
    }

    var answers = Rivals.march(RACES, race -> told(exchange.take(invitations.get(race), guest)));

    assertThat(answers)
        .allSatisfy(race ->
            assertThat(race)
                .containsExactlyInAnyOrder(
                    "201 ", "404 not_found", "404 not_found", "404 not_found"));
  }

  @Test
  void aRequestToAnOwnerIsAnsweredOnce() {
    var questions = new ArrayList<Question>();
    while (questions.size() < RACES) {
      var owned = exchange.owned();
      exchange.ask(owned);
      for (int i = 0; i < 3; i++) {
        exchange.token(exchange.ticketFor(owned.resource()), Map.of());
      }
      exchange.waiting(owned.owner()).stream()
          .map(id -> new Question(owned.owner(), id))
          .forEach(questions::add);
    }

    var answers =
        Rivals.march(
            RACES,
            race ->
                told(
                    exchange.answer(
                        questions.get(race).owner(),
                        questions.get(race).request(),
                        race % 2 == 0 ? "approved" : "denied")));

    assertThat(answers)
        .allSatisfy(race ->
            assertThat(race)
                .containsExactlyInAnyOrder(
                    "200 ", "409 invalid_request", "409 invalid_request", "409 invalid_request"));
  }

  private record Question(Exchange.Account owner, String request) {}

  /** Protocol, section 3.10: a hundred on a resource, however many ask at once. */
  @Test
  void aResourceHasNoMorePoliciesThanItMay() {
    for (int race = 0; race < RACES; race += 100) {
      var owned = exchange.owned();

      var made =
          Rivals.march(
              30,
              _ ->
                  told(
                      as.json(
                          "POST",
                          "/user/policies",
                          Exchange.policy(owned.resource()),
                          "Authorization",
                          owned.owner().bearer())));

      assertThat(made.stream().flatMap(List::stream))
          .containsOnly("201 ", "400 invalid_request")
          .filteredOn("201 "::equals)
          .hasSize(100);
    }
  }

  @Test
  void aPctIsReplacedOnce() {
    var owned = exchange.owned();
    exchange.letBob(owned);
    var pcts =
        many(() ->
            Caller.body(exchange.token(exchange.ticketFor(owned.resource()), exchange.bob()))
                .path("pct")
                .asText());
    var tickets = new ArrayList<List<String>>();
    for (int race = 0; race < RACES; race++) {
      tickets.add(Stream.generate(() -> exchange.ticketFor(owned.resource())).limit(4).toList());
    }
    var turns = Stream.generate(AtomicInteger::new).limit(RACES).toList();

    var answers =
        Rivals.march(
            RACES,
            race ->
                Caller.body(
                        exchange.token(
                            tickets.get(race).get(turns.get(race).getAndIncrement()),
                            Map.of("pct", pcts.get(race))))
                    .has("pct"));

    assertThat(answers).allSatisfy(race -> assertThat(race).containsOnlyOnce(true));
  }

  /** Protocol, section 3.6: while the browser comes back the wallet pushes more. */
  @Test
  void aPushIsDecidedWithOrLate() {
    assertDecidedWithOrLate("read", "201 ");
  }

  @Test
  void aPushThatIsRefusedEndsItsTransactionOrIsLate() {
    assertDecidedWithOrLate("nothing-such", "400 invalid_scope");
  }

  /** Where one was in time the answer is no: the wallet does not stand by it, or it was refused. */
  private void assertDecidedWithOrLate(String scope, String inTime) {
    for (int left = RACES; left > 0; left -= VOLLEY) {
      var returns =
          Stream.generate(() -> new PushedReturn(as, exchange, wallet))
              .limit(Math.min(left, VOLLEY))
              .toList();

      var answers = Rivals.march(returns.size(), race -> returns.get(race).backOrPush(scope));

      for (int race = 0; race < returns.size(); race++) {
        var isGranted = answers.get(race).contains("granted");
        var pushes = answers.get(race).stream().filter(one -> one.contains(" ")).toList();
        assertThat(answers.get(race))
            .as("the decision")
            .containsOnlyOnce(isGranted ? "granted" : "denied");
        assertThat(pushes).hasSize(3).isSubsetOf(inTime, "404 not_found");
        assertThat(pushes.contains(inTime)).as("in time of " + pushes).isNotEqualTo(isGranted);
        assertThat(returns.get(race).states())
            .as("what is left after " + answers.get(race))
            .isEqualTo(isGranted ? List.of("active") : List.of());
      }
    }
  }

  private static List<String> many(Supplier<String> one) {
    var all = new ArrayList<String>();
    for (int race = 0; race < RACES; race++) {
      all.add(one.get());
    }
    return all;
  }

  private String granted() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    return Caller.query(journey.back()).getOrDefault("ticket", "");
  }

  private HttpResponse<String> refresh(String token) {
    var form = Map.of("grant_type", "refresh_token", "refresh_token", token);
    return as.form("/oauth2/token", form, "Authorization", Exchange.APP);
  }

  /** To the wallet, or back with an error. */
  private String atClaims(String ticket) {
    var location = exchange.claims(ticket).headers().firstValue("Location").orElse("nowhere");
    if (location.startsWith(wallet.issuer())) {
      return "to the wallet";
    }
    return location.startsWith("https://app.example/callback?error=invalid_request&")
        ? "back"
        : "wrong: " + location;
  }

  private static String told(HttpResponse<String> answer) {
    return answer.statusCode() + " " + Caller.body(answer).path("error").asText();
  }

  private static void assertOneOf(List<String> answers, String good) {
    assertThat(answers)
        .containsExactlyInAnyOrder(
            good, "400 invalid_grant", "400 invalid_grant", "400 invalid_grant");
  }
}
