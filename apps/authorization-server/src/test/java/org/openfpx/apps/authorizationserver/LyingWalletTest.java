package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
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
  void anAccountOfAnotherWalletReachesNoTransactionHere() {
    var journey = arrived("mine");
    var stranger = exchange.account(SECOND_WALLET);

    assertThat(push(journey, stranger, "k", entry(journey, "clinic-immunizations")).statusCode())
        .isEqualTo(404);

    assertDenied(journey.back());
  }

  @Test
  void whatIsTooMuchIsRefusedEntryByEntryAndNothingIsLeft() {
    var journey = arrived("mine");
    journey.user = exchange.account(Exchange.WALLET);
    var other = arrived("mine");
    var good = entry(journey, "clinic-immunizations");
    var refused = new LinkedHashMap<String, String>();
    refused.put(entry(journey, "nowhere"), "not_found");
    refused.put(entry(journey, "secrets"), "not_found");
    refused.put(good.replace("[\"read\"]", "[\"read\",\"write\"]"), "invalid_scope");
    refused.put(good.replace("[\"read\"]", "[]"), "invalid_scope");
    refused.put(good.replaceFirst("_at\":\\d+", "_at\":4102444800"), "invalid_request");
    refused.put(good.replaceFirst("_at\":\\d+", "_at\":1"), "invalid_request");
    refused.put(good.replaceFirst("\"rot\":\"[^\"]*\",", ""), "invalid_request");
    refused.put(good + "," + good, "invalid_request");
    refused.put(good + "," + entry(other, "province-profile"), "not_found");

    refused.forEach((entries, error) ->
        assertThat(told(push(journey, journey.user, "k" + entries.hashCode(), entries)))
            .as(entries)
            .isEqualTo(error));

    assertThat(held(journey.user)).isZero();
    assertDenied(journey.back());
  }

  @Test
  void anotherClientThanTheTransactionsIsNotBelieved() {
    var journey = arrived("mine");
    var account = exchange.account(Exchange.WALLET);
    journey.user = account;
    var lie =
        entry(journey, "clinic-immunizations")
            .replaceFirst("\\{", "{\"client_id\":\"phone\",\"purpose\":\"spying\",");

    var pushed = push(journey, account, "k", lie);

    assertThat(pushed.statusCode()).isEqualTo(201);
    var id = Caller.body(pushed).get(0).path("permission_id").asText();
    var kept = Caller.body(as.get("/user/permissions/" + id, "Authorization", account));
    assertThat(kept.toString()).contains("\"app\"", "\"show\"").doesNotContain("phone", "spying");
  }

  @Test
  void oneKeyStandsForOnePush() {
    var journey = arrived("mine");
    var account = exchange.account(Exchange.WALLET);
    var first = push(journey, account, "same", entry(journey, "clinic-immunizations"));
    var repeated = push(journey, account, "same", entry(journey, "clinic-immunizations"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(Caller.body(repeated)).isEqualTo(Caller.body(first));
    assertThat(push(journey, account, "same", entry(journey, "province-profile")).statusCode())
        .isEqualTo(422);
    assertThat(held(account)).isEqualTo(1);
  }

  @Test
  void nothingIsPushedAfterGathering() {
    var journey = arrived("mine");
    journey.push("clinic-immunizations");
    assertThat(Caller.query(journey.back())).containsKey("ticket");

    assertThat(push(journey, journey.user, "late", entry(journey, "province-profile")).statusCode())
        .isEqualTo(404);
    assertThat(held(journey.user)).isEqualTo(1);
  }

  @Test
  void aDigestOfOtherPermissionsEndsTheTransactionAndDropsWhatWasPushed() {
    for (var digest : List.of("", PermissionsHash.of(List.of()), "x")) {
      var journey = arrived("mine");
      journey.push("clinic-immunizations");

      assertDenied(journey.back(Claims.NONE.with("permissions_hash", digest)));

      assertThat(held(journey.user)).as(digest).isZero();
      assertThat(
              push(journey, journey.user, "again", entry(journey, "province-profile")).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aLevelCountsAsFarAsTheWalletIsAttestedForIt() {
    var journey = arrived("secrets");
    journey.push("secrets");

    assertDenied(journey.back(Claims.NONE.with("ial", 4).with("aal", 3)));

    assertThat(held(journey.user)).isZero();
  }

  @Test
  void anAnswerForAnotherTransactionIsNone() {
    var journey = arrived("mine");
    var other = arrived("mine");
    journey.push("clinic-immunizations");

    assertDenied(
        journey.back(Claims.NONE.with("txn", other.departure.getOrDefault("transaction", ""))));
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

  private static String told(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isBetween(400, 404);
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
