package org.openfpx.idp.uma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.idp.FakeParty.json;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.PermissionTickets;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentTokens;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.Credentials;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushedPermission;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.RegisterAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission.Status;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Page;
import org.openfpx.idp.FakeParty;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** An authorization server as wallet and resource server call it (protocol, sections 2 to 4). */
class UmaTest {
  private static final String TOKEN = "POST /token";
  private static final String PUSH = "POST /user/permissions";
  private static final String LIST = "GET /user/permissions";

  private final TestWorld world = new TestWorld();
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final FakeParty server;
  private final ProviderRegistration us;
  private final UmaProtection protection;
  private final UmaAuthorizationServers servers;
  private final UmaOwnersServers owners;
  private final Credentials account;

  UmaTest() throws IOException {
    server = new FakeParty();
    us =
        new ProviderRegistration(
            server.issuer(),
            new ClientId("openfpx-wallet"),
            new OwnCredential.SecretInHeader(new Secret("secret")),
            URI.create("https://wallet.example/"),
            ScopeSet.NONE,
            Map.of());
    var directory = ProviderDirectory.ofAuthorizationServers(outgoing, world);
    var client = new ProviderClient(outgoing, directory, new TransparentTokens(), world.world());
    var calls = new UmaCalls(outgoing, client, world.world());
    servers = new UmaAuthorizationServers(calls, id -> Optional.of(us));
    owners = new UmaOwnersServers(calls, id -> Optional.of(us));
    protection = new UmaProtection(client, outgoing, world.world(), issuer -> Optional.of(us));
    account =
        new Credentials(
            "account-1", new Secret("s"), new Secret("r"), server.at("/oauth2/register/1"));
  }

  @BeforeEach
  void publish() {
    server.publishes("");
    server.answers(TOKEN, token("t1"), token("t2"), token("t3"));
  }

  @AfterEach
  void stop() {
    outgoing.close();
    server.close();
  }

  @Test
  void aTransactionIsReadWhole() {
    server.answers(
        "GET /transaction/h%2F1",
        json(
            200,
            """
            {"client_id":"my-immunizations","kind":"as-first",
            "purpose":{"identifier":"show","text":{"en":"To show","fr":"Montrer"},
            "retention":{"en":"a day"}},"latest_end":1790000040,"expires_at":1790000000,
            "resources":[{"line":1,"resource_definition":"immunizations",
            "resource_type":"https://x","resource_scopes":["read"],"required":true,
            "least_ial":2,"least_aal":1,"max_auth_age":300,"latest_end":1790000040,
            "candidates":[{"resource_id":"r","resource_server":"city-clinic",
            "resource_server_uri":"https://c","resource_uri":"https://c/api",
            "resource_scopes":["read"]}]}]}
            """));

    var answer = servers.transaction("as", new Secret("h/1"));

    assertThat(answer).isInstanceOf(TransactionAnswer.Found.class);
    var details = ((TransactionAnswer.Found) answer).details();
    assertThat(details.kind()).isEqualTo(TransactionDetails.Kind.AS_FIRST);
    var purpose = details.purpose().orElseThrow();
    assertThat(purpose.text().in(List.of(new Language("fr")))).isEqualTo("Montrer");
    assertThat(purpose.retention()).contains(LocalizedText.of(new Language("en"), "a day"));
    var line = details.lines().getFirst();
    assertThat(line.least().ial().level()).isEqualTo(2);
    assertThat(line.maxAuthAge()).contains(Duration.ofMinutes(5));
    assertThat(line.owned()).isFalse();
    assertThat(line.candidates().getFirst().resourceServer()).isEqualTo("city-clinic");
    assertThat(server.asked(TOKEN).getFirst().body())
        .contains("grant_type=client_credentials", "scope=transaction");
  }

  @Test
  void ofRequestsThatWaitOneThatIsOddHidesNoOther() {
    var request =
        """
        {"request_id":"%s","account":"a","client_id":"c","since":1,"expires_at":2,
        "status":"pending","resources":[{"resource_id":"r","resource_scopes":["read"]}]%s}\
        """;
    server.answers(
        "GET /user/requests",
        json(
            200,
            "{\"requests\":[%s,%s,{\"odd\":1}]}"
                .formatted(
                    request.formatted("r-1", ",\"requesting_party\":{\"policies\":[\"p\"]}"),
                    request.formatted("r-2", ""))));

    var waiting = owners.waiting("as", Optional.empty());

    assertThat(waiting).isInstanceOf(Answer.Told.class);
    var all = ((Answer.Told<Page<Asked>>) waiting).what().all();
    assertThat(all).extracting(Asked::id).containsExactly("r-1", "r-2");
    assertThat(all.getFirst().party()).contains(new Asked.Party(Optional.empty(), List.of("p")));
  }

  @Test
  void aTransactionThatIsGoneIsToldFromTroubleAndNonsense() {
    var path = "GET /transaction/h";
    server.answers(path, json(404, "{\"error\":\"not_found\"}"));
    assertThat(servers.transaction("as", new Secret("h"))).isEqualTo(new TransactionAnswer.Gone());
    for (var bad : List.of(json(500, ""), json(200, "{\"client_id\":\"c\"}"), json(200, "[]"))) {
      server.answers(path, bad);
      assertThat(servers.transaction("as", new Secret("h")))
          .isEqualTo(new TransactionAnswer.Unreachable());
    }
  }

  @Test
  void aTokenOfOurOwnIsKeptUntilShortlyBeforeItsEnd() {
    server.answers("GET /transaction/h", json(404, ""));
    servers.transaction("as", new Secret("h"));
    world.pass(Duration.ofSeconds(3569));
    servers.transaction("as", new Secret("h"));
    assertThat(server.asked(TOKEN)).hasSize(1);

    world.pass(Duration.ofSeconds(1));
    servers.transaction("as", new Secret("h"));
    assertThat(server.asked(TOKEN)).hasSize(2);
  }

  @Test
  void aTokenThatIsRefusedIsReplacedOnce() {
    server.answers("GET /transaction/h", json(401, ""), json(404, ""));

    assertThat(servers.transaction("as", new Secret("h"))).isEqualTo(new TransactionAnswer.Gone());

    assertThat(server.asked("GET /transaction/h").stream().map(FakeParty.Asked::authorization))
        .containsExactly("Bearer t1", "Bearer t2");
  }

  @Test
  void anAccountIsMadeWithTheWalletsToken() {
    server.answers(
        "POST /oauth2/register",
        json(
            201,
            "{\"client_id\":\"a\",\"client_secret\":\"s\",\"registration_access_token\":\"r\","
                + "\"registration_client_uri\":\"https://as.example/oauth2/register/a\"}"));

    assertThat(servers.register("as"))
        .isInstanceOfSatisfying(
            RegisterAnswer.Registered.class,
            made -> assertThat(made.credentials().clientId()).isEqualTo("a"));
    assertThat(server.asked("POST /oauth2/register").getFirst().body())
        .isEqualTo("{\"token_endpoint_auth_method\":\"client_secret_basic\"}");
    assertThat(server.asked(TOKEN).getFirst().body()).contains("scope=register");
  }

  @Test
  void permissionsArePushedByTheAccount() {
    server.answers(PUSH, json(201, "[{\"permission_id\":\"p1\"}]"));

    assertThat(servers.push("as", account, "key", List.of(permission())))
        .isEqualTo(new PushAnswer.Pushed(List.of("p1")));

    assertThat(server.asked(PUSH).getFirst().body())
        .isEqualTo(
            "[{\"transaction\":\"handle\",\"resource_id\":\"r\",\"resource_scopes\":[\"read\"],"
                + "\"rot\":\"the-rot\",\"expires_at\":1790000040}]");
    assertThat(server.asked(TOKEN).getFirst().authorization()).isEqualTo("Basic YWNjb3VudC0xOnM=");
  }

  @Test
  void aPushIsRefusedOrItsFateIsUnknown() {
    server.answers(PUSH, json(404, ""));
    assertThat(servers.push("as", account, "k", List.of(permission())))
        .isEqualTo(new PushAnswer.Refused());
    for (var unknown : List.of(json(500, ""), json(201, "[]"), json(201, "{}"))) {
      server.answers(PUSH, unknown);
      assertThat(servers.push("as", account, "k", List.of(permission())))
          .isEqualTo(new PushAnswer.Unreachable());
    }
  }

  @Test
  void aPermissionThatIsNotThereHasEnded() {
    var path = "DELETE /user/permissions/p%201";
    server.answers(path, json(204, ""));
    assertThat(servers.end("as", account, "p 1")).isEqualTo(EndAnswer.ENDED);
    server.answers(path, json(404, ""));
    assertThat(servers.end("as", account, "p 1")).isEqualTo(EndAnswer.ENDED);
    server.answers(path, json(500, ""));
    assertThat(servers.end("as", account, "p 1")).isEqualTo(EndAnswer.UNREACHABLE);
  }

  @Test
  void theStandingIsReadPageByPage() {
    server.answers(LIST, json(200, page("p1", "pending", ",\"next\":\"p1\"")));
    server.answers(LIST + "?after=p1", json(200, page("p2", "active", "")));

    var end = Instant.ofEpochSecond(1790000040);
    assertThat(servers.standing("as", account))
        .isEqualTo(
            new StandingAnswer.Standing(
                List.of(
                    new StandingPermission("p1", Status.PENDING, end, Optional.empty()),
                    new StandingPermission("p2", Status.ACTIVE, end, Optional.empty()))));
  }

  @Test
  void theStandingSaysWhatMayBeReadAndByWhom() {
    var what = ",\"resource_id\":\"r\",\"resource_scopes\":[\"read\"]";
    var read = new StandingPermission.What("app", "r", ScopeSet.of("read"));
    for (var client :
        Map.of(",\"client_id\":\"app\"", Optional.of(read), "", Optional.empty()).entrySet()) {
      var one =
          """
          {"permissions":[{"permission_id":"p","status":"active","expires_at":1790000040%s%s}]}
          """
              .formatted(what, client.getKey());
      server.answers(LIST, json(200, one));

      assertThat(servers.standing("as", account))
          .isInstanceOfSatisfying(
              StandingAnswer.Standing.class,
              all ->
                  assertThat(all.permissions())
                      .singleElement()
                      .extracting(StandingPermission::what)
                      .isEqualTo(client.getValue()));
    }
  }

  @Test
  void anAccountThatTheServerNoLongerKnowsIsGone() {
    server.answers(TOKEN, json(401, "{\"error\":\"invalid_client\"}"));
    assertThat(servers.standing("as", account)).isEqualTo(new StandingAnswer.NoAccount());
    assertThat(servers.end("as", account, "p")).isEqualTo(EndAnswer.ENDED);
    server.answers(TOKEN, json(503, ""));
    assertThat(servers.standing("as", account)).isEqualTo(new StandingAnswer.Unreachable());
  }

  @Test
  void introspectionTellsTheRotAndIsNeverKept() {
    var path = "POST /oauth2/introspect";
    server.answers(
        path,
        json(
            200,
            """
            {"active":true,"iss":"%s","client_id":"c","exp":1790000040,
            "permissions":[{"resource_id":"r","resource_scopes":["read"],"exp":1790000040,
            "permission_id":"p","rot":"the-rot"}]}
            """
                .formatted(server.issuer())),
        json(200, "{\"active\":false}"),
        json(200, "{}"),
        json(500, ""));
    var issuer = URI.create(server.issuer().value());

    var active = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(active.issuer()).contains(issuer);
    assertThat(active.permissions().getFirst().rot().orElseThrow().reveal()).isEqualTo("the-rot");
    assertThat(protection.introspect(issuer, new Secret("rpt")))
        .isEqualTo(new Introspection.Inactive());
    assertThat(protection.introspect(issuer, new Secret("rpt")))
        .isEqualTo(new Introspection.Unreachable());
    assertThat(protection.introspect(issuer, new Secret("rpt")))
        .isEqualTo(new Introspection.Unreachable());
    assertThat(server.asked(path)).hasSize(4);
    assertThat(server.asked(path).getFirst().body()).isEqualTo("token=rpt");
    assertThat(server.asked(TOKEN).getFirst().body()).contains("scope=uma_protection");
  }

  @Test
  void aTokenIsBoundToTheKeyThatIsSaidAndOneThatIsBoundElsehowIsGoodForNothing() {
    var said = "{\"active\":true,\"client_id\":\"c\",\"exp\":1790000040,%s}";
    var key = "k".repeat(43);
    var binding = List.of("\"cnf\":{\"jkt\":\"" + key + "\"}", "\"token_type\":\"Bearer\"");
    var bindings =
        List.of(
            "\"cnf\":{\"x5t#S256\":\"" + key + "\"}",
            "\"cnf\":{\"jkt\":\"short\"}",
            "\"cnf\":\"" + key + "\"",
            "\"token_type\":\"DPoP\"");
    server.answers(
        "POST /oauth2/introspect",
        Stream.concat(binding.stream(), bindings.stream())
            .map(one -> json(200, said.formatted(one)))
            .toArray(MockResponse[]::new));
    var issuer = URI.create(server.issuer().value());

    var bound = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(bound.key()).contains(new KeyThumbprint(key));
    var bearer = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(bearer.key()).isEmpty();
    for (var one : bindings) {
      assertThat(protection.introspect(issuer, new Secret("rpt")))
          .as(one)
          .isEqualTo(new Introspection.Inactive());
    }
  }

  @Test
  void anEndThatIsNoTimeMakesATokenOrAPermissionGoodForNothing() {
    var path = "POST /oauth2/introspect";
    server.answers(
        path,
        json(200, "{\"active\":true,\"client_id\":\"c\",\"exp\":%d}".formatted(Long.MAX_VALUE)),
        json(
            200,
            """
            {"active":true,"client_id":"c","exp":1790000040,"permissions":[
            {"permission_id":"endless","resource_id":"r","exp":%d},
            {"permission_id":"wordy","resource_id":"r","exp":"tomorrow"},
            {"permission_id":"silent","resource_id":"r"}]}
            """
                .formatted(Long.MAX_VALUE)));
    var issuer = URI.create(server.issuer().value());

    assertThat(protection.introspect(issuer, new Secret("rpt")))
        .isEqualTo(new Introspection.Inactive());
    var active = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(active.permissions()).extracting(one -> one.id().value()).containsExactly("silent");
    assertThat(active.permissions().getFirst().validity()).isEqualTo(active.validity());
  }

  @Test
  void theLaterOfTwoBeginningsCountsAndOneThatIsNoTimeIsGoodForNothing() {
    var path = "POST /oauth2/introspect";
    var token = "{\"active\":true,\"client_id\":\"c\",\"exp\":1790000040,";
    server.answers(
        path,
        json(
            200,
            token
                + """
                "iat":1789999000,"nbf":1789999060,"permissions":[
                {"permission_id":"later","resource_id":"r","iat":1789999120,"nbf":1789999000},
                {"permission_id":"wordy","resource_id":"r","nbf":"tomorrow"}]}
                """),
        json(200, token + "\"nbf\":\"tomorrow\"}"));
    var issuer = URI.create(server.issuer().value());

    var active = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(active.validity().from()).isEqualTo(Instant.ofEpochSecond(1789999060));
    assertThat(active.permissions()).extracting(one -> one.id().value()).containsExactly("later");
    assertThat(active.permissions().getFirst().validity().from())
        .isEqualTo(Instant.ofEpochSecond(1789999120));
    assertThat(protection.introspect(issuer, new Secret("rpt")))
        .isEqualTo(new Introspection.Inactive());
  }

  @Test
  void whatIsNoListPermitsNothing() {
    var path = "POST /oauth2/introspect";
    var permission = "{\"permission_id\":\"p\",\"resource_id\":\"r\",\"resource_scopes\":%s}";
    var scopes = permission.formatted("{\"a\":\"read\"}");
    var token = "{\"active\":true,\"client_id\":\"c\",\"exp\":1790000040,\"permissions\":%s}";
    server.answers(
        path,
        json(200, token.formatted("{\"a\":" + permission.formatted("[\"read\"]") + "}")),
        json(200, token.formatted("[" + scopes + "]")));
    var issuer = URI.create(server.issuer().value());

    var object = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(object.permissions()).isEmpty();
    var inside = (Introspection.Active) protection.introspect(issuer, new Secret("rpt"));
    assertThat(inside.permissions().getFirst().scopes()).isEqualTo(ScopeSet.NONE);
  }

  @Test
  void aTicketIsAskedForWithThePat() {
    server.answers("POST /uma/permission", json(201, "{\"ticket\":\"t\"}"), json(400, "{}"));
    var wanted =
        new ProtectedResource(
            URI.create(server.issuer().value()), new ResourceId("r"), ScopeSet.of("read"));

    assertThat(protection.ask(wanted))
        .isInstanceOfSatisfying(
            PermissionTickets.Ticket.class,
            found -> assertThat(found.ticket().reveal()).isEqualTo("t"));
    assertThat(protection.ask(wanted)).isEqualTo(new PermissionTickets.NoTicket());
    assertThat(server.asked("POST /uma/permission").getFirst().body())
        .isEqualTo("{\"resource_id\":\"r\",\"resource_scopes\":[\"read\"]}");
  }

  private static PushedPermission permission() {
    return new PushedPermission(
        new Secret("handle"),
        "r",
        ScopeSet.of("read"),
        Optional.of(new Secret("the-rot")),
        Instant.ofEpochSecond(1790000040));
  }

  private static MockResponse token(String value) {
    return json(
        200, "{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  }

  private static String page(String id, String status, String more) {
    return """
    {"permissions":[{"permission_id":"%s","status":"%s","expires_at":1790000040}]%s}
    """
        .formatted(id, status, more);
  }
}
