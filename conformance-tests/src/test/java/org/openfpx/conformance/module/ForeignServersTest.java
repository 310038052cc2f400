package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Description;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.module.DistortingProxy.Answered;
import org.openfpx.conformance.module.DistortingProxy.Asked;
import org.openfpx.conformance.module.DistortingProxy.Honest;
import org.openfpx.conformance.module.DistortingProxy.Planted;
import org.openfpx.conformance.run.Mode;
import org.openfpx.conformance.run.OwnNetwork;

/** Another's server may do what UMA leaves to it, and is failed for nothing but what it must do. */
class ForeignServersTest {
  private static final Map<String, String> JSON =
      Map.of("content-type", "application/json", "cache-control", "no-store");
  private static final String TOKEN = "/oauth2/token";

  private static OwnNetwork network;
  private static DistortingProxy proxy;
  private static Driver ours;

  private final Disguised foreign =
      new Disguised(ours).without(Capability.APPROVAL).without(Capability.POLICY);

  @BeforeAll
  static void start() throws Exception {
    network = OwnNetwork.start(Path.of(System.getProperty("openfpx.home")), Mode.STRICT);
    var target = network.target();
    proxy = new DistortingProxy(target);
    ours = Behind.of(Drivers.of(target), proxy.issuer());
    List.of(ServerRole.FIRST, ServerRole.SECOND, ServerRole.HOLDER).forEach(ours::pat);
  }

  @AfterAll
  static void stop() {
    ours.close();
    proxy.close();
    network.close();
  }

  private static AbstractObjectAssert<?, Outcome> judging(
      Driver driver, String clause, Planted planted) {
    proxy.plant(planted);
    return assertThat(Judged.outcome(driver, clause)).as(clause);
  }

  private AbstractObjectAssert<?, Outcome> judging(String clause, Planted planted) {
    return judging(foreign, clause, planted);
  }

  private static Planted honestly() {
    return (_, honest) -> honest.get();
  }

  private static Answered error(int status, String code) {
    return new Answered(status, JSON, "{\"error\":\"" + code + "\"}");
  }

  @Test
  void aClaimsEndpointMaySendToTheSignIn() {
    judging(
            "UG-2-04",
            (asked, honest) ->
                asked.is("GET", "/uma/claims")
                    ? new Answered(302, Map.of("location", "/login"), "")
                    : honest.get())
        .isInstanceOf(Outcome.Pass.class);
  }

  @Test
  void aClaimsEndpointIsThere() {
    judging(
            "UG-2-04",
            (asked, honest) ->
                asked.is("GET", "/uma/claims") ? honest.get().status(404) : honest.get())
        .isInstanceOf(Outcome.Fail.class);
  }

  @Test
  void aLongDescriptionMayBeTaken() {
    judging("FA-3.2-06", ForeignServersTest::takesLongOnes).isInstanceOf(Outcome.Warning.class);
    judging(ours, "FA-3.2-06", ForeignServersTest::takesLongOnes).isInstanceOf(Outcome.Fail.class);
  }

  private static Answered takesLongOnes(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    return asked.body().length() > 900_000
        ? new Answered(201, JSON, "{\"_id\":\"long\"}")
        : honest.get();
  }

  @Test
  void theCollectionIsDeletedOnlyWhereNothingElseIsInIt() {
    var deleted = new AtomicInteger();
    Planted counting =
        (asked, honest) -> {
          if (asked.method().equals("DELETE") && asked.path().equals("/uma/resource")) {
            deleted.incrementAndGet();
          }
          return honest.get();
        };
    proxy.plant(counting);
    try (var owner = new Subject(ours, _ -> {}, "owner")) {
      var moves = new Moves(owner);
      var id = moves.register(ServerRole.FIRST, 1);
      judging("FA-3.2-05", counting).isInstanceOf(Outcome.Pass.class);
      assertThat(deleted).as("with another resource").hasValue(0);
      moves.remove(ServerRole.FIRST, id);
    }
    judging("FA-3.2-05", counting).isInstanceOf(Outcome.Pass.class);
    assertThat(deleted).as("with none").hasValue(1);
  }

  @Test
  void whatWasChosenIsHeldTo() {
    var forbidden = whereAbsent(403);
    judging("FA-3.2.5-03", forbidden).isInstanceOf(Outcome.Pass.class);
    judging(new Disguised(ours).choosing("A-03", "404"), "FA-3.2.5-03", forbidden)
        .isInstanceOf(Outcome.Warning.class);
    Planted takesNoScopes =
        (asked, honest) ->
            asked.body().contains("\"resource_scopes\":[]")
                ? new Answered(201, JSON, "{\"_id\":\"empty\"}")
                : honest.get();
    judging("FA-3.1-01", takesNoScopes).isInstanceOf(Outcome.Pass.class);
    judging(new Disguised(ours).choosing("A-11", "400"), "FA-3.1-01", takesNoScopes)
        .isInstanceOf(Outcome.Fail.class);
  }

  private static Planted whereAbsent(int status) {
    return (asked, honest) -> {
      var answer = honest.get();
      return asked.is("GET", "/uma/resource/") && answer.status() == 404
          ? answer.status(status)
          : answer;
    };
  }

  @Test
  void oneFormOfTheCollectionIsEnough() {
    Planted oneForm =
        (asked, honest) ->
            asked.path().equals("/uma/resource/") ? honest.get().status(404) : honest.get();
    judging("FA-3.2-01", oneForm).isInstanceOf(Outcome.Pass.class);
    judging(ours, "FA-3.2-01", oneForm).isInstanceOf(Outcome.Fail.class);
  }

  @Test
  void scopesComeInAnyOrder() {
    foreign.describing(Description.any());
    judging("FA-3.1-02", keeping("[\"https://rs.example/scopes/print\",\"view\"]"))
        .isInstanceOf(Outcome.Pass.class);
    judging("FA-3.1-02", keeping("[\"view\"]")).isInstanceOf(Outcome.Fail.class);
  }

  private static Planted keeping(String scopes) {
    return (asked, honest) ->
        switch (asked.method() + asked.path()) {
          case "POST/uma/resource" -> new Answered(201, JSON, "{\"_id\":\"kept\"}");
          case "GET/uma/resource/kept" ->
              new Answered(200, JSON, "{\"_id\":\"kept\",\"resource_scopes\":" + scopes + "}");
          default -> honest.get();
        };
  }

  @Test
  void aStateBeyondAsciiMayBeRefused() {
    foreign.returning(back -> {
      if (back.toString().contains("%C3%A9")) {
        throw new UnexpectedAnswer("the claims endpoint answered 400");
      }
      return back;
    });
    judging("UG-3.3.3-03", honestly()).isInstanceOf(Outcome.Warning.class);
  }

  @Test
  void redirectUserMayBeOnAnotherHost() {
    Planted elsewhere =
        (asked, honest) -> {
          var answer = honest.get();
          var here = "\"redirect_user\":\"" + proxy.issuer();
          return answer.body(
              answer.body().replace(here, "\"redirect_user\":\"https://pages.example"));
        };
    judging("UG-3.3.6-08", elsewhere).isInstanceOf(Outcome.Warning.class);
    judging(ours, "UG-3.3.6-08", elsewhere).isInstanceOf(Outcome.Fail.class);
  }

  @Test
  void accessTokensNeedNotBeRevoked() {
    Planted keepsAccessTokens =
        (asked, honest) ->
            asked.is("POST", "/oauth2/revoke") && asked.body().contains("hint=access_token")
                ? error(400, "unsupported_token_type")
                : honest.get();
    judging("UG-3.7-01", keepsAccessTokens).isInstanceOf(Outcome.Warning.class);
    judging(
            "UG-3.7-01",
            (asked, honest) ->
                asked.is("POST", "/oauth2/revoke") ? new Answered(200, Map.of(), "") : honest.get())
        .isInstanceOf(Outcome.Fail.class);
  }

  @Test
  void errorsOfUnsharedResourcesNeedSuchResources() {
    foreign.without(Capability.UNSHARED_RESOURCES);
    judging("UG-3.3.6-01", honestly()).isInstanceOf(Outcome.Skip.class);
  }

  @Test
  void aServerInAHurryIsWaitedFor() {
    var asks = new AtomicInteger();
    judging(
            "UG-5.4-01",
            (asked, honest) ->
                asked.is("POST", "/uma/permission") && asks.incrementAndGet() % 30 == 0
                    ? error(429, "slow_down").header("retry-after", "0")
                    : honest.get())
        .isInstanceOf(Outcome.Pass.class);
    judging(
            "UG-5.4-01",
            (asked, honest) ->
                asked.is("POST", "/uma/permission")
                    ? error(429, "slow_down").header("retry-after", "3600")
                    : honest.get())
        .isInstanceOf(Outcome.Skip.class);
  }

  @Test
  void aPlainTokenIsSeenOnlyWhereItIsActive() {
    judging("FA-5-03", introspecting("false")).isInstanceOf(Outcome.Skip.class);
    judging("FA-5-03", introspecting("true,\"scope\":\"x\"")).isInstanceOf(Outcome.Pass.class);
    judging("FA-5-03", introspecting("true,\"permissions\":[]")).isInstanceOf(Outcome.Fail.class);
  }

  private static Planted introspecting(String active) {
    return (asked, honest) ->
        asked.is("POST", "/oauth2/introspect")
            ? new Answered(200, JSON, "{\"active\":" + active + "}")
            : honest.get();
  }

  @Test
  void aServerFarAwayReachesNoListenerHere() {
    foreign.at("https://as.example.org");
    judging("FA-3.1.1-01", honestly()).isInstanceOf(Outcome.Skip.class);
  }

  @Test
  void whatIsDescribedIsNotFetched() {
    judging("FA-3.1.1-01", honestly()).isInstanceOf(Outcome.Pass.class);
    judging("FA-3.1.1-01", ForeignServersTest::fetches).isInstanceOf(Outcome.Fail.class);
    foreign.describing(Description.any());
    judging("FA-3.1.1-01", ForeignServersTest::fetches).isInstanceOf(Outcome.Fail.class);
  }

  /**
   * Goes where the scope that is a URI is, and where the icon is only where there is no such scope.
   */
  private static Answered fetches(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    if (asked.is("POST", "/uma/resource")) {
      var wanted = asked.body().contains("/scopes/view") ? "/scopes/view" : "/icon.png";
      int end = asked.body().indexOf(wanted) + wanted.length();
      int begin = asked.body().lastIndexOf('"', end - 1) + 1;
      var address = URI.create(asked.body().substring(begin, end));
      new Socket(address.getHost(), address.getPort()).close();
      return wanted.equals("/icon.png")
          ? honest.get()
          : new Answered(201, JSON, "{\"_id\":\"fetched\"}");
    }
    return asked.is("POST", "/uma/permission") && asked.body().contains("fetched")
        ? new Answered(201, JSON, "{\"ticket\":\"x\"}")
        : honest.get();
  }

  /** A server that does as the policy of the driver says. */
  private Planted obeying(Answered toAnother, Answered toRefreshing) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    return (asked, honest) -> {
      if (!foreign.hasForbidden()) {
        return honest.get();
      }
      var fields = Request.decode(asked.body());
      var ticket = Optional.ofNullable(fields.get("ticket"));
      if (asked.is("POST", TOKEN) && ticket.isPresent()) {
        return seen.add(ticket.get()) ? toAnother : error(400, "invalid_grant");
      }
      if (asked.is("POST", TOKEN) && fields.containsKey("refresh_token")) {
        return toRefreshing;
      }
      return asked.is("POST", "/oauth2/introspect")
          ? new Answered(200, JSON, "{\"active\":false}")
          : honest.get();
    };
  }

  private void judgedUnder(String clause, Planted planted, Class<? extends Outcome> expected) {
    judging(foreign.with(Capability.POLICY), clause, planted).isInstanceOf(expected);
  }

  private static final Answered DENIED = error(403, "request_denied");
  private static final Answered WITHDRAWN = error(400, "invalid_grant");

  @Test
  void whatIsDeniedIsSaidToBe() {
    judgedUnder("UG-3.3.6-09", obeying(DENIED, WITHDRAWN), Outcome.Pass.class);
  }

  @Test
  void whatIsDeniedHasItsOwnCode() {
    judgedUnder("UG-3.3.6-09", obeying(error(403, "no"), WITHDRAWN), Outcome.Fail.class);
  }

  @Test
  void whoAsksForMoreDeniesNothing() {
    judgedUnder("UG-3.3.6-09", honestly(), Outcome.Skip.class);
  }

  @Test
  void refreshingAfterAllIsWithdrawnEnds() {
    judgedUnder("UG-3.6-03", obeying(DENIED, WITHDRAWN), Outcome.Pass.class);
  }

  @Test
  void refreshingAsksForNothing() {
    judgedUnder("UG-3.6-03", obeying(DENIED, error(403, "need_info")), Outcome.Fail.class);
  }

  @Test
  void refreshingGivesNoMoreThanBefore() {
    Map<String, String> refreshed = new ConcurrentHashMap<>();
    judgedUnder(
        "UG-3.6-03",
        (asked, honest) -> {
          var answer = honest.get();
          if (asked.is("POST", TOKEN) && asked.body().contains("grant_type=refresh_token")) {
            refreshed.put("more", "");
          }
          return asked.is("POST", "/oauth2/introspect") && !refreshed.isEmpty()
              ? answer.body(
                  answer.body().replace("\"resource_scopes\":[", "\"resource_scopes\":[\"z\","))
              : answer;
        },
        Outcome.Fail.class);
  }

  @Test
  void whatIsWithdrawnIsGoneAtOnce() {
    judgedUnder("UG-6.1-01", obeying(DENIED, WITHDRAWN), Outcome.Pass.class);
  }

  @Test
  void whatIsWithdrawnMayLastAsLongAsItsToken() {
    judgedUnder(
        "UG-6.1-01",
        (asked, honest) ->
            foreign.hasForbidden() && asked.is("POST", TOKEN) ? DENIED : honest.get(),
        Outcome.Warning.class);
  }

  @Test
  void whatIsWithdrawnIsGivenToNobody() {
    var granted = new Answered(200, JSON, "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}");
    judgedUnder("UG-6.1-01", obeying(granted, WITHDRAWN), Outcome.Fail.class);
  }
}
