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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          entry("GET /oauth2/jwks", Door.OPEN),
          entry("GET /", Door.OPEN));

  private static final String PERSONS_PAT = "a person's PAT";
  private static final String EMPTY = "Bearer ";
  private static final Pattern ERROR = Pattern.compile("error=\"([a-z_]+)\"");

  /** What is published, address by address. */
  private static final List<String> PUBLISHED =
      List.of("GET /.well-known/", "GET /registry/", "GET /static/");

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ofDays(-1));
  private final InstantSource time = () -> Instant.now().plus(passed.get());
  private final WalletDouble wallet = new WalletDouble(time);

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
   * @param elsewhere how it is refused where it opens nothing
   */
  private record Token(String header, Door door, String elsewhere) {
    /** One that is good, for something. */
    static Token of(String header, Door door) {
      return new Token(header, door, "403 insufficient_scope");
    }

    /** One that is good for nothing here. */
    static Token bad(String value) {
      return new Token("Bearer " + value, Door.OPEN, "401 invalid_token");
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "", time);
    as = server.caller();
    exchange = new Exchange(as, wallet);
    tokensOf("an expired", exchange);
    passed.set(Duration.ZERO);
    tokensOfAnExchange();
    tokensOfServices();
    revoked();
    ofAnotherServer(folder);
    tokens.put("unknown", Token.bad("x".repeat(43)));
    tokens.put("a wallet's ID token", Token.bad(wallet.signed(Claims.NONE.with("aud", "as"))));
    tokens.put("malformed", Token.bad("a b"));
    tokens.put("empty", new Token(EMPTY, Door.OPEN, "401 invalid_token"));
    tokens.put("of another scheme", new Token("DPoP " + "x".repeat(43), Door.OPEN, "401"));
    tokens.put("none", new Token("", Door.OPEN, "401"));
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
          var expected = expected(door, token.getValue());
          if (!refusal(answer).equals(expected)) {
            var what = named(route) + " with " + token.getKey();
            wrong.add(what + ": " + refusal(answer) + ", not " + expected);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(900);
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

  /** One of each family at that server, none of which is good here and now. */
  private void tokensOf(String what, Exchange there) {
    there
        .everyToken()
        .forEach((kind, token) ->
            tokens.put(
                what + " " + kind, new Token(token.bearer(), Door.OPEN, "401 invalid_token")));
  }

  private void revoked() {
    exchange
        .everyToken()
        .forEach((kind, token) -> {
          exchange.revoke(token);
          tokens.put(
              "a revoked " + kind, new Token(token.bearer(), Door.OPEN, "401 invalid_token"));
        });
  }

  /** Good there, with the same clients, accounts and people. */
  private void ofAnotherServer(Path folder) {
    try (var other = StartedServer.start(folder, wallet.issuer(), "", time)) {
      tokensOf("another server's", new Exchange(other.caller(), wallet));
    }
  }

  private void tokensOfAnExchange() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var ticket = Caller.query(journey.back()).get("ticket");
    var set = Caller.body(exchange.redeem(ticket));
    tokens.put("an RPT", Token.bad(set.path("access_token").asText()));
    tokens.put("a refresh token", Token.bad(set.path("refresh_token").asText()));
    tokens.put("a ticket", Token.bad(exchange.open()));
    tokens.put("a token of an account", Token.of(journey.user, Door.USER));
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
        "a token of a sign-in",
        Token.of("Bearer " + signedIn.path("access_token").asText(), Door.USERINFO));
    tokens.put("a refresh token of a sign-in", Token.bad(signedIn.path("refresh_token").asText()));
    tokens.put("an ID token", Token.bad(signedIn.path("id_token").asText()));
    tokens.put(PERSONS_PAT, Token.of("Bearer " + exchange.personalPat(), Door.PROTECTION));
  }

  private void tokensOfServices() {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    tokens.put("a PAT", Token.of(pat, Door.PROTECTION));
    tokens.put(
        "a token for register",
        Token.of(exchange.bearer(Exchange.WALLET, "register"), Door.REGISTER));
    tokens.put(
        "a token for transaction",
        Token.of(exchange.bearer(Exchange.WALLET, "transaction"), Door.TRANSACTION));
    tokens.put(
        "a token for requests",
        Token.of(exchange.bearer(Exchange.WALLET, "requests"), Door.REQUESTS));
    account = register();
    inAddresses.put(
        "/oauth2/register/{client_id}", "/oauth2/register/" + account.path("client_id").asText());
    tokens.put(
        "a registration token",
        new Token(
            "Bearer " + account.path("registration_access_token").asText(),
            Door.MANAGEMENT,
            "401 invalid_token"));
    tokens.put(
        "another account's registration token",
        Token.bad(register().path("registration_access_token").asText()));
    var body =
        """
        {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"],
         "name":"Vaccinations"}
        """;
    var made = as.json("POST", "/uma/resource", body, "Authorization", pat);
    inAddresses.put(
        "/uma/resource/{id}", "/uma/resource/" + Caller.body(made).path("_id").asText());
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
  private String expected(Door door, Token token) {
    boolean isNone = token.header().isEmpty();
    return switch (door) {
      case CLIENT -> isNone ? "401 invalid_client" : "400 invalid_request";
      case INTROSPECTION ->
          isNone
              ? "401 invalid_client"
              : token.header().equals(EMPTY) ? "400 invalid_request" : token.elsewhere();
      // What people give are known to it, and nothing else; at the other, each account its own.
      case USERINFO -> token.equals(tokens.get(PERSONS_PAT)) ? token.elsewhere() : unknown(token);
      case MANAGEMENT -> unknown(token);
      default -> token.elsewhere();
    };
  }

  private static String unknown(Token token) {
    return token.elsewhere().replaceFirst("403.*", "401 invalid_token");
  }

  /** Status and error: the same in body and challenge, where both say one. */
  private static String refusal(HttpResponse<String> answer) {
    var errors = new TreeSet<String>();
    if (!answer.body().isEmpty()) {
      errors.add(Caller.body(answer).path("error").asText());
    }
    var challenge = answer.headers().firstValue("WWW-Authenticate");
    challenge.map(ERROR::matcher).filter(Matcher::find).ifPresent(it -> errors.add(it.group(1)));
    boolean isBare = answer.statusCode() == 401 && challenge.isEmpty();
    var where = isBare && !errors.contains("invalid_client") ? " without a challenge" : "";
    return (answer.statusCode() + " " + String.join(" or ", errors)).strip() + where;
  }

  private void assertNothingWasTouched() {
    for (var route : server.routes()) {
      for (var token : tokens.entrySet()) {
        if (route.method().name().equals("GET")
            && door(named(route)) != Door.OPEN
            // What is the server's own is not there for a person's.
            && !token.getKey().equals(PERSONS_PAT)
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
