package org.openfpx.apps.authorizationserver;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.testing.BadValues;
import org.openfpx.http.discovery.Route;

/**
 * Every address that the router has, with bad values in every parameter, one at a time, sent by
 * somebody who is let in: an answer of the protocol each time, never a failure of ours, and nothing
 * of how it is made. Afterwards everything still works.
 */
@ParameterizedClass
@EnumSource(NetworkMode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final int MEGABYTE = 1 << 20;

  private static final List<String> INSIDE =
      List.of(
          "exception",
          "org.openfpx",
          "jooq",
          "jackson",
          "sqlstate",
          "at java.",
          StartedServer.SECRET);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Parameter private NetworkMode mode;
  private Path folder;
  private final WalletDouble wallet = new WalletDouble();
  private final Map<String, List<Good>> good = new LinkedHashMap<>();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private int tried;
  private final List<String> wrong = new ArrayList<>();

  /** How a request's parameters are sent. */
  private enum Form {
    QUERY,
    FORM,
    JSON,
    JSON_LIST
  }

  /**
   * A request that is in order, to begin with.
   *
   * @param path with what stands for its variables
   */
  private record Good(Form form, String path, Map<String, Object> values, String authorization) {}

  @BeforeAll
  void keep(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeParameterizedClassInvocation
  void start() {
    good.clear();
    var people = StartedServer.claimsIssuer(wallet.issuer());
    server = StartedServer.start(folder, wallet.issuer(), people);
    server.change("network", "Test", "mode", mode.name().toLowerCase(Locale.ROOT));
    as = server.caller();
    exchange = new Exchange(as, wallet);
    ofClients();
    ofBrowsers();
    ofWallets();
    ofResourceServers();
  }

  @AfterParameterizedClassInvocation
  void stop() {
    server.close();
  }

  @AfterAll
  void stopTheWallet() {
    wallet.close();
  }

  @Test
  void noValueOfAnyParameterBreaksAnything() {
    wrong.clear();
    tried = 0;
    for (var route : server.routes()) {
      for (var one : requests(route)) {
        names(one.values()).forEach(name -> tryParameter(route, one, name));
        tryPath(route, one);
        tryAMegabyte(route, one);
      }
    }

    assertThat(tried).isGreaterThan(1_000);
    assertThat(wrong).isEmpty();
    assertEverythingStillWorks();
  }

  /** Else the bad values would meet nobody who looks at them. */
  @Test
  void withoutABadValueEachIsUnderstood() {
    var refused = new LinkedHashSet<String>();
    for (var route : server.routes()) {
      for (var one : good.getOrDefault(named(route), List.of())) {
        tried++;
        if (call(route, one, text(one.form(), one.values())).statusCode() >= 400) {
          refused.add(named(route));
        }
      }
    }

    // Those show a made-up ticket, handle, id or end, for a good one would be spent or gone.
    assertThat(refused)
        .containsExactlyInAnyOrder(
            "POST /oauth2/token",
            "POST /uma/wallet",
            "GET /transaction/callback",
            "DELETE /oauth2/register/{client_id}",
            "DELETE /user/permissions/{id}",
            "DELETE /user/policies/{id}",
            "POST /user/invitations",
            "DELETE /user/invitations/{id}",
            "PATCH /user/requests/{id}",
            "DELETE /uma/resource/{id}");
  }

  @Test
  void everyAddressOfTheRouterIsHere() {
    var routes = server.routes().stream().map(BadInputTest::named).toList();

    assertThat(routes).containsAll(good.keySet());
    assertThat(routes)
        .filteredOn(route -> !good.containsKey(route))
        .allSatisfy(route ->
            assertThat(route)
                .startsWith("GET /")
                .matches("GET /((\\.well-known|registry|static|oauth2/jwks|uma/wallet).*)?"));
  }

  private List<Good> requests(Route route) {
    return good.getOrDefault(
        named(route),
        List.of(
            new Good(Form.QUERY, route.path().replaceFirst("\\{.*", "x"), Map.of("x", "y"), "")));
  }

  private void ofClients() {
    put(
        "POST /oauth2/token",
        opening(),
        openingByName(),
        redemption(),
        claims(),
        codeRedemption(),
        refreshing(),
        byBasic(),
        byPost(),
        byAssertion());
    put(
        "POST /oauth2/revoke",
        form(
            Exchange.APP,
            entry("token", "x".repeat(43)),
            entry("token_type_hint", "refresh_token")));
    put(
        "POST /oauth2/introspect",
        form(
            Exchange.CLINIC,
            entry("token", "x".repeat(43)),
            entry("token_type_hint", "access_token")));
  }

  private static Good opening() {
    return form(
        Exchange.APP,
        entry("grant_type", "urn:ietf:params:oauth:grant-type:capability-ticket"),
        entry("capability_ticket", "mine"),
        entry("scope", "read"),
        entry("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        entry("code_challenge_method", "S256"));
  }

  private static Good openingByName() {
    return form(
        Exchange.APP,
        entry("grant_type", "urn:ietf:params:oauth:grant-type:capability-ticket"),
        entry("capability", "immunizations"),
        entry("purpose", "show"));
  }

  private static Good redemption() {
    return form(
        Exchange.APP,
        entry("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket"),
        entry("ticket", "x".repeat(43)),
        entry("scope", "read"),
        entry("purpose", "show"),
        entry("code_verifier", Exchange.VERIFIER.reveal()),
        entry("claim_token", "e30"),
        entry("claim_token_format", "urn:example:format"),
        entry("pct", "x"),
        entry("resource", "https://clinic.example"),
        entry("persist_claims", "true"),
        entry("rpt", "x"));
  }

  /** Judged in a standard network: claims, a PCT and an RPT that are good. */
  private Good claims() {
    var owned = exchange.owned();
    if (mode == NetworkMode.STANDARD) {
      exchange.letBob(owned);
    }
    var known = Caller.body(exchange.token(exchange.ticketFor(owned.resource()), exchange.bob()));
    assertThat(known.has("pct")).isEqualTo(mode == NetworkMode.STANDARD);
    var values = new LinkedHashMap<String, Object>();
    values.put("grant_type", encoded("urn:ietf:params:oauth:grant-type:uma-ticket"));
    values.put("ticket", (Supplier<String>) () -> exchange.ticketFor(owned.resource()));
    exchange.bob().forEach((name, value) -> values.put(name, encoded(value)));
    values.put("pct", known.path("pct").asText("x"));
    values.put("rpt", known.path("access_token").asText("x"));
    return new Good(Form.FORM, "", values, Exchange.APP);
  }

  private static Good codeRedemption() {
    return form(
        Exchange.APP,
        entry("grant_type", "authorization_code"),
        entry("code", "x".repeat(43)),
        entry("redirect_uri", "https://app.example/signed-in"),
        entry("code_verifier", Exchange.VERIFIER.reveal()));
  }

  private static Good refreshing() {
    return form(
        Exchange.APP,
        entry("grant_type", "refresh_token"),
        entry("refresh_token", "x".repeat(43)),
        entry("scope", "read"));
  }

  private static Good byBasic() {
    return form(
        Exchange.CLINIC,
        entry("grant_type", "client_credentials"),
        entry("scope", "uma_protection"));
  }

  private static Good byPost() {
    return form(
        "",
        entry("grant_type", "client_credentials"),
        entry("client_id", "province"),
        entry("client_secret", StartedServer.SECRET));
  }

  private static Good byAssertion() {
    return form(
        "",
        entry("grant_type", "client_credentials"),
        entry("client_id", "province"),
        entry("client_assertion", "e30.e30.x"),
        entry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
  }

  private void ofBrowsers() {
    put(
        "GET /uma/claims",
        query(
            "/uma/claims",
            "",
            entry("client_id", "app"),
            entry("ticket", "x".repeat(43)),
            entry("claims_redirect_uri", "https://app.example/callback"),
            entry("state", "s"),
            entry("code_challenge", "x".repeat(43)),
            entry("code_challenge_method", "S256"),
            entry("purpose", "show"),
            entry("ui_locales", "fr")));
    ofSignIns();
    put(
        "GET /transaction/callback",
        query(
            "/transaction/callback",
            "",
            entry("code", "c"),
            entry("state", "x".repeat(43)),
            entry("iss", wallet.issuer()),
            entry("error", "access_denied"),
            entry("error_description", "no")));
    put("POST /uma/wallet", form("", entry("wallet", "wallet"), entry("csrf", "x")));
  }

  private void ofSignIns() {
    var request =
        query(
            "/oauth2/authorize",
            "",
            entry("client_id", "app"),
            entry("redirect_uri", "https://app.example/signed-in"),
            entry("response_type", "code"),
            entry("response_mode", "query"),
            entry("scope", "openid"),
            entry("state", "s"),
            entry("nonce", "n"),
            entry("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
            entry("code_challenge_method", "S256"),
            entry("prompt", "login"),
            entry("max_age", "60"),
            entry("acr_values", "ial2-aal2"),
            entry("resource", server.issuer()),
            entry("ui_locales", "fr"));
    put("GET /oauth2/authorize", request);
    put("POST /oauth2/authorize", new Good(Form.FORM, "", request.values(), ""));
    put("POST /oauth2/par", new Good(Form.FORM, "", request.values(), Exchange.APP));
    var journey = exchange.journey().toSignIn();
    journey.pushSignIn("openid");
    var tokens = Caller.body(exchange.redeemCode(journey.signedInAs("a-name-for-this-one-client")));
    var token = "Bearer " + tokens.path("access_token").asText();
    put("GET /oauth2/userinfo", query("/oauth2/userinfo", token, anything()));
    put("POST /oauth2/userinfo", query("/oauth2/userinfo", token, anything()));
    var signOut =
        query(
            "/oauth2/logout",
            "",
            entry("id_token_hint", "no.id.token"),
            entry("client_id", "app"),
            entry("post_logout_redirect_uri", "https://app.example/signed-out"),
            entry("state", "s"));
    put("GET /oauth2/logout", signOut);
    put("POST /oauth2/logout", new Good(Form.FORM, "", signOut.values(), ""));
  }

  /** One that was sent ahead, of its own for each request. */
  private Supplier<String> pushed(Good request) {
    var form = text(Form.FORM, request.values());
    var type = "application/x-www-form-urlencoded";
    return () -> {
      var answer = as.body("POST", "/oauth2/par", type, form, "Authorization", Exchange.APP);
      return encoded(Caller.body(answer).path("request_uri").asText());
    };
  }

  private void ofWallets() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var handle = journey.departure.getOrDefault("transaction", "");
    put(
        "GET /transaction/{handle}",
        query(
            "/transaction/" + handle, exchange.bearer(Exchange.WALLET, "transaction"), anything()));
    var path = "/user/permissions";
    put(
        "POST /user/permissions",
        json(Form.JSON_LIST, path, journey.user, GoodBodies.permission(this::handle)),
        json(Form.JSON_LIST, path, journey.user, GoodBodies.signIn(this::handleOfASignIn)));
    put("GET /user/permissions", query("/user/permissions", journey.user, entry("after", "x")));
    permission("/user/permissions/" + journey.pushed.getFirst(), journey.user);
    ofOwner(new Exchange.Account(journey.account, journey.user, journey.management));
    accounts();
  }

  /** One of its own for each push, as the refused one before ended its transaction. */
  private String handle() {
    return handle(exchange.open());
  }

  private String handle(String ticket) {
    return Caller.query(exchange.claims(ticket)).getOrDefault("transaction", "");
  }

  private String handleOfASignIn() {
    return Caller.query(exchange.authorize(Map.of())).getOrDefault("transaction", "");
  }

  private String handleOfAGuest(String resource) {
    var needed = exchange.token(exchange.ticketFor(resource), Map.of());
    return handle(Caller.body(needed).path("ticket").asText());
  }

  private void ofOwner(Exchange.Account owner) {
    var resource = Exchange.owned(server, owner.id());
    requests(owner.bearer(), exchange.waiting(owner, resource));
    policies(owner.bearer(), resource);
    invitations(owner, Exchange.owned(server, owner.id()));
  }

  private void invitations(Exchange.Account owner, String resource) {
    var guest = exchange.newAccount(Exchange.WALLET);
    var path = "/user/invitations";
    var one = path + "/" + exchange.invited(owner, resource, guest);
    var invitation = exchange.invite(owner, resource).path("invitation").asText();
    put(
        "POST /user/invitations/look",
        json(Form.JSON, path + "/look", guest.bearer(), Map.of("invitation", invitation)));
    put(
        "POST /user/invitations",
        json(Form.JSON, path, guest.bearer(), Map.of("invitation", "x".repeat(43))));
    put("GET /user/invitations", query(path, guest.bearer(), entry("after", "x")));
    put("GET /user/invitations/{id}", query(one, guest.bearer(), anything()));
    put("DELETE /user/invitations/{id}", query(one + "x", guest.bearer(), anything()));
    put(
        "POST /user/invitations/{id}/permissions",
        json(
            Form.JSON,
            one + "/permissions",
            guest.bearer(),
            GoodBodies.use(() -> handleOfAGuest(resource))));
  }

  private void permission(String one, String user) {
    var change =
        Map.<String, Object>of(
            "resource_scopes", List.of("read"),
            "expires_at", Instant.now().plusSeconds(3_600).getEpochSecond());
    put("GET /user/permissions/{id}", query(one, user, anything()));
    put("PATCH /user/permissions/{id}", json(Form.JSON, one, user, change));
    put("DELETE /user/permissions/{id}", query(one + "x", user, anything()));
  }

  private void policies(String user, String resource) {
    var policy = GoodBodies.policy(resource);
    var made = as.json("POST", "/user/policies", text(Form.JSON, policy), "Authorization", user);
    var one = "/user/policies/" + Caller.body(made).path("policy_id").asText();
    put("GET /user/resources", query("/user/resources", user, entry("after", "x")));
    var policies = new ArrayList<>(List.of(policy, GoodBodies.invite(resource)));
    if (mode == NetworkMode.STANDARD) {
      policies.add(GoodBodies.claim(resource, wallet.issuer()));
    }
    policies.add(GoodBodies.ask(resource));
    good.put(
        "POST /user/policies",
        policies.stream().map(it -> json(Form.JSON, "/user/policies", user, it)).toList());
    put("GET /user/policies", query("/user/policies", user, entry("after", "x")));
    put("GET /user/policies/{id}", query(one, user, anything()));
    put("PUT /user/policies/{id}", json(Form.JSON, one, user, policy));
    put("DELETE /user/policies/{id}", query(one + "x", user, anything()));
  }

  private void requests(String user, String request) {
    put(
        "GET /user/requests",
        query("/user/requests", user, entry("after", "x"), entry("wait", "0")));
    put("GET /user/requests/{id}", query("/user/requests/" + request, user, anything()));
    put(
        "PATCH /user/requests/{id}",
        json(Form.JSON, "/user/requests/" + request, user, GoodBodies.approval()));
  }

  private void accounts() {
    var register = exchange.bearer(Exchange.WALLET, "register");
    var account = Caller.body(as.json("POST", "/oauth2/register", "{}", "Authorization", register));
    var path = "/oauth2/register/" + account.path("client_id").asText();
    var token = "Bearer " + account.path("registration_access_token").asText();
    var metadata = GoodBodies.account();
    put("POST /oauth2/register", json(Form.JSON, "/oauth2/register", register, metadata));
    put("GET /oauth2/register/{client_id}", query(path, token, anything()));
    var named = new LinkedHashMap<>(metadata);
    named.put("client_id", account.path("client_id").asText());
    put("PUT /oauth2/register/{client_id}", json(Form.JSON, path, token, named));
    put("DELETE /oauth2/register/{client_id}", query(path + "x", token, anything()));
  }

  private void ofResourceServers() {
    var pat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    var wanted =
        Map.<String, Object>of(
            "resource_id", "clinic-immunizations", "resource_scopes", List.of("read"));
    var description =
        Map.<String, Object>of(
            "type", "https://openfpx.org/types/fhir-r4-immunization",
            "resource_scopes", List.of("read"),
            "name", "n",
            "description", "d",
            "icon_uri", "https://clinic.example/i.png");
    put(
        "POST /uma/permission",
        json(Form.JSON, "/uma/permission", pat, wanted),
        json(Form.JSON_LIST, "/uma/permission", pat, wanted));
    put("POST /uma/resource", json(Form.JSON, "/uma/resource", pat, description));
    put("GET /uma/resource", query("/uma/resource", pat, anything()));
    var one = "/uma/resource/clinic-immunizations";
    put("GET /uma/resource/{id}", query(one, pat, anything()));
    put("PUT /uma/resource/{id}", json(Form.JSON, one, pat, description));
    put("DELETE /uma/resource/{id}", query(one + "x", pat, anything()));
  }

  private void put(String route, Good... requests) {
    good.put(route, List.of(requests));
  }

  private static Map.Entry<String, String> anything() {
    return entry("anything", "x");
  }

  @SafeVarargs
  private static Good form(String authorization, Map.Entry<String, String>... values) {
    return new Good(Form.FORM, "", map(values), authorization);
  }

  @SafeVarargs
  private static Good query(
      String path, String authorization, Map.Entry<String, String>... values) {
    return new Good(Form.QUERY, path, map(values), authorization);
  }

  private static Good json(
      Form form, String path, String authorization, Map<String, Object> values) {
    return new Good(form, path, values, authorization);
  }

  @SafeVarargs
  private static Map<String, Object> map(Map.Entry<String, String>... values) {
    var map = new LinkedHashMap<String, Object>();
    for (var value : values) {
      map.put(value.getKey(), encoded(value.getValue()));
    }
    return map;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private void tryParameter(Route route, Good request, String name) {
    boolean encoded = request.form() == Form.QUERY || request.form() == Form.FORM;
    for (var bad : encoded ? BadValues.IN_FORMS : BadValues.IN_JSON) {
      judge(route, name + " = " + bad, request, text(request.form(), spoiled(request, name, bad)));
    }
    if (name.contains(".")) {
      return;
    }
    var text = text(request.form(), request.values());
    var twice =
        encoded
            ? text + "&" + name + "=" + resolved(request.values()).get(name)
            : text.replaceFirst("\\{", "{\"" + name + "\":null,");
    judge(route, name + " twice", request, twice);
    var without = new LinkedHashMap<>(request.values());
    without.remove(name);
    judge(route, "without " + name, request, text(request.form(), without));
  }

  /** Each parameter, and each member of one. */
  private static List<String> names(Map<String, Object> values) {
    var names = new ArrayList<String>();
    values.forEach((name, value) -> {
      names.add(name);
      if (value instanceof Map<?, ?> members) {
        members.keySet().forEach(member -> names.add(name + "." + member));
      }
    });
    return names;
  }

  private static Map<String, Object> spoiled(Good request, String name, Object bad) {
    var values = new LinkedHashMap<>(request.values());
    var parts = name.split("\\.", 2);
    if (parts.length == 1) {
      values.put(name, bad);
    } else {
      var members = new LinkedHashMap<Object, Object>((Map<?, ?>) values.get(parts[0]));
      members.put(parts[1], bad);
      values.put(parts[0], members);
    }
    return values;
  }

  private void tryPath(Route route, Good request) {
    if (route.path().contains("{")) {
      for (var bad : BadValues.IN_FORMS) {
        // Jetty itself refuses what is ambiguous in a path, with a page of its own.
        var path = route.path().replaceFirst("\\{.*", bad.replace("+", "%20"));
        var there = new Good(request.form(), path, request.values(), request.authorization());
        judge(route, path, there, text(request.form(), request.values()));
      }
    }
  }

  private void tryAMegabyte(Route route, Good request) {
    var name = request.values().keySet().iterator().next();
    var text = text(request.form(), spoiled(request, name, "a".repeat(MEGABYTE)));
    if (request.form() == Form.QUERY) {
      refuses(route, "a query", () -> call(route, request, text), 400, 414, 431);
      var good = text(request.form(), request.values());
      refuses(
          route,
          "a header",
          () -> call(route, request, good, "X-Long", "a".repeat(MEGABYTE)),
          400,
          431);
    } else {
      refuses(route, name, () -> call(route, request, text), 413);
    }
  }

  private void refuses(
      Route route, String what, Supplier<HttpResponse<String>> call, Integer... how) {
    tried++;
    try {
      var answer = call.get();
      if (!List.of(how).contains(answer.statusCode()) || tells(answer)) {
        wrong.add(named(route) + " takes a megabyte as " + what + ": " + answer.statusCode());
      }
    } catch (UncheckedIOException e) {
      // It was refused and the connection ended while we were still sending.
    }
  }

  private static String text(Form form, Map<String, Object> values) {
    try {
      return switch (form) {
        case QUERY, FORM ->
            resolved(values).entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        case JSON -> JSON.writeValueAsString(resolved(values));
        case JSON_LIST -> JSON.writeValueAsString(List.of(resolved(values)));
      };
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With what is made for each request anew. */
  private static Map<String, Object> resolved(Map<String, Object> values) {
    var resolved = new LinkedHashMap<String, Object>();
    values.forEach((name, value) ->
        resolved.put(name, value instanceof Supplier<?> each ? each.get() : value));
    return resolved;
  }

  private HttpResponse<String> call(Route route, Good request, String text, String... more) {
    var path = request.path().isEmpty() ? route.path() : request.path();
    var headers = new ArrayList<>(List.of("Idempotency-Key", "k" + tried, "Accept", "*/*"));
    headers.addAll(List.of(more));
    if (!request.authorization().isEmpty()) {
      headers.addAll(List.of("Authorization", request.authorization()));
    }
    var method = route.method().name();
    var type =
        request.form() == Form.FORM ? "application/x-www-form-urlencoded" : "application/json";
    return request.form() == Form.QUERY
        ? as.body(method, path + "?" + text, "text/plain", "", headers.toArray(String[]::new))
        : as.body(method, path, type, text, headers.toArray(String[]::new));
  }

  private void judge(Route route, String what, Good request, String text) {
    tried++;
    try {
      judge(named(route) + ", " + what, call(route, request, text));
    } catch (UncheckedIOException e) {
      wrong.add(named(route) + ", " + what + ": no answer");
    }
  }

  private void judge(String what, HttpResponse<String> answer) {
    boolean splits = answer.headers().firstValue("X-Injected").isPresent();
    if (answer.statusCode() >= 500 || tells(answer) || splits || !isSaid(answer)) {
      wrong.add(what + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Whether it says how we are made, or what nobody should know. */
  private static boolean tells(HttpResponse<String> answer) {
    var body = answer.body().toLowerCase(Locale.ROOT);
    return INSIDE.stream().anyMatch(body::contains);
  }

  /** A page that repeats no markup, an error of the protocol, or a challenge that says it all. */
  private static boolean isSaid(HttpResponse<String> answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/html")) {
      return !answer.body().contains("<script>alert");
    }
    if (answer.statusCode() < 400) {
      return true;
    }
    boolean isChallenge =
        answer.statusCode() == 401 && answer.headers().firstValue("WWW-Authenticate").isPresent();
    return isChallenge || (type.startsWith("application/json") && isDescribed(Caller.body(answer)));
  }

  /** RFC 6749 section 5.2 says which characters a description may hold. */
  private static boolean isDescribed(JsonNode error) {
    return error.path("error").asText().matches("[a-z_]+")
        && error.path("error_description").asText().matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*");
  }

  private void assertEverythingStillWorks() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    var set = Caller.body(exchange.redeem(Caller.query(journey.back()).get("ticket")));

    assertThat(exchange.introspect(set.path("access_token").asText()).path("active").asBoolean())
        .isTrue();
  }

  private static String named(Route route) {
    return route.method().name() + " " + route.path();
  }
}
