package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A network with two wallets: the person chooses (protocol, section 3.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletChoiceTest {
  private static final String SECOND =
      """
      oauth-client:
        - clientId: second-wallet
          clientName: Second Wallet
          oauthClientMetadata: {clientType: CONFIDENTIAL, clientAuthenticationType: client_secret_basic, secret: {environment: WALLET_SECRET}, grantTypes: client_credentials, scopes: [register, transaction]}
      wallet:
        - identifier: second
          name: {en: Second Wallet, fr: Deuxième portefeuille}
          oauthClient: second-wallet
          oauthProvider: {name: Second, issuerUri: "https://away.example", clientId: as, clientSecret: {environment: AS_SECRET}}
      """;
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");

  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), SECOND);
    as = server.caller();
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void theChoiceLeadsToTheWalletAndIsRememberedInTheBrowser() {
    var way = new Way();
    assertThat(way.page().body()).contains("Deuxième portefeuille").contains("lang=\"fr\"");
    // Read again, it is the same page: its address holds no ticket.
    assertThat(way.page().statusCode()).isEqualTo(200);

    var chosen = way.choose("wallet");

    assertThat(chosen.statusCode()).isEqualTo(200);
    assertThat(chosen.body()).contains(wallet.issuer() + "/authorize?");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("openfpx-as-wallet=");
    assertThat(way.page().statusCode()).isEqualTo(400);
  }

  @Test
  void aFormThatIsNotOursIsRefused() {
    var way = new Way();
    way.csrf = "0".repeat(64);

    assertThat(way.choose("wallet").statusCode()).isEqualTo(403);
  }

  @Test
  void aWalletThatIsUnknownIsSaidSoAndAnotherCanBeChosen() {
    var way = new Way();

    assertThat(way.choose("third").statusCode()).isEqualTo(400);
    assertThat(way.choose("").statusCode()).isEqualTo(400);
    assertThat(way.choose("wallet").statusCode()).isEqualTo(200);
  }

  @Test
  void aWalletThatDoesNotAnswerIsSaidSoAndAnotherCanBeChosen() {
    var way = new Way();

    assertThat(way.choose("second").statusCode()).isEqualTo(503);
    assertThat(way.choose("wallet").statusCode()).isEqualTo(200);
  }

  @Test
  void healthIsSaidOnTheAdminListenerAlone() {
    assertThat(server.admin().get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(as.get("/health/ready").statusCode()).isEqualTo(404);
  }

  private final class Way {
    private final String address;
    private final String cookie;
    private String csrf;

    Way() {
      var form =
          Map.of(
              "grant_type", "urn:ietf:params:oauth:grant-type:capability-ticket",
              "capability_ticket", "mine");
      var opened =
          as.form(
              "/oauth2/token", form, "Authorization", Caller.basic("app", StartedServer.SECRET));
      var query = Map.of("client_id", "app", "ticket", Caller.body(opened).path("ticket").asText());
      var sent = as.get("/uma/claims?" + Caller.encoded(query), "Accept", "text/html");
      address = sent.headers().firstValue("Location").orElseThrow();
      cookie = sent.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      var matcher = CSRF.matcher(page().body());
      csrf = matcher.find() ? matcher.group(1) : "";
    }

    HttpResponse<String> page() {
      return as.get(address + "&lang=fr", "Cookie", cookie, "Accept", "text/html");
    }

    HttpResponse<String> choose(String which) {
      var form = Map.of("csrf", csrf, "transaction", address.split("=", 2)[1], "wallet", which);
      return as.form("/uma/wallet", form, "Cookie", cookie, "Accept", "text/html");
    }
  }
}
