package org.openfpx.apps.rsa;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.http.discovery.Route;

/**
 * Every address that the adapter's router has, with every token that is not for it: refused, and
 * the right one still works afterwards (RFC 6750 section 3.1; protocol, sections 4.4 and 6.5).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongTokensTest {
  /** Who is let in. */
  private enum Door {
    /** Everybody: browsers, and what is published. */
    OPEN,
    /** Wallets with their own credentials. */
    CLIENT,
    /** A token of a link, for ROTs. */
    ROTS,
    /** A token of a link. */
    USERINFO,
    /** An RPT, at a route that is listed. */
    RECORDS,
    /** No route is listed for it. */
    NOTHING
  }

  private static final Map<String, Door> DOORS =
      Map.ofEntries(
          entry("POST /discover/token", Door.CLIENT),
          entry("POST /discover/revoke", Door.CLIENT),
          entry("POST /discover/complete", Door.ROTS),
          entry("GET /userinfo", Door.USERINFO),
          entry("POST /userinfo", Door.USERINFO),
          entry("GET /api/*", Door.RECORDS),
          entry("HEAD /api/*", Door.NOTHING),
          entry("POST /api/*", Door.NOTHING),
          entry("PUT /api/*", Door.NOTHING),
          entry("PATCH /api/*", Door.NOTHING),
          entry("DELETE /api/*", Door.NOTHING),
          entry("GET /discover/authorize", Door.OPEN),
          entry("POST /discover/authorize", Door.OPEN),
          entry("GET /discover/consent", Door.OPEN),
          entry("POST /discover/consent", Door.OPEN),
          entry("GET /oidc/callback", Door.OPEN),
          entry("GET /jwks", Door.OPEN),
          entry("GET /", Door.OPEN));

  private static final String ALL = "openid profile fpx_rot";
  private static final String NARROW = "a token without the scope for ROTs";
  private static final String GOOD = "a token of a link";
  private static final Pattern ERROR = Pattern.compile("error=\"([a-z_]+)\"");

  private final TestWorld world = new TestWorld();
  private final HttpClient client = Wallet.browser();

  /** By name, as they are sent. */
  private final Map<String, String> tokens = new LinkedHashMap<>();

  private Neighbours neighbours;
  private StartedAdapter adapter;
  private String tokensOfALink;

  @BeforeAll
  void start(@TempDir Path folder, @TempDir Path elsewhere) throws IOException {
    neighbours = new Neighbours(world);
    adapter = StartedAdapter.start(folder, world, neighbours);
    tokens.put("an expired token", bearer(linked(adapter, ALL), "access_token"));
    world.pass(Duration.ofDays(1));
    var revoked = linked(adapter, ALL);
    for (var kind : List.of("access_token", "refresh_token")) {
      assertThat(wallet(adapter).asClient("/discover/revoke", revoking(revoked, kind)).statusCode())
          .isEqualTo(200);
      tokens.put("a revoked " + kind, bearer(revoked, kind));
    }
    try (var other = StartedAdapter.start(elsewhere, world, neighbours)) {
      tokens.put("another source's token", bearer(linked(other, ALL), "access_token"));
    }
    tokensOfALink = linked(adapter, ALL);
    tokens.put("a refresh token", bearer(tokensOfALink, "refresh_token"));
    tokens.put("an ID token", bearer(tokensOfALink, "id_token"));
    tokens.put(NARROW, bearer(linked(adapter, "openid profile"), "access_token"));
    tokens.put("a code", "Bearer " + wallet(adapter).link().get("code"));
    tokens.put(GOOD, bearer(tokensOfALink, "access_token"));
    tokens.put("what opens the source behind", "Bearer downstream-0");
    tokens.put("the adapter's own PAT", "Bearer pat");
    tokens.put("an RPT that is over", "Bearer an-rpt");
    tokens.put("unknown", "Bearer " + "x".repeat(43));
    tokens.put("malformed", "Bearer a b");
    tokens.put("empty", "Bearer ");
    tokens.put("of another scheme", "Negotiate " + "x".repeat(43));
    tokens.put("none", "");
  }

  @AfterAll
  void stop() {
    adapter.close();
    neighbours.close();
  }

  private Wallet wallet(StartedAdapter at) {
    return new Wallet(at.source(), neighbours);
  }

  private String linked(StartedAdapter at, String scope) {
    var wallet = wallet(at);
    return wallet.redeem(wallet.link(scope).get("code")).body();
  }

  private static String bearer(String body, String kind) {
    return "Bearer " + Wallet.member(body, kind);
  }

  private static Map<String, String> revoking(String body, String kind) {
    return Map.of("token", Wallet.member(body, kind));
  }

  @Test
  void everyAddressOfTheRouterIsHere() {
    var routes = adapter.routes().stream().map(WrongTokensTest::named).toList();

    assertThat(routes).allSatisfy(route -> assertThat(door(route)).as(route).isNotNull());
    assertThat(routes).containsAll(DOORS.keySet());
  }

  @Test
  void whateverATokenIsNotForRefusesIt() {
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var route : adapter.routes()) {
      var door = Objects.requireNonNull(door(named(route)));
      for (var token : tokens.entrySet()) {
        var expected = expected(door, token.getKey());
        if (!expected.isEmpty()) {
          tried++;
          var refusal = refusal(call(route, token.getValue()));
          if (!refusal.equals(expected)) {
            var what = named(route) + " with " + token.getKey();
            wrong.add(what + ": " + refusal + ", not " + expected);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(100);
    assertThat(wrong).isEmpty();
    assertThat(neighbours.upstreamPaths).isEmpty();
    assertTheRightOneStillWorks();
  }

  private void assertTheRightOneStillWorks() {
    var token = Wallet.member(tokensOfALink, "access_token");
    assertThat(wallet(adapter).askForRots(token, "{\"count\":1}").statusCode()).isEqualTo(200);
    for (var name : List.of(GOOD, NARROW)) {
      for (var route : adapter.routes()) {
        if (door(named(route)) == Door.USERINFO) {
          assertThat(call(route, tokens.get(name)).statusCode()).as(name).isEqualTo(200);
        }
      }
    }
  }

  /** Status and error; empty where it is let in. */
  private static String expected(Door door, String token) {
    boolean isNone = List.of("none", "of another scheme").contains(token);
    return switch (door) {
      case OPEN -> "";
      case CLIENT -> token.equals("none") ? "401 invalid_client" : "400 invalid_request";
      case ROTS ->
          switch (token) {
            case GOOD -> "";
            case NARROW -> "403 insufficient_scope";
            default -> isNone ? "401" : "401 invalid_token";
          };
      case USERINFO ->
          List.of(GOOD, NARROW).contains(token) ? "" : isNone ? "401" : "401 invalid_token";
      // UMA Grant section 3.2: whatever came, where to go with which ticket.
      case RECORDS -> "401 ticket";
      case NOTHING -> "404";
    };
  }

  /** The same in body and challenge, where both say one. */
  private static String refusal(HttpResponse<String> answer) {
    var said = new TreeSet<String>();
    var challenge =
        answer.headers().allValues("WWW-Authenticate").stream().collect(Collectors.joining(", "));
    ERROR
        .matcher(challenge + answer.body().replaceAll("\"(error)\":", "$1="))
        .results()
        .forEach(found -> said.add(found.group(1)));
    if (challenge.contains("UMA realm=") && challenge.contains("ticket=")) {
      said.add("ticket");
    }
    return answer.statusCode() == 404
        ? "404"
        : (answer.statusCode() + " " + String.join(" ", said)).strip();
  }

  private HttpResponse<String> call(Route route, String authorization) {
    var path = route.path().replace("/api/*", "/api/Immunization");
    var request = HttpRequest.newBuilder(URI.create(adapter.source() + path));
    if (route.method().name().equals("POST") && !path.startsWith("/api")) {
      boolean isJson = path.equals("/discover/complete");
      request
          .header("Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(isJson ? "no json" : "token=x"));
    } else {
      request.method(route.method().name(), BodyPublishers.noBody());
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return Wallet.send(client, request);
  }

  private static String named(Route route) {
    return route.method().name() + " " + route.path();
  }

  private static Door door(String route) {
    return route.startsWith("GET /.well-known/") || route.startsWith("GET /static/")
        ? Door.OPEN
        : DOORS.get(route);
  }
}
