package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/**
 * The whole demo killed with -9 after the person said yes: the flow goes on when it is back, and
 * nothing is granted twice.
 */
class KilledScenarioTest {
  private static final int NO_ANSWER = 0;

  @TempDir private static Path folder;
  private static DemoProcess demo;
  private static Setting setting;

  private final List<Granted> granted = new ArrayList<>();

  /** Somebody who is back at the client with a ticket. */
  private record Granted(Traveller person, String ticket) {
    Answer present() {
      return person.redeem(ticket);
    }
  }

  @BeforeAll
  static void startTheNetwork() {
    demo = DemoProcess.start(folder.resolve("demo"));
    setting = Setting.overHttp(demo);
  }

  @AfterAll
  static void stopTheNetwork() {
    setting.close();
  }

  @AfterEach
  void allCloseTheirBrowsers() {
    granted.forEach(one -> one.person().close());
  }

  @Test
  void whatWasGrantedBeforeTheKillIsGoodOnceAfterIt() {
    var unused = sayYes();
    var used = sayYes();
    used.present().expect(200);
    var refreshing = sayYes();
    var first = refreshToken(refreshing.present());
    var second = refreshToken(refreshing.person().refresh(first));

    demo.killAndStartAgain();

    assertReadsRecords(unused.person(), unused.present());
    Expect.invalidGrant(unused.present());
    Expect.invalidGrant(used.present());
    assertReadsRecords(refreshing.person(), refreshing.person().refresh(second));
    Expect.invalidGrant(refreshing.person().refresh(first));
    var again = sayYes();
    assertReadsRecords(again.person(), again.present());
  }

  @Test
  void ofTicketsBeingUsedWhileTheKillComesEachIsGoodAtMostOnce() throws Exception {
    IntStream.range(0, 8).forEach(number -> sayYes());

    var before = presentUntilKilled();
    demo.process().startAgain();

    for (int number = 0; number < granted.size(); number++) {
      int then = before.get(number);
      var now = granted.get(number).present();
      assertThat(then).as("before").isIn(200, NO_ANSWER);
      if (then == 200 || now.status() != 200) {
        Expect.invalidGrant(now);
      }
      Expect.invalidGrant(granted.get(number).present());
    }
  }

  /** All at once, and the kill comes with the first answer; the status that each one got. */
  private List<Integer> presentUntilKilled() throws Exception {
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
      demo.process().stop();
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
    var person = new Traveller(setting);
    var one = new Granted(person, person.grantedTicket());
    granted.add(one);
    return one;
  }

  private static String refreshToken(Answer answer) {
    return answer.expect(200).json().required("refresh_token").asText();
  }

  private static void assertReadsRecords(Traveller person, Answer tokens) {
    assertThat(person.records(tokens.expect(200).json())).isPositive();
  }
}
