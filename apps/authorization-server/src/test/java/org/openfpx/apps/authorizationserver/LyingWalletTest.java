package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.as.claims.PermissionsHash;
import org.openfpx.domain.oauth.Claims;

/**
 * A wallet that says what is not so: nothing of it is believed, and where it lies about what it
 * pushed the client gets the one answer of every refusal (protocol, sections 3.6 to 3.8).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LyingWalletTest {
  private static final String SECOND_WALLET = Caller.basic("second-wallet", StartedServer.SECRET);
  private static final String MORE =
      """
      oauth-client:
        - clientId: second-wallet
          clientName: Second Wallet
          oauthClientMetadata: {clientType: CONFIDENTIAL, clientAuthenticationType: client_secret_basic, secret: {environment: WALLET_SECRET}, grantTypes: client_credentials, scopes: [register, transaction]}
        - clientId: vault
          clientName: Vault
          oauthClientMetadata: {clientType: CONFIDENTIAL, clientAuthenticationType: client_secret_basic, secret: {environment: CLINIC_SECRET}, grantTypes: client_credentials, scopes: uma_protection}
      wallet:
        - identifier: second
          name: Second
          oauthClient: second-wallet
          oauthProvider: {name: Second, issuerUri: "https://away.example", clientId: as, clientSecret: {environment: AS_SECRET}}
      scope:
        - {name: write, description: Change them}
      resource-definition:
        - {resourceId: secrets, type: "https://openfpx.org/types/secrets", name: Secrets, maxPermissionDuration: 1d, minIal: 3, scope: [read]}
      requested-resource:
        - {umaClient: app, identifier: secrets, resourceDefinition: secrets, scope: [read]}
      capability-ticket:
        - identifier: secrets
          name: Secrets
          umaClient: app
          purpose: show
          requestedResources:
            - {requestedResource: secrets, required: true}
      resource-server:
        - identifier: vault
          name: Vault
          resourceServerUri: https://vault.example
          oauthClient: vault
          allowedScopes:
            - {resourceDefinition: secrets, scope: [read]}
      resource:
        - {resourceId: secrets, resourceServer: vault, resourceDefinition: secrets, scope: [read]}
      """;

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), MORE);
    as = server.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void anAccountOfAnotherWalletReachesNoTransactionHereAndEndsNone() {
    var journey = arrived("mine");
    var stranger = exchange.account(SECOND_WALLET);

    assertThat(told(404, push(journey, stranger, "k", good(journey)))).isEqualTo("not_found");
    assertThat(told(404, push(journey, stranger, "l", entry(journey, "nowhere"))))
        .isEqualTo("not_found");

    assertThat(held(stranger)).isZero();
    journey.push("clinic-immunizations");
    assertThat(Caller.query(journey.back())).containsKey("ticket");
  }

  @Test
  void aHandleThatIsNotItsOwnEndsTheLiarsTransactionAndNoOther() {
    var journey = arrived("mine");
    var account = exchange.account(SECOND_WALLET);
    var other = arrived("mine");
    var nobodys = good(journey).replaceFirst("\"transaction\":\"[^\"]*", "\"transaction\":\"no");

    assertThat(told(404, push(journey, account, "k", good(other) + "," + nobodys)))
        .isEqualTo("not_found");
    assertLied(journey, 404, "not_found", good(journey) + "," + nobodys);

    other.push("clinic-immunizations");
    assertThat(Caller.query(other.back())).containsKey("ticket");
  }

  @Test
  void whatIsTooMuchIsRefusedWholeAndTheTransactionEnds() {
    assertLied(arrived("mine"), 404, "not_found", it -> entry(it, "nowhere"));
    assertLied(arrived("mine"), 404, "not_found", it -> entry(it, "secrets"));
    assertLied(
        arrived("mine"),
        400,
        "invalid_scope",
        it -> good(it).replace("[\"read", "[\"write\",\"read"));
    assertLied(arrived("mine"), 400, "invalid_scope", it -> good(it).replace("[\"read\"]", "[]"));
    assertLied(arrived("mine"), 400, "invalid_request", it -> ending(good(it), "4102444800"));
    assertLied(arrived("mine"), 400, "invalid_request", it -> ending(good(it), "1"));
    assertLied(
        arrived("mine"),
        400,
        "invalid_request",
        it -> good(it).replaceFirst("\"rot\":\"[^\"]*\",", ""));
    assertLied(arrived("mine"), 400, "invalid_request", it -> good(it) + "," + good(it));
    var other = arrived("mine");
    assertLied(
        arrived("mine"), 404, "not_found", it -> good(it) + "," + entry(other, "province-profile"));
    assertEnded(other);
  }

  @Test
  void anotherClientThanTheTransactionsEndsIt() {
    for (var client : List.of("phone", "nobody", "")) {
      assertLied(arrived("mine"), 400, "invalid_request", it -> client(good(it), client));
    }
  }

  @Test
  void itsOwnClientMayBeNamedAndAPurposeIsPassedOver() {
    var journey = arrived("mine");
    var account = exchange.account(Exchange.WALLET);
    var named = client(good(journey), "app").replaceFirst("\\{", "{\"purpose\":\"spying\",");

    var pushed = push(journey, account, "k", named);

    assertThat(pushed.statusCode()).isEqualTo(201);
    var id = Caller.body(pushed).get(0).path("permission_id").asText();
    var kept = Caller.body(as.get("/user/permissions/" + id, "Authorization", account));
    assertThat(kept.toString()).contains("\"app\"", "\"show\"").doesNotContain("spying");
  }

  @Test
  void anOwnedResourceIsGivenByItsOwnPersonAlone() {
    var owned = exchange.owned();
    var journey = exchange.journey().toTheWallet(askedFor(owned.resource()));

    assertLied(journey, 404, "not_found", entry(journey, owned.resource()));

    assertThat(held(owned.owner().bearer())).as("the sign-in alone").isEqualTo(1);
  }

  @Test
  void anInvitationOpensNoMoreThanItsOwnerSaid() {
    var owned = exchange.owned();
    var guest = exchange.newAccount(Exchange.WALLET);
    var invitation = exchange.invited(owned.owner(), owned.resource(), guest);
    for (var path : List.of(invitation, "none")) {
      var journey = exchange.journey().toTheWallet(askedFor(owned.resource()));
      journey.user = guest.bearer();
      var body =
          "{\"transaction\":\"%s\",\"resource_scopes\":[\"read\"],\"expires_at\":4102444800}"
              .formatted(journey.departure.get("transaction"));
      var use = "/user/invitations/" + path + "/permissions";

      assertThat(as.json("POST", use, body, "Authorization", guest.bearer()).statusCode())
          .isEqualTo(path.equals("none") ? 404 : 400);

      assertEnded(journey);
    }
  }

  @Test
  void oneKeyStandsForOnePush() {
    var journey = arrived("mine");
    var account = exchange.account(Exchange.WALLET);
    journey.user = account;
    var first = push(journey, account, "same", good(journey));
    var repeated = push(journey, account, "same", good(journey));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(Caller.body(repeated)).isEqualTo(Caller.body(first));
    assertThat(held(account)).isEqualTo(1);
    assertThat(told(422, push(journey, account, "same", entry(journey, "province-profile"))))
        .isEqualTo("invalid_request");
    assertEnded(journey);
  }

  /** What is over can't be ended: nothing reaches it, and what was given before stands. */
  @Test
  void nothingIsPushedAfterGathering() {
    var journey = arrived("mine");
    journey.push("clinic-immunizations");
    var ticket = Caller.query(journey.back()).getOrDefault("ticket", "");

    assertThat(told(404, push(journey, journey.user, "late", entry(journey, "province-profile"))))
        .isEqualTo("not_found");
    assertThat(told(404, push(journey, journey.user, "one", entry(journey, "province-profile"))))
        .isEqualTo("not_found");

    assertThat(described(journey).statusCode()).isEqualTo(404);
    assertThat(held(journey.user)).isEqualTo(1);
    var redeemed = Caller.body(exchange.redeem(ticket));
    var rpts = redeemed.toString();
    assertThat(rpts).contains("access_token").doesNotContain("province");
  }

  @Test
  void aDigestOfOtherPermissionsEndsTheTransactionAndDropsWhatWasPushed() {
    for (var digest : List.of("", PermissionsHash.of(List.of()), "x")) {
      var journey = arrived("mine");
      journey.push("clinic-immunizations");

      assertDenied(journey.back(Claims.NONE.with("permissions_hash", digest)));

      assertOver(journey);
    }
  }

  @Test
  void aLevelCountsAsFarAsTheWalletIsAttestedForIt() {
    var journey = arrived("secrets");
    journey.push("secrets");

    assertDenied(journey.back(Claims.NONE.with("ial", 4).with("aal", 3)));

    assertOver(journey);
  }

  @Test
  void anAnswerForAnotherTransactionIsNone() {
    var journey = arrived("mine");
    var other = arrived("mine");
    journey.push("clinic-immunizations");

    assertDenied(
        journey.back(Claims.NONE.with("txn", other.departure.getOrDefault("transaction", ""))));

    assertOver(journey);
  }

  private Exchange.Journey arrived(String capabilityTicket) {
    return exchange.journey().toTheWallet(exchange.open(capabilityTicket));
  }

  private static String entry(Exchange.Journey journey, String resource) {
    // Whole days, so that what is said twice is the same.
    long end = Instant.now().truncatedTo(ChronoUnit.DAYS).plusSeconds(2 * 86_400).getEpochSecond();
    return """
    {"transaction":"%s","resource_id":"%s","resource_scopes":["read"],"rot":"r","expires_at":%d}\
    """
        .formatted(journey.departure.get("transaction"), resource, end);
  }

  private HttpResponse<String> push(
      Exchange.Journey journey, String account, String key, String entries) {
    assertThat(journey.departure).containsKey("transaction");
    var body = "[" + entries + "]";
    return as.json(
        "POST", "/user/permissions", body, "Authorization", account, "Idempotency-Key", key);
  }

  private static String good(Exchange.Journey journey) {
    return entry(journey, "clinic-immunizations");
  }

  private static String ending(String entry, String at) {
    return entry.replaceFirst("_at\":\\d+", "_at\":" + at);
  }

  private static String client(String entry, String client) {
    return entry.replaceFirst("\\{", "{\"client_id\":\"%s\",".formatted(client));
  }

  private String askedFor(String resource) {
    var needed = exchange.token(exchange.ticketFor(resource), Map.of());
    return Caller.body(needed).path("ticket").asText();
  }

  private void assertLied(
      Exchange.Journey journey, int status, String error, Function<Exchange.Journey, String> lie) {
    journey.push("province-profile");
    assertLied(journey, status, error, lie.apply(journey));
  }

  /** The push is refused, whole, and with it ends all that this wallet has in its hands. */
  private void assertLied(Exchange.Journey journey, int status, String error, String entries) {
    var account = journey.user.isEmpty() ? exchange.account(Exchange.WALLET) : journey.user;
    journey.user = account;
    assertThat(told(status, push(journey, account, "lie", entries))).as(entries).isEqualTo(error);
    assertEnded(journey);
  }

  /** Nothing is left, nothing reaches it, and the browser that comes back is sent on with a no. */
  private void assertEnded(Exchange.Journey journey) {
    if (journey.user.isEmpty()) {
      journey.user = exchange.account(Exchange.WALLET);
    }
    assertOver(journey);
    assertDenied(journey.back());
    assertOver(journey);
  }

  private void assertOver(Exchange.Journey journey) {
    assertThat(held(journey.user)).isZero();
    assertThat(told(404, push(journey, journey.user, "after", good(journey))))
        .isEqualTo("not_found");
    assertThat(described(journey).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> described(Exchange.Journey journey) {
    var handle = journey.departure.get("transaction");
    var bearer = exchange.bearer(Exchange.WALLET, "transaction");
    return as.get("/transaction/" + handle, "Authorization", bearer);
  }

  private static String told(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Caller.body(answer).path("error").asText();
  }

  private int held(String account) {
    return Caller.body(as.get("/user/permissions", "Authorization", account))
        .path("permissions")
        .size();
  }

  private static void assertDenied(HttpResponse<String> answer) {
    assertThat(Caller.query(answer))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "s&1")
        .doesNotContainKeys("ticket", "error_description");
  }
}
