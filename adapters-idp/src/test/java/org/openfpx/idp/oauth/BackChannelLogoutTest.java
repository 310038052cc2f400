package org.openfpx.idp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.logout.LogoutReceivers.Reception;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** Clients that are told, and do not behave (OpenID Connect Back-Channel Logout section 2.5). */
class BackChannelLogoutTest {
  private final MockWebServer client = new MockWebServer();
  private final Outgoing outgoing =
      Outgoing.within(
          new OutgoingSettings(
              Set.of("localhost"), Duration.ofMillis(1500), 1000, Optional.empty()));
  private final BackChannelLogout logout = new BackChannelLogout(outgoing);

  @BeforeEach
  void start() throws IOException {
    client.start();
  }

  @AfterEach
  void stop() {
    outgoing.close();
    client.close();
  }

  @Test
  void theTokenIsPostedAsAForm() throws InterruptedException {
    client.enqueue(new MockResponse.Builder().code(200).build());

    assertThat(logout.tell(address(), "the.logout.token")).isEqualTo(Reception.TAKEN);

    var request = client.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.getBody().utf8()).isEqualTo("logout_token=the.logout.token");
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void whoRefusesFailsOrSendsElsewhereHasNotTakenIt() {
    client.enqueue(new MockResponse.Builder().code(400).build());
    client.enqueue(new MockResponse.Builder().code(500).build());
    client.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", address() + "x").build());

    assertThat(
            List.of(
                logout.tell(address(), "the.logout.token"),
                logout.tell(address(), "the.logout.token"),
                logout.tell(address(), "the.logout.token")))
        .containsExactly(Reception.REFUSED, Reception.UNREACHABLE, Reception.REFUSED);
    assertThat(client.getRequestCount()).as("nobody was followed").isEqualTo(3);
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedFor() {
    client.enqueue(new MockResponse.Builder().code(200).headersDelay(1, TimeUnit.HOURS).build());

    assertThat(logout.tell(address(), "the.logout.token")).isEqualTo(Reception.UNREACHABLE);
  }

  @Test
  void addressesThatAreNotOfTheWorldAreNotAsked() {
    var inside = URI.create("http://127.0.0.1:" + client.getPort() + "/logout");

    assertThat(logout.tell(inside, "the.logout.token")).isEqualTo(Reception.UNREACHABLE);
    assertThat(client.getRequestCount()).isZero();
  }

  private URI address() {
    return URI.create("http://localhost:" + client.getPort() + "/logout");
  }
}
