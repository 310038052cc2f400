package org.openfpx.apps.authorizationserver;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.http.discovery.Route;

/**
 * Every address that the router has, with every token that is not for it: refused, whatever the
 * body, and the right one still works afterwards (RFC 6750 section 3.1; UMA Federated Authorization
 * section 1.3).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongTokensTest {
  /** Who is let in. */
  private enum Door {
    /** Everybody: browsers, and what is published. */
    OPEN,
    /** Clients with their own credentials. */
    CLIENT,
    /** A token of a wallet for making accounts. */
    REGISTER,
    /** The token that came with the account of the address (RFC 7592). */
    MANAGEMENT,
    /** A token of a wallet for looking at a transaction. */
    TRANSACTION,
    /** A token of an account. */
    USER,
    /** A token of an account, or one of a wallet for looking at requests. */
    REQUESTS,
    /** A PAT. */
    PROTECTION,
    /** The access token of a sign-in. */
    USERINFO,
    /** A PAT, or a resource server with its own credentials. */
    INTROSPECTION
  }

  private static final Map<String, Door> DOORS =
      Map.ofEntries(
          entry("POST /oauth2/token", Door.CLIENT),
          entry("POST /oauth2/revoke", Door.CLIENT),
          entry("POST /oauth2/par", Door.CLIENT),
          entry("POST /oauth2/introspect", Door.INTROSPECTION),
          entry("POST /oauth2/register", Door.REGISTER),
          entry("GET /oauth2/register/{client_id}", Door.MANAGEMENT),
          entry("PUT /oauth2/register/{client_id}", Door.MANAGEMENT),
          entry("DELETE /oauth2/register/{client_id}", Door.MANAGEMENT),
          entry("GET /transaction/{handle}", Door.TRANSACTION),
          entry("POST /user/permissions", Door.USER),
          entry("GET /user/permissions", Door.USER),
          entry("GET /user/permissions/{id}", Door.USER),
          entry("PATCH /user/permissions/{id}", Door.USER),
          entry("DELETE /user/permissions/{id}", Door.USER),
          entry("GET /user/resources", Door.USER),
          entry("POST /user/policies", Door.USER),
          entry("GET /user/policies", Door.USER),
          entry("GET /user/policies/{id}", Door.USER),
          entry("PUT /user/policies/{id}", Door.USER),
          entry("DELETE /user/policies/{id}", Door.USER),
          entry("POST /user/invitations/look", Door.REQUESTS),
          entry("POST /user/invitations", Door.USER),
          entry("GET /user/invitations", Door.USER),
          entry("GET /user/invitations/{id}", Door.USER),
          entry("DELETE /user/invitations/{id}", Door.USER),
          entry("POST /user/invitations/{id}/permissions", Door.USER),
          entry("GET /user/requests", Door.REQUESTS),
          entry("GET /user/requests/{id}", Door.REQUESTS),
          entry("PATCH /user/requests/{id}", Door.USER),
          entry("POST /uma/permission", Door.PROTECTION),
          entry("POST /uma/resource", Door.PROTECTION),
          entry("GET /uma/resource", Door.PROTECTION),
          entry("GET /uma/resource/{id}", Door.PROTECTION),
          entry("PUT /uma/resource/{id}", Door.PROTECTION),
          entry("DELETE /uma/resource/{id}", Door.PROTECTION),
          entry("GET /oauth2/userinfo", Door.USERINFO),
          entry("POST /oauth2/userinfo", Door.USERINFO),
          entry("GET /oauth2/authorize", Door.OPEN),
          entry("POST /oauth2/authorize", Door.OPEN),
          entry("GET /oauth2/logout", Door.OPEN),
          entry("POST /oauth2/logout", Door.OPEN),
          entry("GET /uma/claims", Door.OPEN),
          entry("GET /uma/wallet", Door.OPEN),
          entry("POST /uma/wallet", Door.OPEN),
          entry("GET /transaction/callback", Door.OPEN),
          entry("GET /oauth2/jwks", Door.OPEN));

  /** What is published, address by address. */
  private static final List<String> PUBLISHED =
      List.of("GET /.well-known/", "GET /registry/", "GET /static/");

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ofDays(-1));
  private final InstantSource time = () -> Instant.now().plus(passed.get());
  private final WalletDouble wallet = new WalletDouble();

  /** By name; with the door that it opens. */
  private final Map<String, Token> tokens = new LinkedHashMap<>();

  /** What stands for a variable address: something that is there. */
  private final Map<String, String> inAddresses = new LinkedHashMap<>();

  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private JsonNode account;

  /**
   * @param header as it is sent
   * @param door what it opens; {@link Door#OPEN} if nothing that is here
   */
  private record Token(String header, Door door) {
    static Token of(String value, Door door) {
      return new Token("Bearer " + value, door);
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "", time);
    as = server.caller();
    exchange = new Exchange(as, wallet);
    tokensThatRunOut();
    tokensOfAnExchange();
    tokensOfServices();
    tokens.put("unknown", Token.of("x".repeat(43), Door.OPEN));
    tokens.put("an ID token", Token.of(wallet.signed(Claims.NONE.with("aud", "as")), Door.OPEN));
    tokens.put("malformed", new Token("Bearer a b", Door.OPEN));
    tokens.put("empty", new Token("Bearer ", Door.OPEN));
    tokens.put("of another scheme", new Token("DPoP " + "x".repeat(43), Door.OPEN));
    tokens.put("none", new Token("", Door.OPEN));
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void everyAddressOfTheRouterIsHere() {
    assertThat(server.routes().stream().map(WrongTokensTest::named))
        .allSatisfy(route -> assertThat(door(route)).as(route).isNotNull());
    assertThat(server.routes().stream().map(WrongTokensTest::named).toList())
        .containsAll(DOORS.keySet());
  }

  @Test
  void whateverATokenIsNotForRefusesIt() {
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var route : server.routes()) {
      var door = door(named(route));
      if (door == Door.OPEN) {
        continue;
      }
      for (var token : tokens.entrySet()) {
        if (!opens(token.getValue(), Objects.requireNonNull(door))) {
          tried++;
          var answer = call(route, token.getValue().header());
          if (!isRefusal(answer)) {
            wrong.add(
                named(route)
                    + " with "
                    + token.getKey()
                    + ": "
                    + answer.statusCode()
                    + " "
                    + answer.body());
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(200);
    assertThat(wrong).isEmpty();
    assertNothingWasTouched();
  }

  @Test
  void whatIsAnothersLooksLikeWhatIsNotThere() {
    var others = exchange.journey().toTheWallet();
    others.push("clinic-immunizations");
    var province = exchange.patOfTheProvince();
    var strangers =
        Map.of(Door.USER, others.user, Door.REQUESTS, others.user, Door.PROTECTION, province);
    for (var route : server.routes()) {
      var stranger = strangers.get(door(named(route)));
      var path = inAddresses.get(route.path());
      if (stranger != null && path != null) {
        var there = call(route, path, stranger);
        var nowhere = call(route, nowhere(route, path), stranger);
        assertThat(there.statusCode()).as(named(route)).isBetween(400, 404);
        assertThat(told(there)).as(named(route)).isEqualTo(told(nowhere));
      }
    }
    assertNothingWasTouched();
  }

  /** The same with the name of nothing. */
  private static String nowhere(Route route, String path) {
    var rest = route.path().substring(route.path().lastIndexOf('}') + 1);
    return path.substring(0, path.length() - rest.length()) + "x" + rest;
  }

  /** Issued, and then too old. */
  private void tokensThatRunOut() {
    tokens.put(
        "an expired PAT", new Token(exchange.bearer(Exchange.CLINIC, "uma_protection"), Door.OPEN));
    for (var scope : List.of("register", "transaction")) {
      tokens.put(
          "an expired token for " + scope,
          new Token(exchange.bearer(Exchange.WALLET, scope), Door.OPEN));
    }
    passed.set(Duration.ZERO);
  }

  private void tokensOfAnExchange() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var ticket = Caller.query(journey.back()).get("ticket");
    var set = Caller.body(exchange.redeem(ticket));
    tokens.put("an RPT", Token.of(set.path("access_token").asText(), Door.OPEN));
    tokens.put("a refresh token", Token.of(set.path("refresh_token").asText(), Door.OPEN));
    tokens.put("a ticket", Token.of(exchange.open(), Door.OPEN));
    tokens.put("a token of an account", new Token(journey.user, Door.USER));
    inAddresses.put("/user/permissions/{id}", "/user/permissions/" + journey.pushed.getFirst());
    ofAnOwner(new Exchange.Account(journey.account, journey.user, journey.management));
    tokensOfASignIn();

    var open = exchange.journey().toTheWallet();
    inAddresses.put(
        "/transaction/{handle}", "/transaction/" + open.departure.getOrDefault("transaction", ""));
  }

  private void ofAnOwner(Exchange.Account owner) {
    var resource = Exchange.owned(server, owner.id());
    inAddresses.put("/user/requests/{id}", "/user/requests/" + exchange.waiting(owner, resource));
    var body = Exchange.policy(resource);
    var made = as.json("POST", "/user/policies", body, "Authorization", owner.bearer());
    inAddresses.put(
        "/user/policies/{id}", "/user/policies/" + Caller.body(made).path("policy_id").asText());
    var host = exchange.newAccount(Exchange.WALLET);
    var theirs = Exchange.owned(server, host.id());
    var invitation = "/user/invitations/" + exchange.invited(host, theirs, owner);
    inAddresses.put("/user/invitations/{id}", invitation);
    inAddresses.put("/user/invitations/{id}/permissions", invitation + "/permissions");
  }

  private void tokensOfASignIn() {
    var signIn = exchange.journey().toStaySignedIn();
    var code = signIn.signedInAs("a-name-for-this-one-client");
    var signedIn = Caller.body(exchange.redeemCode(code));
    tokens.put(
        "a token of a sign-in", Token.of(signedIn.path("access_token").asText(), Door.USERINFO));
    tokens.put(
        "a refresh token of a sign-in",
        Token.of(signedIn.path("refresh_token").asText(), Door.OPEN));

    var source =
        exchange
            .journey()
            .sent(
                exchange.authorize(
                    Map.of(
                        "client_id", "clinic",
                        "redirect_uri", "https://clinic.example/connected",
                        "scope", "uma_protection")));
    source.pushSignIn("uma_protection");
    var forPat = Caller.query(source.back()).getOrDefault("code", "");
    var pat =
        Caller.body(
            exchange.redeemCode(forPat, Exchange.CLINIC, "https://clinic.example/connected"));
    tokens.put("a person's PAT", Token.of(pat.path("access_token").asText(), Door.PROTECTION));
  }

  private void tokensOfServices() {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    tokens.put("a PAT", new Token(pat, Door.PROTECTION));
    tokens.put(
        "a token for register",
        new Token(exchange.bearer(Exchange.WALLET, "register"), Door.REGISTER));
    tokens.put(
        "a token for transaction",
        new Token(exchange.bearer(Exchange.WALLET, "transaction"), Door.TRANSACTION));
    tokens.put(
        "a token for requests",
        new Token(exchange.bearer(Exchange.WALLET, "requests"), Door.REQUESTS));
    account = register();
    inAddresses.put(
        "/oauth2/register/{client_id}", "/oauth2/register/" + account.path("client_id").asText());
    tokens.put(
        "a registration token",
        Token.of(account.path("registration_access_token").asText(), Door.MANAGEMENT));
    tokens.put(
        "another account's registration token",
        Token.of(register().path("registration_access_token").asText(), Door.OPEN));
    var body =
        """
        {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"],
         "name":"Vaccinations"}
        """;
    var made = as.json("POST", "/uma/resource", body, "Authorization", pat);
    inAddresses.put(
        "/uma/resource/{id}", "/uma/resource/" + Caller.body(made).path("_id").asText());

    var revoked = exchange.bearer(Exchange.CLINIC, "uma_protection");
    as.form(
        "/oauth2/revoke",
        Map.of("token", revoked.substring("Bearer ".length())),
        "Authorization",
        Exchange.CLINIC);
    tokens.put("a revoked PAT", new Token(revoked, Door.OPEN));
  }

  private JsonNode register() {
    var bearer = exchange.bearer(Exchange.WALLET, "register");
    return Caller.body(as.json("POST", "/oauth2/register", "{}", "Authorization", bearer));
  }

  private HttpResponse<String> call(Route route, String authorization) {
    return call(route, inAddresses.getOrDefault(route.path(), route.path()), authorization);
  }

  private HttpResponse<String> call(Route route, String path, String authorization) {
    assertThat(path).doesNotContain("{");
    var headers =
        authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};
    return switch (route.method().name()) {
      case "GET" -> as.get(path, headers);
      case "POST" ->
          isForm(path)
              ? as.form(path, Map.of("token", "x", "grant_type", "client_credentials"), headers)
              : as.json("POST", path, "no json", headers);
      default -> as.json(route.method().name(), path, "no json", headers);
    };
  }

  /** All but the name of this one answer. */
  private static String told(HttpResponse<String> answer) {
    var body = answer.body().replaceAll("\"correlation_id\":\"[^\"]*\"", "");
    return answer.statusCode() + " " + body;
  }

  private static boolean isForm(String path) {
    return List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/par", "/oauth2/introspect")
        .contains(path);
  }

  private static boolean opens(Token token, Door door) {
    return token.door() == door
        || (token.door() == Door.PROTECTION && door == Door.INTROSPECTION)
        || (token.door() == Door.USER && door == Door.REQUESTS);
  }

  /** RFC 6750 section 3.1; for the client's own credentials RFC 6749 section 5.2. */
  private static boolean isRefusal(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 400 -> answer.body().contains("\"invalid_request\"");
      case 401 ->
          answer.headers().firstValue("WWW-Authenticate").isPresent()
              || answer.body().contains("\"invalid_client\"");
      case 403 ->
          answer.headers().firstValue("WWW-Authenticate").orElse("").contains("insufficient_scope");
      default -> false;
    };
  }

  private void assertNothingWasTouched() {
    for (var route : server.routes()) {
      for (var token : tokens.entrySet()) {
        if (route.method().name().equals("GET")
            && door(named(route)) != Door.OPEN
            // What is the server's own is not there for a person's.
            && !token.getKey().equals("a person's PAT")
            && opens(token.getValue(), Objects.requireNonNull(door(named(route))))) {
          assertThat(call(route, token.getValue().header()).statusCode())
              .as(named(route))
              .isEqualTo(200);
        }
      }
    }
    var form = Map.of("grant_type", "client_credentials", "scope", "user");
    var credentials =
        Caller.basic(account.path("client_id").asText(), account.path("client_secret").asText());
    assertThat(as.form("/oauth2/token", form, "Authorization", credentials).statusCode())
        .isEqualTo(200);
  }

  private static String named(Route route) {
    return route.method().name() + " " + route.path();
  }

  private static Door door(String route) {
    return PUBLISHED.stream().anyMatch(route::startsWith) ? Door.OPEN : DOORS.get(route);
  }
}
