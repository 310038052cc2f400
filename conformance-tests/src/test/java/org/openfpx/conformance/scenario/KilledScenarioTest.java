package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.conformance.client.AsFirstClient;
import org.openfpx.conformance.client.Network;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Robot;

/**
 * The systems killed with -9 after the person said yes: the flow goes on when they are back, and
 * nothing is granted twice (issue 2, section 5, number 9).
 */
class KilledScenarioTest {
  private static final int NO_ANSWER = 0;

  @TempDir private static Path folder;
  private static DemoProcess demo;

  private Peer peer;
  private Network network;

  @BeforeAll
  static void startTheNetwork() {
    demo = DemoProcess.start(folder.resolve("demo"));
  }

  @AfterAll
  static void stopTheNetwork() {
    demo.close();
  }

  @BeforeEach
  void askTheNetwork() {
    peer = Peer.plain(exchange -> {});
    network = Network.of(peer, demo.network());
  }

  @AfterEach
  void hangUp() {
    peer.close();
  }

  @Test
  void aTicketFromBeforeTheKillIsGoodOnceAfterIt() {
    var granted = sayYes();

    demo.kill();
    demo.startAgain();

    var tokens = granted.present().expect(200).json();
    assertThat(records(granted, tokens)).isPositive();
    assertRefused(granted.present());
  }

  @Test
  void aTicketUsedBeforeTheKillStaysUsedAndOneCanBeginAgain() {
    var used = sayYes();
    used.present().expect(200);

    demo.kill();
    demo.startAgain();

    assertRefused(used.present());
    var again = sayYes();
    assertThat(records(again, again.present().expect(200).json())).isPositive();
  }

  @Test
  void theNewestRefreshTokenSurvivesTheKillAndTheOneBeforeDoesNot() {
    var granted = sayYes();
    var first = refreshToken(granted.present().expect(200).json());
    var second = refreshToken(refresh(granted, first).expect(200).json());

    demo.kill();
    demo.startAgain();

    var tokens = refresh(granted, second).expect(200).json();
    assertThat(records(granted, tokens)).isPositive();
    assertRefused(refresh(granted, first));
  }

  @Test
  void ofTicketsBeingUsedWhileTheKillComesEachIsGoodAtMostOnce() throws Exception {
    var granted = IntStream.range(0, 8).mapToObj(number -> sayYes()).toList();

    var before = presentUntilKilled(granted);
    demo.startAgain();

    for (int number = 0; number < granted.size(); number++) {
      int then = before.get(number);
      var now = granted.get(number).present();
      assertThat(then).as("before").isIn(200, NO_ANSWER);
      if (then == 200 || now.status() != 200) {
        assertRefused(now);
      }
      assertRefused(granted.get(number).present());
    }
  }

  /** All at once, and the kill comes with the first answer; the status that each one got. */
  private List<Integer> presentUntilKilled(List<Granted> granted) throws Exception {
    var answered = new CountDownLatch(1);
    var statuses = new ArrayList<Integer>();
    try (var marching = Executors.newVirtualThreadPerTaskExecutor()) {
      var uses = new ArrayList<Future<Integer>>();
      for (var one : granted) {
        uses.add(
            marching.submit(() -> {
              int status = statusIfAny(one);
              answered.countDown();
              return status;
            }));
      }
      assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
      demo.kill();
      for (var use : uses) {
        statuses.add(use.get());
      }
    }
    return statuses;
  }

  private static int statusIfAny(Granted granted) {
    try {
      return granted.present().status();
    } catch (UnexpectedAnswer killed) {
      return NO_ANSWER;
    }
  }

  /** One transaction up to where the ticket is back at the client. */
  private Granted sayYes() {
    var client = new AsFirstClient(peer, network);
    var tokenEndpoint = URI.create(client.discover().required("token_endpoint").asText());
    var claims = client.claimsAddress(client.open(tokenEndpoint));
    var home = network.claimsRedirectUri().getPath();
    try (var browser = Robot.fresh(exchange -> {}, to -> to.getPath().equals(home))) {
      var wish = Wish.everything(network.user(), network.password());
      var back = new PersonAtBrowser(browser, wish).walk(browser.open("to the network", claims));
      return new Granted(client, tokenEndpoint, client.returned(back.to()));
    }
  }

  private Answer refresh(Granted granted, String refreshToken) {
    var fields =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            network.clientId(),
            "refresh_token",
            refreshToken);
    return peer.send(Request.form("Refresh the tokens", granted.tokenEndpoint(), fields));
  }

  private static String refreshToken(JsonNode tokens) {
    return tokens.required("refresh_token").asText();
  }

  private static int records(Granted granted, JsonNode tokens) {
    int records = 0;
    for (var token : tokens.required("access_tokens")) {
      for (var permission : token.required("permissions")) {
        records += granted.client().read(permission, token);
      }
    }
    return records;
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
  }

  private record Granted(AsFirstClient client, URI tokenEndpoint, String ticket) {
    Answer present() {
      return client.present(tokenEndpoint, ticket);
    }
  }
}
