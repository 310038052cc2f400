package org.openfpx.idp.uma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.idp.FakeParty.json;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.Inactive;
import org.openfpx.domain.rsa.access.Introspection.Unreachable;
import org.openfpx.domain.rsa.access.PermissionTickets.NoTicket;
import org.openfpx.domain.rsa.access.PermissionTickets.Ticket;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.idp.FakeParty;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.OneAuthorizationServer.Account;

/** How a resource server asks its authorization server (UMA Federated Authorization 4 and 5). */
class OneAuthorizationServerTest {
  private static final String TOKEN = "POST /token";
  private static final String PERMISSION = "POST /uma/permission";
  private static final String INTROSPECT = "POST /oauth2/introspect";
  private static final Secret RPT = new Secret("rpt");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestWorld world = new TestWorld();
  private final Outgoing outgoing = patientFor(PATIENCE);
  private final FakeParty server;
  private final OneAuthorizationServer protection;
  private final ProtectedResource wanted;
  private final URI issuer;

  OneAuthorizationServerTest() throws IOException {
    server = new FakeParty();
    issuer = URI.create(server.issuer().value());
    protection =
        new OneAuthorizationServer(
            Account.of(server.issuer().value(), "clinic", "secret"), outgoing, world);
    wanted = protection.resource("immunizations", "read");
  }

  private static Outgoing patientFor(Duration patience) {
    return Outgoing.within(
        new OutgoingSettings(
            OutgoingSettings.DEFAULT.allowing("localhost").allowedHosts(),
            patience,
            4096,
            Optional.empty()));
  }

  @BeforeEach
  void publish() {
    server.publishes("");
    server.answers(TOKEN, token("pat-1"), token("pat-2"));
    server.answers(PERMISSION, json(201, "{\"ticket\":\"t1\"}"));
    server.answers(INTROSPECT, json(200, "{\"active\":false}"));
  }

  @AfterEach
  void stop() {
    outgoing.close();
    server.close();
  }

  private static MockResponse token(String value) {
    return json(
        200, "{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  }

  @Test
  void aPatIsHadByClientCredentialsAndKept() {
    assertThat(protection.ask(wanted)).isInstanceOf(Ticket.class);
    assertThat(protection.introspect(issuer, RPT)).isEqualTo(new Inactive());

    assertThat(server.asked(TOKEN)).hasSize(1);
    assertThat(server.asked(TOKEN).getFirst().authorization())
        .isEqualTo("Basic Y2xpbmljOnNlY3JldA==");
    assertThat(server.asked(TOKEN).getFirst().body())
        .contains("grant_type=client_credentials", "scope=uma_protection");
    assertThat(server.asked(PERMISSION).getFirst().authorization()).isEqualTo("Bearer pat-1");
    assertThat(server.asked(PERMISSION).getFirst().body())
        .isEqualTo("{\"resource_id\":\"immunizations\",\"resource_scopes\":[\"read\"]}");
  }

  @Test
  void aPatThatIsRefusedIsReplacedOnce() {
    server.answers(PERMISSION, json(401, ""), json(201, "{\"ticket\":\"t1\"}"));
    assertThat(protection.ask(wanted)).isInstanceOf(Ticket.class);
    assertThat(server.asked(PERMISSION).stream().map(FakeParty.Asked::authorization))
        .containsExactly("Bearer pat-1", "Bearer pat-2");

    server.answers(PERMISSION, json(401, ""));
    assertThat(protection.ask(wanted)).isEqualTo(new NoTicket());
    assertThat(server.asked(PERMISSION)).hasSize(4);
  }

  static Stream<MockResponse> failures() {
    return Stream.of(
        json(500, ""),
        json(503, "{\"ticket\":\"t\"}"),
        json(401, ""),
        json(400, "{\"error\":\"invalid_resource_id\"}"),
        json(403, "{\"error\":\"insufficient_scope\"}"),
        json(201, "no JSON"),
        json(201, "{\"ticket\":\"with a space\"}"),
        json(201, "{}"),
        json(302, "").newBuilder().addHeader("Location", "http://localhost/elsewhere").build(),
        json(201, "{\"ticket\":\"" + "x".repeat(5000) + "\"}"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureGivesNoTicket(MockResponse failure) {
    server.answers(PERMISSION, failure);

    assertThat(protection.ask(wanted)).isEqualTo(new NoTicket());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureOfTheTokenEndpointGivesNeitherTicketNorAnswer(MockResponse failure) {
    server.answers(TOKEN, failure);

    assertThat(protection.ask(wanted)).isEqualTo(new NoTicket());
    assertThat(protection.introspect(issuer, RPT)).isEqualTo(new Unreachable());
    assertThat(server.asked(PERMISSION)).isEmpty();
  }

  @Test
  void anAnswerThatComesTooLateIsNone() {
    var late = new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build();
    server.answers(PERMISSION, late);
    server.answers(INTROSPECT, late);
    try (var impatient = patientFor(Duration.ofMillis(500))) {
      var account = Account.of(server.issuer().value(), "clinic", "secret");
      var hurried = new OneAuthorizationServer(account, impatient, world);

      assertThat(hurried.ask(wanted)).isEqualTo(new NoTicket());
      assertThat(hurried.introspect(issuer, RPT)).isEqualTo(new Unreachable());
    }
  }

  @Test
  void aServerThatIsNotThereGivesNothing() {
    server.close();

    assertThat(protection.ask(wanted)).isEqualTo(new NoTicket());
    assertThat(protection.introspect(issuer, RPT)).isEqualTo(new Unreachable());
  }

  @Test
  void anotherAuthorizationServerIsNotAsked() {
    assertThat(protection.introspect(URI.create("https://other.test"), RPT))
        .isEqualTo(new Unreachable());
    assertThat(server.asked(TOKEN)).isEmpty();
  }

  @Test
  void nothingIsRememberedUnlessAskedFor() {
    server.answers(INTROSPECT, active(3600, 3600));

    protection.introspect(issuer, RPT);
    protection.introspect(issuer, RPT);

    assertThat(server.asked(INTROSPECT)).hasSize(2);
    assertThatThrownBy(() -> protection.remembering(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasGoodIsRememberedForSoLong() {
    server.answers(INTROSPECT, active(3600, 3600));
    var remembering = protection.remembering(Duration.ofSeconds(30));

    assertThat(remembering.introspect(issuer, RPT)).isInstanceOf(Active.class);
    world.pass(Duration.ofMillis(29_999));
    assertThat(remembering.introspect(issuer, RPT)).isInstanceOf(Active.class);
    assertThat(server.asked(INTROSPECT)).hasSize(1);
    assertThat(remembering.introspect(issuer, new Secret("another"))).isInstanceOf(Active.class);
    assertThat(server.asked(INTROSPECT)).hasSize(2);

    world.pass(Duration.ofMillis(1));
    server.answers(INTROSPECT, json(200, "{\"active\":false}"));
    assertThat(remembering.introspect(issuer, RPT)).isEqualTo(new Inactive());
  }

  @Test
  void whatIsAskedAfreshTakesThePlaceOfWhatWasRemembered() {
    server.answers(INTROSPECT, active(3600, 3600), json(200, "{\"active\":false}"));
    var remembering = protection.remembering(Duration.ofSeconds(30));
    assertThat(remembering.introspect(issuer, RPT)).isInstanceOf(Active.class);

    assertThat(remembering.fresh().orElseThrow().introspect(issuer, RPT)).isEqualTo(new Inactive());

    assertThat(remembering.introspect(issuer, RPT)).isEqualTo(new Inactive());
    assertThat(server.asked(INTROSPECT)).hasSize(3);
  }

  @Test
  void itIsRememberedNoLongerThanTokenOrPermissionLasts() {
    assertForgottenAfter(active(20, 3600), 20);
    assertForgottenAfter(active(3600, 20), 20);
    assertForgottenAfter(active(3600, 3600), 60);
  }

  private void assertForgottenAfter(MockResponse answer, long seconds) {
    server.answers(INTROSPECT, answer);
    var remembering = protection.remembering(Duration.ofMinutes(1));
    int before = server.asked(INTROSPECT).size();

    remembering.introspect(issuer, RPT);
    world.pass(Duration.ofSeconds(seconds).minusMillis(1));
    remembering.introspect(issuer, RPT);
    assertThat(server.asked(INTROSPECT)).hasSize(before + 1);
    world.pass(Duration.ofMillis(1));
    remembering.introspect(issuer, RPT);
    assertThat(server.asked(INTROSPECT)).hasSize(before + 2);
  }

  @Test
  void whatIsOverOrNotGoodOrUnknownIsNotRemembered() {
    Introspection remembering = protection.remembering(Duration.ofMinutes(1));
    server.answers(INTROSPECT, json(200, "{\"active\":false}"), json(500, ""), active(-1, 3600));

    assertThat(remembering.introspect(issuer, RPT)).isEqualTo(new Inactive());
    assertThat(remembering.introspect(issuer, RPT)).isEqualTo(new Unreachable());
    assertThat(remembering.introspect(issuer, RPT)).isInstanceOf(Active.class);
    assertThat(remembering.introspect(issuer, RPT)).isInstanceOf(Active.class);
    assertThat(server.asked(INTROSPECT)).hasSize(4);
  }

  private MockResponse active(long tokenSeconds, long permissionSeconds) {
    long now = world.instant().getEpochSecond();
    return json(
        200,
        """
        {"active":true,"client_id":"c","exp":%d,"permissions":[{"permission_id":"p",
        "resource_id":"immunizations","resource_scopes":["read"],"exp":%d}]}
        """
            .formatted(now + tokenSeconds, now + permissionSeconds));
  }
}
